"""What the town's ladder is counted from: where children belong, when they were born, what broke down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypedDict
from uuid import UUID

from varigespor.domain.access import Asker
from varigespor.domain.decisions import EndReason

from ..models import Case, MeasurePeriod, Person, Route


class Routes(TypedDict):
    """Lists of equal length, one place per dated route; `end` None = still, intervals half-open."""

    child: list[UUID]
    team: list[str]
    district: list[str]
    target_group: list[str]
    start: list[date]
    end: list[date | None]


class Broken(TypedDict):
    """Lists of equal length, one place per placement that broke down: the first day without it, its step."""

    child: list[UUID]
    day: list[date]
    step: list[int]


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


def routes() -> Routes:
    """Where every child with a case belongs, all current routes. One statement."""
    columns = Routes(child=[], team=[], district=[], target_group=[], start=[], end=[])
    fields = ("case__child_id", "team", "district", "target_group", "valid_from", "valid_to")
    for row in Route.objects.current().order_by().values_list(*fields):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def births() -> dict[UUID, date]:
    """Child → day of birth, of children with a case and a known one. One statement."""
    rows = Person.objects.filter(case__isnull=False, born_on__isnull=False)
    return {child: born for child, born in rows.order_by().values_list("id", "born_on") if born}


def broken_down(*, since: date, until: date) -> Broken:
    """The placements that ended with a breakdown on the days since ≤ day < until. One statement."""
    rows = MeasurePeriod.objects.current().filter(
        placement=True, end_reason=EndReason.BROKEN_DOWN, valid_to__gte=since, valid_to__lt=until
    )
    columns = Broken(child=[], day=[], step=[])
    for child, day, step in rows.order_by("valid_to", "id").values_list("case__child_id", "valid_to", "step"):
        columns["child"].append(child)
        columns["day"].append(day)
        columns["step"].append(step)
    return columns


def seen(*, children: Iterable[UUID], asker: Asker, on: date) -> dict[UUID, Seen]:
    """Child → what a list shows of it, of those that the asker may see on the day. One statement."""
    fields = ("given_name", "family_name", "sort_key", "born_on", "address_protected")
    rows = Case.objects.seen_by(asker, on=on).filter(child_id__in=list(children)).order_by()
    found = rows.values_list("child_id", "id", *(f"child__{name}" for name in fields))
    return {child: Seen(*facts) for child, *facts in found}
