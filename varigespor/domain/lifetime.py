"""Kontrollér årstallet: days that a child's life cannot hold. Slips of the hand are caught; no law is made.

Backwards the bound is ten months before the birth: a pregnancy with a month to spare, for a concern may be
about an unborn child. A term may move, so an unborn child's bound is a year before it. That a contact lies
before the case is no slip: what was said before the case was opened may be written down in it.

Forwards the bound is the 23rd birthday, to which the programme's Unge Center reaches at the latest (norm
`national/teams/unge_center_latest_age`); close to it or past it, a year from today. Where no birth is known
both are counted from today. Imported extracts have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from varigespor.domain.deadlines import months_after
from varigespor.domain.refusals import Complaint

CARRIED, YEAR, REACH, OLDEST = 10, 12, 23 * 12, 120 * 12
CHECK = "Kontrollér årstallet:"


@dataclass(frozen=True)
class Lifetime:
    """What is known of when somebody's life begins: the birth, or the term of an unborn child."""

    born_on: date | None = None
    due_on: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day that anything can be about them; None where nothing is known."""
        if self.born_on:
            return _shifted(self.born_on, -CARRIED)
        return _shifted(self.due_on, -YEAR) if self.due_on else None

    def last_day(self, *, today: date) -> date:
        """The last day that something can be due, or end, for them as a child or a young person."""
        begins = self.born_on or self.due_on or today
        return max(_shifted(begins, REACH), _shifted(today, YEAR))


UNKNOWN = Lifetime()


def too_early(*, field: str, day: date | None, life: Lifetime, today: date) -> Complaint | None:
    """A complaint about a day before anything can be about the child."""
    first = life.first_day or _shifted(today, -REACH - CARRIED)
    if day is None or day >= first:
        return None
    return Complaint(field, f"{CHECK} {_said(day)} {_before(life)}")


def too_late(*, field: str, day: date | None, life: Lifetime, today: date) -> Complaint | None:
    """A complaint about a day after the one until which the programme can reach the child."""
    if day is None or day <= life.last_day(today=today):
        return None
    known = life.born_on or life.due_on
    why = "ligger efter, at barnet er fyldt 23 år." if known else "ligger mere end 23 år fremme."
    return Complaint(field, f"{CHECK} {_said(day)} {why}")


def too_early_for_both(*, day: date, lives: Iterable[Lifetime]) -> Complaint | None:
    """A complaint about a link between people from a day before the younger of them; nothing known, none."""
    firsts = [life.first_day for life in lives if life.first_day]
    if not firsts or day >= max(firsts):
        return None
    return Complaint("since", f"{CHECK} {_said(day)} ligger længe før den yngste af de to er født.")


def too_far_ahead(*, field: str, day: date, today: date) -> Complaint | None:
    """A complaint about a day more than a year ahead, for what holds between people."""
    if day <= _shifted(today, YEAR):
        return None
    return Complaint(field, f"{CHECK} {_said(day)} ligger mere end et år fremme.")


def birth_complaints(*, life: Lifetime, today: date) -> tuple[Complaint | None, ...]:
    """What cannot be of a birth or a term: a birth 120 years back, a term a year back or ten months ahead."""
    born, due = life.born_on, None if life.born_on else life.due_on
    return (
        Complaint("born_on", f"{CHECK} {_said(born)} ligger mere end 120 år tilbage.")
        if born and born < _shifted(today, -OLDEST)
        else None,
        Complaint("due_on", f"{CHECK} terminen ligger mere end ti måneder fremme.")
        if due and due > _shifted(today, CARRIED)
        else None,
        Complaint("due_on", f"{CHECK} terminen er for længst gået. Er barnet født, så skriv fødselsdagen.")
        if due and due < _shifted(today, -YEAR)
        else None,
    )


def _before(life: Lifetime) -> str:
    if life.born_on:
        return f"ligger længe før barnets fødsel den {_said(life.born_on)}."
    if life.due_on:
        return f"ligger længe før barnets termin den {_said(life.due_on)}."
    return "ligger for langt tilbage til at handle om et barn."


def _said(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _shifted(day: date, months: int) -> date:
    """So many months away; the day itself where the calendar ends."""
    try:
        return months_after(day=day, months=months)
    except ValueError:
        return day
