"""Plays a story about decisions with the rules alone: no rows, no database."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from tests.stories import telling
from tests.stories.decisions_told import HELP, HOLDERS, Help, answered, told
from tests.stories.telling import Step, day
from varigespor.domain import approval, committee, requirements
from varigespor.domain import decisions as rules
from varigespor.domain.access import Role
from varigespor.domain.catalogue import is_placement, needs
from varigespor.domain.consent import consenting, has_consent, needs_committee
from varigespor.domain.deadlines import day_of
from varigespor.domain.grounds import Ground, Running
from varigespor.domain.ladder import derived_step, must_answer, unanswered
from varigespor.domain.refusals import Complaint, Refused

ROLES = {"karin": frozenset({Role.LEADER}), "inger": frozenset({Role.CHIEF})}


def named(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(NAMESPACE_OID, name)


class DomainStage:
    """What the rules say as the story goes on. Each `så` looks at the latest decision."""

    def __init__(self) -> None:
        self.examined: datetime | None = None
        self.periods: list[Running] = []

    def sag(self, step: Step) -> None:
        self.opened_on, self.born_on = day_of(moment=step.at("åbnet")), day(str(step.words["barn født"]))

    def undersøgelse(self, step: Step) -> None:
        self.examined = step.at("afsluttet")

    def afgørelse(self, step: Step) -> None:
        on, self.help = day_of(moment=step.at()), HELP[str(step.words["indsats"])]
        decision = told(step, key="k", entry=named, measure=named)
        ground = self._ground(self.help, decision.starts[0], step.at())
        requirements.check_decision(decision=decision, ground=ground, on=on)
        self.decision, self.name, self.prepared_on = decision, str(step.words["indsats"]), on
        consented = has_consent(
            consents=decision.consents, parties=consenting(ground=ground, child="Alma Øvang", on=on)
        )
        level = approval.level(step=self._step(on), on=on, municipality="oevekommune")
        self.level = approval.COMMITTEE if needs_committee(ground=ground, consented=consented) else level
        lower = must_answer(new_step=self._step(on), steps_today=[self._stands_on(on)])
        self.missing = unanswered(answer=decision.why_not_lower, lower=lower)

    def godkendelse(self, step: Step) -> None:
        if not approval.approves(roles=ROLES[str(step.words["af"])], level=self.level):
            raise Refused(Complaint("", "Afgørelsen kan ikke godkendes her."))
        ended = {end.measure: end.on for end in self.decision.ends}
        kept = [
            Running(p.measure, p.name, p.since, ended.get(p.measure, p.until), p.placement, p.step)
            for p in self.periods
        ]
        start = self.decision.starts[0]
        placed = is_placement(key=self.help.section, on=start.on)
        new = Running(named(self.name), self.name, start.on, None, placed, self._step(start.on))
        self.periods = [*kept, new]

    def udvalg(self, step: Step) -> None:
        answer, on = answered(step), day_of(moment=step.at())
        committee.check_answer(answer=answer, prepared_on=self.prepared_on, today=on)
        if answer.outcome == committee.Outcome.DECIDED and answer.held_on:
            kept = committee.from_the_meeting(decision=self.decision, held_on=answer.held_on)
            since, placed = kept.starts[0].on, is_placement(key=self.help.section, on=on)
            new = Running(named(self.name), self.name, since, None, placed, self._step(since))
            self.periods = [*self.periods, new]

    def claim(self, name: str, words: object) -> None:
        if name == "venter på":
            assert approval.DANISH_LEVELS[self.level] == words
        elif name == "afvigelse":
            assert bool(self.missing) == (words == "ja")
        elif name.startswith("trin "):
            assert self._stands_on(day(name.removeprefix("trin "))) == int(str(words))
        else:
            raise AssertionError(f"Ukendt påstand: {name}")

    def _step(self, on: date) -> int:
        placed = is_placement(key=self.help.section, on=on)
        place = self.help.place_type
        return derived_step(place_type=place, entry_step=self.help.step, on=on, placement=placed)

    def _stands_on(self, on: date) -> int:
        return max((p.step for p in self.periods if p.since <= on and p.runs_after(day=on)), default=0)

    def _ground(self, help: Help, start: rules.Start, at: datetime) -> Ground:
        placed = is_placement(key=help.section, on=start.on)
        done = self.examined is not None and self.examined <= at
        return Ground(
            placement=placed,
            born_on=self.born_on,
            custody_holders=HOLDERS,
            examination_done=done,
            examination_running=not done,
            opened_on=self.opened_on,
            needs=needs(key=help.section, on=start.on),
            placing=frozenset({start.entry}) if placed else frozenset(),
            periods=tuple(self.periods),
        )


def play(steps: list[Step]) -> None:
    """Play the story; a refused step must be refused with its words."""
    telling.play(steps=steps, does=telling.on_stage(DomainStage()))
