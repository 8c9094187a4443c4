"""Forandringsteorien: from resource to effect in each corner, and what an arrow must hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from varigespor.domain.catalogue import Corner
from varigespor.domain.indicators import Indicator
from varigespor.norms.programme import Arrow, Element, Finding, Programme, Theory


class Stage(StrEnum):
    """The five columns of the chain, each leading to the next."""

    RESOURCE = "resource"
    ACTIVITY = "activity"
    OUTPUT = "output"
    RESULT = "result"
    EFFECT = "effect"


DANISH_STAGES = {
    Stage.RESOURCE: "Ressourcer",
    Stage.ACTIVITY: "Aktiviteter",
    Stage.OUTPUT: "Ydelser",
    Stage.RESULT: "Resultater",
    Stage.EFFECT: "Effekter",
}
CHAIN_CORNERS = {
    Corner.AUTHORITY: "Myndighed",
    Corner.RANGE: "Tilbudsvifte",
    Corner.UNIVERSAL: "Almenområdet",
}
ORDER = list(Stage)
OWN = "Varige Spors egen antagelse, ikke fra kilden"


@dataclass(frozen=True)
class Chain:
    """One corner's chain: its elements by stage, with the shared effects it leads to, and its arrows."""

    corner: Corner
    columns: tuple[tuple[Element, ...], ...]
    arrows: tuple[Arrow, ...]


def check(*, programme: Programme) -> None:
    """Raise FileRefused, with file, line and reason, at the first place where the chain does not hold.

    Every arrow joins two known elements one stage apart, in its own corner or to a shared effect; no two
    arrows join the same; no element stands alone; every indicator is one of the product's.
    """
    theory = programme.theory
    for arrow in theory.arrows:
        _ends(arrow, theory)
        _indicator(arrow)
    pairs = Counter((arrow.start, arrow.end) for arrow in theory.arrows)
    joined = {key for pair in pairs for key in pair}
    for arrow in theory.arrows:
        if pairs[arrow.start, arrow.end] > 1:
            raise arrow.place.refuse(f"Pilen fra »{arrow.start}« til »{arrow.end}« står to gange.")
    for element in theory.elements.values():
        if element.key not in joined:
            raise element.place.refuse(f"Ingen pil går til eller fra »{element.key}«.")
    for finding in programme.findings:
        _indicator(finding)


def chains(*, theory: Theory) -> tuple[Chain, ...]:
    """The chain of each corner that has one, in the triangle's order."""
    found = (_chain(corner, theory) for corner in CHAIN_CORNERS)
    return tuple(chain for chain in found if chain.arrows)


def _chain(corner: Corner, theory: Theory) -> Chain:
    arrows = tuple(arrow for arrow in theory.arrows if arrow.corner == corner)
    reached = {key for arrow in arrows for key in (arrow.start, arrow.end)}
    here = [element for element in theory.elements.values() if element.key in reached]
    columns = tuple(tuple(element for element in here if element.stage == stage) for stage in Stage)
    return Chain(corner, columns, arrows)


def _ends(arrow: Arrow, theory: Theory) -> None:
    for key in (arrow.start, arrow.end):
        if key not in theory.elements:
            raise arrow.place.refuse(f"Pilen nævner »{key}«, som ikke findes.")
    start, end = theory.elements[arrow.start], theory.elements[arrow.end]
    if start.corner != arrow.corner or end.corner not in (arrow.corner, ""):
        raise arrow.place.refuse("En pil bliver i sit eget hjørne eller går til en fælles effekt.")
    if ORDER.index(Stage(end.stage)) - ORDER.index(Stage(start.stage)) != 1:
        raise arrow.place.refuse(
            f"»{start.danish}« fører ikke direkte til »{end.danish}«: en pil går ét led frem."
        )


def _indicator(row: Arrow | Finding) -> None:
    named = [row.indicator] if isinstance(row, Arrow) else row.indicators
    for key in named:
        if key not in set(Indicator):
            raise row.place.refuse(f"Indikatoren »{key}« kendes ikke.")
