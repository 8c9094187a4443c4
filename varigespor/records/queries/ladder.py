"""The children behind the ladder's numbers, as a list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from varigespor.domain.access import Asker

from ..models import Case


class Seen(NamedTuple):
    """A child as a list shows it, and the key of its case."""

    case: UUID
    given_name: str
    family_name: str
    sort_key: str
    born_on: date | None
    address_protected: bool

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


def seen(*, children: Iterable[UUID], asker: Asker, on: date) -> dict[UUID, Seen]:
    """Child → what a list shows of it, of those that the asker may see on the day. One statement."""
    fields = ("given_name", "family_name", "sort_key", "born_on", "address_protected")
    rows = Case.objects.seen_by(asker, on=on).filter(child_id__in=list(children)).order_by()
    found = rows.values_list("child_id", "id", *(f"child__{name}" for name in fields))
    return {child: Seen(*facts) for child, *facts in found}
