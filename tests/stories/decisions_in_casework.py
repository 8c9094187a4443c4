"""Plays a story about decisions through the acts: real rows, periods, deviations and traces."""

from __future__ import annotations

from uuid import UUID, uuid4

from tests import cast
from tests.stories import telling
from tests.stories.decisions_told import HELP, answered, told
from tests.stories.telling import Step, day
from varigespor.casework import assessment, committee, decisions
from varigespor.domain.approval import DANISH_LEVELS
from varigespor.domain.assessment import Content
from varigespor.records.models import Assessment, Case, Decision, Deviation, Measure
from varigespor.records.queries import measures


class CaseworkStage:
    """The cast's town, and Alma's case at Mette's desk. Each `så` looks at the latest decision."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.entries = {}
        for name, help in HELP.items():
            row = cast.entry(name, step=help.step, section=help.section)
            row.place_type = help.place_type
            row.save()
            self.entries[name] = row.pk

    def sag(self, step: Step) -> None:
        assert self.town.alma.born_on == day(str(step.words["barn født"]))
        self.case: Case = cast.allocated(self.town, at=step.at("åbnet"))

    def undersøgelse(self, step: Step) -> None:
        at = step.at("afsluttet")
        assessment.conclude(
            by=self.town.asker("mette", at),
            at=at,
            assessment=Assessment.objects.get(case=self.case),
            content=Content(texts={"health": "Sund."}, lineal="exposed", conclusion="Der er brug for hjælp."),
        )

    def afgørelse(self, step: Step) -> None:
        self.decision = decisions.prepare(
            by=self.town.asker("mette", step.at()),
            at=step.at(),
            case=self.case,
            decision=told(step, key=uuid4().hex, entry=self.entries.__getitem__, measure=self._measure),
            municipality=self.town.town,
        )

    def godkendelse(self, step: Step) -> None:
        by = self.town.asker(str(step.words["af"]), step.at())
        row = Decision.objects.select_related("case").get(pk=self.decision.pk)
        decisions.decide(by=by, at=step.at(), decision=row, municipality=self.town.town)

    def udvalg(self, step: Step) -> None:
        by = self.town.asker(str(step.words["af"]), step.at())
        row = Decision.objects.select_related("case").get(pk=self.decision.pk)
        town = self.town.town
        committee.register(by=by, at=step.at(), decision=row, answer=answered(step), municipality=town)

    def claim(self, name: str, words: object) -> None:
        if name == "venter på":
            assert DANISH_LEVELS[self.decision.level] == words
        elif name == "afvigelse":
            found = Deviation.objects.filter(decision=self.decision, kind="why_not_lower")
            assert found.exists() == (words == "ja")
        elif name.startswith("trin "):
            on = day(name.removeprefix("trin "))
            assert measures.steps(cases=[self.case.pk], on=on).get(self.case.pk, 0) == int(str(words))
        else:
            raise AssertionError(f"Ukendt påstand: {name}")

    def _measure(self, name: str) -> UUID:
        found: UUID = Measure.objects.get(case=self.case, entry_id=self.entries[name]).pk
        return found


def play(steps: list[Step]) -> None:
    """Play the story; a refused step must be refused with its words."""
    telling.play(steps=steps, does=telling.on_stage(CaseworkStage()))
