"""A story of the examination told by the rules alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from varigespor.domain import assessment as rules

from . import telling
from .assessment_told import content, provisional
from .telling import Step, day


class Tale:
    """The day of knowledge, and what was written."""

    aware_on: date
    written = False
    ended_on: date | None = None

    def aware(self, step: Step) -> None:
        self.aware_on = day(step.words["dag"])
        opening = rules.Opening(rules.Kind.EXAMINATION, self.aware_on)
        rules.check_opening(opening=opening, today=self.aware_on, open_case=True)

    def provisional(self, step: Step) -> None:
        rules.check_provisional(
            provisional=provisional(step), kind=rules.Kind.EXAMINATION, written=self.written
        )
        self.written = True

    def ends(self, step: Step) -> None:
        rules.check_conclusion(content=content(step))
        self.ended_on = day(step.words["dag"])

    def claims(self, step: Step) -> None:
        last = rules.examination_due(aware_on=self.aware_on).last_day
        assert last == day(step.words["senest"]), step
        assert (self.ended_on is None) == step.true("løber"), step
        assert ((self.ended_on or day(step.words["dag"])) > last) == step.true("brudt"), step


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    tale = Tale()
    does: dict[str, Callable[[Step], None]] = {
        "kendskab": tale.aware,
        "foreløbig": tale.provisional,
        "afslut": tale.ends,
        "så": tale.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
