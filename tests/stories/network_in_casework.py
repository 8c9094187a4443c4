"""A story of the network lived through the acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests import cast
from varigespor.casework import deviations, network
from varigespor.domain.deadlines import day_of
from varigespor.domain.network import missing_sides
from varigespor.records.models import Case, Deviation, Due, NetworkMember
from varigespor.records.queries.network import clock, members

from . import telling
from .network_told import claimed, member, pause
from .telling import Step, day


class Life:
    """Alma's case with Mette."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.case: Case | None = None

    def alma(self) -> Case:
        assert self.case is not None
        return self.case

    def allocated(self, step: Step) -> None:
        self.case = cast.allocated(self.town)
        assert day_of(moment=cast.START) == day(step.words["dag"])

    def joins(self, step: Step) -> None:
        at = noon(step)
        network.add(by=self.town.asker("mette", at), at=at, case=self.alma(), member=member(step))

    def leaves(self, step: Step) -> None:
        at = noon(step)
        row = NetworkMember.objects.current().get(case=self.alma(), name=step.words["hvem"])
        network.end(by=self.town.asker("mette", at), at=at, member=row, municipality=self.town.town)

    def rests(self, step: Step) -> None:
        at = noon(step)
        due = Due.objects.open().get(case=self.alma(), kind="network")
        deviations.pause(by=self.town.asker("mette", at), at=at, due=due, pause=pause(step))

    def claims(self, step: Step) -> None:
        missing, last, resting = claimed(step)
        today = day(step.words["dag"])
        stand = [one.member.side for one in members(case=self.alma(), on=today)]
        assert set(missing_sides(sides=stand)) == missing, step
        due = clock(case=self.alma())
        assert (f"{day_of(moment=due.due_at - timedelta(seconds=1))}" if due else "") == last, step
        rests = Deviation.objects.filter(due=due, paused_until__gt=today) if due else None
        assert bool(rests and rests.exists()) == resting, step


def noon(step: Step) -> datetime:
    """The middle of the step's day."""
    return datetime.combine(day(step.words["dag"]), datetime.min.time(), UTC) + timedelta(hours=11)


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    life = Life()
    does: dict[str, Callable[[Step], None]] = {
        "fordelt": life.allocated,
        "tilføj": life.joins,
        "slut": life.leaves,
        "pause": life.rests,
        "så": life.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
