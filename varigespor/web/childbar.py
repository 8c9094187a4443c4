"""The guard against the wrong child: the bar above every page of a case but the child's own.

In a template: `{% load pieces %}{% block childbar %}{% childbar case %}{% endblock %}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from varigespor.records.models import Case
from varigespor.records.queries.childbar import standing


@dataclass(frozen=True)
class ChildBar:
    """What the bar shows; `born` is None where the day is unknown, or ahead on `due`."""

    name: str
    born: date | None
    due: date | None
    step: int
    adviser: str
    protected: bool
    url: str


def child_bar(*, case: Case, today: date) -> ChildBar:
    """The bar of a case on the day. One statement."""
    now = standing(case=case, on=today)
    return ChildBar(
        name=case.child.name or "Ufødt barn",
        born=case.child.born_on,
        due=case.child.due_on,
        step=now.step,
        adviser=now.adviser,
        protected=now.protected,
        url=reverse("people:child", args=[case.pk]),
    )
