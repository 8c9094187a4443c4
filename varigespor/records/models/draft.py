"""What is being typed: encrypted, on the server, for its writer only."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import models

from ..sealing import Sealed
from .case import Case
from .employee import Employee
from .times import Row


class Draft(Row):
    """An unfinished form of one employee, found again by where it is typed."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=200)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", null=True)
    content_sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    content = Sealed("content_sealed")

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once", fields=["employee", "place"])]

    def keep(self, *, title: str, fields: Mapping[str, list[str]]) -> None:
        """Seal the title, which may name a child, with the fields."""
        self.content = json.dumps({"title": title, "fields": dict(fields)}, ensure_ascii=False)

    @property
    def title(self) -> str:
        return str(json.loads(self.content)["title"])

    @property
    def fields(self) -> dict[str, list[str]]:
        """What was typed, by field name."""
        return dict(json.loads(self.content)["fields"])
