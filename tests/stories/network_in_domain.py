"""A story of the network told by the rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from varigespor.domain import network as rules
from varigespor.domain.deadlines import Deadline
from varigespor.domain.deviations import Pause, Voice, check_pause

from . import telling
from .network_told import claimed, member, pause
from .telling import Step, day


@dataclass
class Tale:
    """Who stands where, the clock and its pause."""

    people: dict[str, rules.Side] = field(default_factory=dict)
    clock: Deadline | None = None
    rest: Pause | None = None

    def allocated(self, step: Step) -> None:
        self.clock = rules.both_sides_due(allocated_on=day(step.words["dag"]), municipality="oevekommune")

    def joins(self, step: Step) -> None:
        new = member(step)
        rules.check_member(member=new, today=new.since)
        self.people[new.name] = new.side
        if not rules.missing_sides(sides=self.people.values()):
            self.clock = self.rest = None

    def leaves(self, step: Step) -> None:
        del self.people[str(step.words["hvem"])]
        if self.clock is None and rules.missing_sides(sides=self.people.values()):
            self.allocated(step)

    def rests(self, step: Step) -> None:
        check_pause(pause=pause(step), voice=Voice.PROGRAMME, today=day(step.words["dag"]))
        self.rest = pause(step)

    def claims(self, step: Step) -> None:
        missing, last, resting = claimed(step)
        assert set(rules.missing_sides(sides=self.people.values())) == missing, step
        assert (f"{self.clock.last_day}" if self.clock else "") == last, step
        until = self.rest.until if self.rest else None
        assert bool(until and until > day(step.words["dag"])) == resting, step


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    tale = Tale()
    does: dict[str, Callable[[Step], None]] = {
        "fordelt": tale.allocated,
        "tilføj": tale.joins,
        "slut": tale.leaves,
        "pause": tale.rests,
        "så": tale.claims,
    }
    telling.play(steps=steps, does=does.__getitem__)
