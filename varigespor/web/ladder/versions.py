"""The same children under the ladder's other versions: what changes when a type of place changes its step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.analysis.flow import Period, period
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.versions import relaid
from varigespor.domain.ladder import place_steps, place_versions
from varigespor.domain.ladder_words import Number
from varigespor.norms.ladder import place_types

from ..wording import plain_date
from .asking import ONE_DAY, Question


@dataclass(frozen=True)
class Versions:
    """Children per step on the period's last day under each version; `moved` are the places that differ."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    moved: tuple[str, ...]


def versions(*, snapshot: Snapshot, question: Question) -> Versions | None:
    """The versions side by side; None where they put the same children on the same steps."""
    days = place_versions()
    found = [_steps(snapshot, question, day) for day in days]
    if all(one == found[0] for one in found):
        return None
    steps = sorted({step for one in found for step in one}, reverse=True)
    return Versions(
        headings=tuple(f"Fra {plain_date(day=day, today=date.min)}" for day in days),
        rows=tuple((step, tuple(one.get(step, 0) for one in found)) for step in steps),
        moved=_moved(days),
    )


def _steps(snapshot: Snapshot, question: Question, day: date) -> dict[int, int]:
    laid = relaid(snapshot=snapshot, steps=place_steps(on=day))
    last: Period = period(children=laid.children, since=question.last, until=question.last + ONE_DAY)
    return last.flow(choice=question.choice).steps(Number.NOW)


def _moved(days: tuple[date, ...]) -> tuple[str, ...]:
    """The places that stand on another step in another version, in Danish."""
    steps = [place_steps(on=day) for day in days]
    names = place_types(on=days[-1])
    return tuple(place.danish for key, place in names.items() if len({one.get(key) for one in steps}) > 1)
