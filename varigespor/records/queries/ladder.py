"""The children behind the ladder's numbers, as a list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
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


class Sorted(NamedTuple):
    """What a child is sorted by: its name as Danish sorts, then the key of its case."""

    sort_key: str
    case: UUID


def in_order(*, children: Iterable[UUID], asker: Asker, on: date) -> dict[UUID, Sorted]:
    """Child → what sorts it, of those that the asker may see on the day. One statement."""
    found = _seen(children, asker, on).values_list("child_id", "child__sort_key", "id")
    return {child: Sorted(*facts) for child, *facts in found}


def seen(*, children: Iterable[UUID], asker: Asker, on: date) -> dict[UUID, Seen]:
    """Child → what a list shows of it, of those that the asker may see on the day. One statement."""
    fields = ("given_name", "family_name", "sort_key", "born_on", "address_protected")
    found = _seen(children, asker, on).values_list("child_id", "id", *(f"child__{name}" for name in fields))
    return {child: Seen(*facts) for child, *facts in found}


def _seen(children: Iterable[UUID], asker: Asker, on: date) -> Any:
    return Case.objects.seen_by(asker, on=on).filter(child_id__among=list(children)).order_by()
