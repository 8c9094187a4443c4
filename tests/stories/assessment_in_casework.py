"""A story of the examination lived through the acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests import cast
from varigespor.casework import assessment
from varigespor.domain.deadlines import day_of
from varigespor.domain.deviations import is_missed
from varigespor.records.models import Assessment, Due

from . import telling
from .assessment_told import content, provisional
from .network_in_casework import noon
from .telling import Step, day


class Life:
    """The examination that the screening of Alma's concern begins."""

    row: Assessment

    def __init__(self) -> None:
        self.town = cast.build()

    def aware(self, step: Step) -> None:
        self.row = Assessment.objects.get(case=cast.allocated(self.town))
        assert self.row.aware_on == day(step.words["dag"])

    def provisional(self, step: Step) -> None:
        at = noon(step)
        assessment.make_provisional(
            by=self.town.asker("mette", at), at=at, assessment=self.row, provisional=provisional(step)
        )

    def ends(self, step: Step) -> None:
        at = noon(step)
        mette = self.town.asker("mette", at)
        assessment.conclude(by=mette, at=at, assessment=self.row, content=content(step))

    def claims(self, step: Step) -> None:
        due = Due.objects.get(case=self.row.case, kind="examination")
        assert day_of(moment=due.due_at - timedelta(seconds=1)) == day(step.words["senest"]), step
        assert (due.met_at is None) == step.true("løber"), step
        late = is_missed(due_at=due.due_at, met_at=due.met_at, at=noon(step))
        assert late == step.true("brudt"), step


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    life = Life()
    does: dict[str, Callable[[Step], None]] = {
        "kendskab": life.aware,
        "foreløbig": life.provisional,
        "afslut": life.ends,
        "så": life.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
