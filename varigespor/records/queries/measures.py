"""Measures of cases in time: what runs on a day, all periods as plain columns, and the steps of many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db.models import Max

from varigespor.domain.grounds import Running

from ..models import Case, MeasurePeriod


class Periods(TypedDict):
    """Lists of equal length, one place per period; `until` None = open, half-open intervals."""

    child: list[UUID]
    measure: list[UUID]
    step: list[int]
    since: list[date]
    until: list[date | None]
    placement: list[bool]
    name: list[str]
    end_reason: list[str]


def running(*, case: Case, on: date) -> list[MeasurePeriod]:
    """The periods that run on the day with their measures, the lowest step first. One statement."""
    rows = MeasurePeriod.objects.on(on).filter(case=case).select_related("measure__entry__provider")
    return list(rows.order_by("step", "valid_from", "id"))


def coming(*, case: Case, on: date) -> list[MeasurePeriod]:
    """The periods that begin after the day. One statement."""
    rows = MeasurePeriod.objects.current().filter(case=case, valid_from__gt=on)
    return list(rows.select_related("measure__entry__provider").order_by("valid_from", "id"))


def tried(*, case: Case, on: date) -> list[MeasurePeriod]:
    """Everything that has begun, ended or not, the newest first: what was tried before. One statement."""
    rows = MeasurePeriod.objects.current().filter(case=case, valid_from__lte=on)
    return list(rows.select_related("measure__entry").order_by("-valid_from", "id"))


def latest_period(*, measure: UUID) -> MeasurePeriod:
    """The current period that began last, and so says when the measure ends. One statement."""
    rows = MeasurePeriod.objects.current().filter(measure_id=measure)
    return rows.latest("valid_from")  # type: ignore[no-any-return]


def periods(*, cases: Iterable[UUID]) -> Periods:
    """All current periods of the cases as plain columns, by child and start. One statement."""
    rows = MeasurePeriod.objects.current().filter(case_id__in=list(cases))
    columns = Periods(child=[], measure=[], step=[], since=[], until=[], placement=[], name=[], end_reason=[])
    fields = ("case__child_id", "measure_id", "step", "valid_from", "valid_to", "placement")
    ordered = rows.order_by("case__child_id", "valid_from", "id")
    for row in ordered.values_list(*fields, "measure__entry__name", "end_reason"):
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)  # type: ignore[literal-required]
    return columns


def steps(*, cases: Iterable[UUID], on: date) -> dict[UUID, int]:
    """Case → the highest step that runs on the day; cases without help are left out. One statement."""
    rows = MeasurePeriod.objects.on(on).filter(case_id__in=list(cases))
    return dict(rows.values_list("case_id").annotate(highest=Max("step")).order_by())


def facts(*, case: Case) -> tuple[Running, ...]:
    """The case's current periods as the rules need them, by start. One statement."""
    rows = MeasurePeriod.objects.current().filter(case=case).order_by("valid_from", "id")
    fields = ("measure_id", "measure__entry__name", "valid_from", "valid_to", "placement", "step")
    return tuple(Running(*row) for row in rows.values_list(*fields))
