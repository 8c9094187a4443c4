"""The intervention ladder as a rule: which step a measure stands on, and what a higher one must answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from varigespor.norms import ladder as norms

HOME_UNTIL = 3


@dataclass(frozen=True)
class LowerStep:
    """What was answered for one lower step: considered help (catalogue ids), or none exists."""

    considered: tuple[UUID, ...] = ()
    none_exists: bool = False


@dataclass(frozen=True)
class WhyNotLower:
    """Hvorfor ikke mindre indgribende? One answer per lower step and one text."""

    steps: Mapping[int, LowerStep] = field(default_factory=dict)
    text: str = ""
    up: str = ""


def step_names(*, on: date) -> dict[int, str]:
    """Step number → Danish name, in the ladder's version on the day."""
    return {step.number: step.danish for step in norms.steps(on=on)}


def derived_step(*, place_type: str, entry_step: int, on: date, placement: bool = True) -> int:
    """The step that the place type gives on the day; the catalogue's own where nobody is placed.

    Respite stands on its own step, wherever the child stays meanwhile: only a placement takes the place's.
    """
    place = norms.place_types(on=on).get(place_type) if placement else None
    return place.step if place else entry_step


def place_steps(*, on: date) -> dict[str, int]:
    """Type of place → step, in the ladder's version on the day; empty before the first."""
    return {key: place.step for key, place in norms.place_types(on=on).items()}


def place_versions() -> tuple[date, ...]:
    """The first day of each of the ladder's versions, in order."""
    return norms.place_versions()


def mismatch(*, step: int, derived: int, allowed: Collection[int] = ()) -> str:
    """What does not fit about an assigned step, in Danish; empty where it fits.

    `allowed` are the steps that the section may stand on; empty where no section says anything.
    """
    if step != derived:
        return f"Valgt trin {step}, men indsatsen giver trin {derived}."
    if allowed and step not in allowed:
        may = ", ".join(str(one) for one in sorted(allowed))
        return f"Valgt trin {step}, men bestemmelsen bruges på trin {may}."
    return ""


def is_away(*, step: int) -> bool:
    """Whether a step is out of the home: the dotted line runs between 3 and 4."""
    return step > HOME_UNTIL


def must_answer(*, new_step: int, steps_today: Iterable[int]) -> tuple[int, ...]:
    """The lower steps to answer for: all of them for a new or higher step, else none.

    A measure that does not bring the child above where it stands needs no answer.
    """
    today = max(steps_today, default=0)
    return tuple(range(new_step - 1, 0, -1)) if new_step > today else ()


def says_something(*, text: str) -> bool:
    """Whether a text holds at least three different words; punctuation and repetition say nothing."""
    return len(set(_words(text))) >= 3


def unanswered(*, answer: WhyNotLower, lower: Sequence[int], earlier: Iterable[str] = ()) -> tuple[str, ...]:
    """What is missing in an answer, in Danish; empty when it is whole.

    `earlier` are the texts of this child's answers for other steps: the same words again say nothing new,
    whatever the punctuation and the capitals.
    """
    missing = [told for step in lower if (told := _step_missing(answer.steps.get(step, LowerStep()), step))]
    if lower and not says_something(text=answer.text):
        missing.append("Teksten siger ikke hvorfor.")
    elif lower and _words(answer.text) in [_words(text) for text in earlier]:
        missing.append("Det er de samme ord som ved et andet trin.")
    return tuple(missing)


def _step_missing(given: LowerStep, step: int) -> str:
    if given.considered and given.none_exists:
        return f"Trin {step}: både overvejet og »intet passende tilbud«."
    return "" if given.considered or given.none_exists else f"Trin {step}: intet er overvejet."


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.casefold())
