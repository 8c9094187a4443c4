"""Plays a story about concerns with the rules alone: no rows, no database."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

from tests.stories import telling
from tests.stories.telling import NEVER, Step, day, moment, notifier, outcome
from varigespor.domain import concerns as rules
from varigespor.domain.deadlines import Deadline
from varigespor.domain.deviations import is_missed

NAMES = UUID(int=7)


def person(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(NAMES, name)


class DomainStage:
    """What the rules say as the story goes on. Each `så` looks at the latest concern."""

    def __init__(self) -> None:
        self.now = datetime.max.replace(tzinfo=UTC)
        self.worked: dict[str, frozenset[UUID]] = {}
        self.met: dict[str, datetime | None] = {}
        self.opened: list[str] = []
        self.alone = 0

    def sag(self, step: Step) -> None:
        self.worked[str(step.words["om"])] = frozenset({person(str(step.words["rådgiver"]))})

    def underretning(self, step: Step) -> None:
        self.received_at, self.notifier = step.at("modtaget"), notifier(step)
        self.now = step.at("registreret")
        self.met = dict.fromkeys(step.words["om"])
        self.receipt_met: datetime | None = None
        registration = rules.Registration(
            key="k",
            children=tuple(person(name) for name in step.words["om"]),
            received_at=self.received_at,
            notifier=self.notifier,
            seen="Det, der er set.",
        )
        rules.check_registration(registration=registration, at=self.now)

    def vurdering(self, step: Step) -> None:
        by, name = person(str(step.words["af"])), str(step.words["om"])
        colleague = step.words.get("sammen med")
        worked = self.worked.get(name, frozenset())
        wants = rules.wants_fresh_eyes(running_case=name in self.worked, received_at=self.received_at)
        assessment = rules.Assessment(
            acute=step.true("akut"),
            text="Det, vurderingen bygger på.",
            together_with=person(str(colleague)) if colleague else None,
            alone_because=str(step.words.get("alene", "")),
        )
        rules.check_assessment(assessment=assessment, by=by, fresh_eyes=wants, has_worked_on_case=worked)
        together = assessment.together_with
        self.alone += wants and not rules.has_fresh_eyes(
            by=by, together_with=together, has_worked_on_case=worked
        )
        self.met[name] = self.now = step.at()

    def screening(self, step: Step) -> None:
        name, chosen = str(step.words["om"]), outcome(step)
        rules.check_screening(
            screening=rules.Screening(chosen, "Derfor.", "family", "hjallerup"),
            assessed=self.met[name] is not None,
            running_case=name in self.worked,
            districts=["hjallerup"],
        )
        if chosen in rules.OPENS_CASE:
            self.opened.append(name)

    def kvittering(self, step: Step) -> None:
        rules.check_receipt(anonymous=self.notifier == rules.Notifier.ANONYMOUS, how="phone")
        self.receipt_met = self.now = step.at()

    def forklaring(self, step: Step) -> None:
        self.now = step.at()

    @property
    def receipt(self) -> Deadline | None:
        anonymous = self.notifier == rules.Notifier.ANONYMOUS
        return rules.receipt_due(received_at=self.received_at, anonymous=anonymous)

    def claim(self, name: str, words: object) -> None:
        due = rules.assessment_due(received_at=self.received_at)
        if name == "vurderes senest":
            assert due.at == moment(str(words))
        elif name == "kvitteres senest":
            assert (self.receipt is None) if words == NEVER else self.receipt.last_day == day(str(words))
        elif name == "frist brudt":
            late = any(is_missed(due_at=due.at, met_at=at, at=self.now) for at in self.met.values())
            assert late == (words == "ja")
        elif name == "sag åbnet":
            assert self.opened == list(words)
        elif name == "afvigelser":
            assert self.alone == int(str(words))
        else:
            raise AssertionError(f"Ukendt påstand: {name}")


def play(steps: list[Step]) -> None:
    """Play the story; a refused step must be refused with its words."""
    telling.play(steps=steps, does=telling.on_stage(DomainStage()))
