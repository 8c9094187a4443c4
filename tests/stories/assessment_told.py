"""The words of the examination's stories."""

from __future__ import annotations

from varigespor.domain.assessment import DANISH_LINEAL, Content, Provisional

from .telling import Step

GROUPS = {danish.casefold(): group for group, danish in DANISH_LINEAL.items()}


def content(step: Step) -> Content:
    """What is written when the step ends it."""
    words = step.words
    return Content(
        texts={"health": str(words["sundhed"])},
        lineal=GROUPS[str(words["gruppe"])],
        conclusion=str(words["konklusion"]),
    )


def provisional(step: Step) -> Provisional:
    """The provisional assessment of the step."""
    return Provisional(text=str(step.words["tekst"]), reason=str(step.words["grund"]))
