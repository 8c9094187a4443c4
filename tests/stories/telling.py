"""Reads a story: times as Danes write them, names as the cast has them, and two ways to play it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from varigespor.domain.concerns import DANISH_NOTIFIERS, DANISH_OUTCOMES, Notifier, Outcome
from varigespor.domain.deadlines import TOWN
from varigespor.domain.refusals import Refused

FOLDER = Path(__file__).parent
NEVER, YES = "aldrig", "ja"
NOTIFIERS = {danish.casefold(): kind for kind, danish in DANISH_NOTIFIERS.items()}
OUTCOMES = {danish.casefold(): outcome for outcome, danish in DANISH_OUTCOMES.items()}


@dataclass(frozen=True)
class Step:
    """One line of a story: what is done or claimed, and its words."""

    number: int
    what: str
    words: Mapping[str, Any]

    @property
    def refusal(self) -> str:
        """What the act is refused with; empty where it is done."""
        return str(self.words.get("afvises", ""))

    def at(self, name: str = "kl") -> datetime:
        """A moment of the step, in UTC."""
        return moment(self.words[name])

    def true(self, name: str) -> bool:
        """A yes or no of the step."""
        return str(self.words.get(name, "nej")) == YES


def steps(story: Path) -> list[Step]:
    """The steps of a story in order."""
    told = yaml.load(story.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    found = []
    for number, step in enumerate(told["trin"], start=1):
        ((what, words),) = step.items()
        found.append(Step(number, what, words))
    return found


def play(*, steps: Iterable[Step], does: Callable[[str], Callable[[Step], None]]) -> None:
    """Every step in order, by what its word does; a refused step must be refused with its words."""
    for step in steps:
        if step.refusal:
            with pytest.raises(Refused, match=step.refusal):
                does(step.what)(step)
        else:
            does(step.what)(step)


def on_stage(stage: Any) -> Callable[[str], Callable[[Step], None]]:
    """A stage has a method per word, and one that proves a claim; a step of claims proves each of them."""

    def claims(step: Step) -> None:
        for name, words in step.words.items():
            stage.claim(name, words)

    return lambda what: claims if what == "så" else getattr(stage, what)


def stories(chapter: str) -> list[Path]:
    """The stories of a chapter."""
    return sorted(FOLDER.glob(f"{chapter}_*.yaml"))


def moment(words: str) -> datetime:
    """'2026-11-20 20.20' in Denmark, in UTC."""
    return datetime.strptime(words, "%Y-%m-%d %H.%M").replace(tzinfo=TOWN).astimezone(UTC)


def day(words: str) -> date:
    """'2026-11-30'"""
    return date.fromisoformat(words)


def notifier(step: Step) -> Notifier:
    """Who is worried in the step."""
    return NOTIFIERS[str(step.words["fra"])]


def outcome(step: Step) -> Outcome:
    """What a screening in the step leads to."""
    return OUTCOMES[str(step.words["udfald"])]
