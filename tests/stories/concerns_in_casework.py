"""Plays a story about concerns through the acts: real rows, clocks, deviations and traces."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests import cast
from tests.stories.telling import NEVER, Step, day, moment, notifier, outcome
from varigespor.casework import concerns, deviations
from varigespor.domain import concerns as rules
from varigespor.domain.deadlines import TOWN
from varigespor.domain.deviations import DueKind, Explanation
from varigespor.domain.refusals import Refused
from varigespor.records.models import Case, Concern, ConcernChild, Deviation, Due, Person, Trace


class CaseworkStage:
    """The cast's town. Each `så` looks at the latest concern."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.concern: Concern
        self.now = cast.START
        self.earlier: set[Any] = set()

    def child(self, step: Step) -> Person:
        return Person.objects.get(given_name=step.words["om"])

    def part(self, step: Step) -> ConcernChild:
        return ConcernChild.objects.get(concern=self.concern, child=self.child(step))

    def acting(self, step: Step) -> dict[str, Any]:
        self.now = step.at()
        return {"by": self.town.asker(str(step.words["af"]), self.now), "at": self.now}

    def sag(self, step: Step) -> None:
        cast.allocated(self.town, at=step.at(), child=self.child(step), to=str(step.words["rådgiver"]))
        self.earlier = set(Case.objects.values_list("pk", flat=True))

    def underretning(self, step: Step) -> None:
        self.now = step.at("registreret")
        self.concern = concerns.register(
            by=self.town.asker("bo", self.now),
            at=self.now,
            registration=rules.Registration(
                key=uuid4().hex,
                children=tuple(Person.objects.get(given_name=name).pk for name in step.words["om"]),
                received_at=step.at("modtaget"),
                notifier=notifier(step),
                seen="Det, der er set.",
            ),
            municipality=self.town.town,
        )

    def vurdering(self, step: Step) -> None:
        colleague = step.words.get("sammen med")
        assessment = rules.Assessment(
            acute=step.true("akut"),
            text="Det, vurderingen bygger på.",
            together_with=self.town.employee(str(colleague)).pk if colleague else None,
            alone_because=str(step.words.get("alene", "")),
        )
        concerns.assess(**self.acting(step), concern_child=self.part(step), assessment=assessment)

    def screening(self, step: Step) -> None:
        concerns.screen(
            **self.acting(step),
            concern_child=self.part(step),
            screening=rules.Screening(outcome(step), "Derfor.", "family", "hjallerup"),
            municipality=self.town.town,
        )

    def kvittering(self, step: Step) -> None:
        concerns.send_receipt(**self.acting(step), concern=self.concern, how="phone")

    def forklaring(self, step: Step) -> None:
        due = Due.objects.late(at=step.at()).filter(concern=self.concern).first()
        assert due is not None
        deviations.explain_due(
            **self.acting(step), due=due, explanation=Explanation(str(step.words["tekst"]))
        )

    def claim(self, name: str, words: object) -> None:
        clocks = Due.objects.filter(concern=self.concern)
        assessments = clocks.filter(kind=DueKind.CONCERN_ASSESSMENT)
        if name == "vurderes senest":
            assert {due.due_at for due in assessments} == {moment(str(words))}
            assert assessments.count() == self.concern.children.count()
        elif name == "kvitteres senest":
            receipts = [due.due_at.astimezone(TOWN) for due in clocks.filter(kind=DueKind.CONCERN_RECEIPT)]
            wanted = [] if words == NEVER else [day(str(words)).toordinal() + 1]
            assert [at.date().toordinal() for at in receipts] == wanted
        elif name == "frist brudt":
            assert clocks.late(at=self.now).exists() == (words == "ja")
        elif name == "sag åbnet":
            opened = Case.objects.exclude(pk__in=self.earlier).values_list("child__given_name", flat=True)
            assert sorted(opened) == list(words)  # type: ignore[call-overload]
        elif name == "afvigelser":
            assert Deviation.objects.filter(kind="assessed_alone").count() == int(str(words))
        else:
            raise AssertionError(f"Ukendt påstand: {name}")


def play(steps: list[Step]) -> None:
    """Play the story; a refused step must be refused with its words and leave its trace."""
    stage = CaseworkStage()
    for step in steps:
        refused = Trace.objects.filter(outcome="refused").count()
        if step.what == "så":
            for name, words in step.words.items():
                stage.claim(name, words)
        elif step.refusal:
            with pytest.raises(Refused, match=step.refusal):
                getattr(stage, step.what)(step)
            assert Trace.objects.filter(outcome="refused").count() == refused + 1
        else:
            getattr(stage, step.what)(step)
