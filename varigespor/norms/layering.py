"""A municipality's own values over the nation's: it may be quicker than the law, never laxer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from varigespor.norms.norm import Norm, NormValue
from varigespor.norms.reading import FileRefused


def laid_over(*, own: Norm, under: Norm) -> Norm:
    """Return the own norm, with what lies under it on the days it says nothing about."""
    gaps = [piece for value in under.values for piece in _outside(value, own.values)]
    values = sorted((*own.values, *gaps), key=lambda value: value.since)
    return replace(own, values=tuple(values))


def refuse_laxer(*, norm: Norm, over: Norm | None, file: Path) -> None:
    """Raise FileRefused when a municipal norm is laxer than the one it is laid over."""
    if over is None:
        raise FileRefused(file, 1, "Normen findes ikke nationalt, så intet sted i programmet bruger den.")
    if (norm.unit, norm.bound) != (over.unit, over.bound):
        raise FileRefused(file, 1, "Enhed og grænse skal være de samme som i den nationale norm.")
    for own in norm.values:
        for given in over.values:
            if _meet(own, given) and not _allowed(own.value, given.value, norm.bound):
                raise FileRefused(file, 1, f"Værdien {own.value} er lempeligere end {given.value}.")


def _meet(one: NormValue, other: NormValue) -> bool:
    return (other.until is None or one.since < other.until) and (one.until is None or other.since < one.until)


def _allowed(own: object | None, given: object | None, bound: str) -> bool:
    if given is None or bound == "free":
        return True
    if isinstance(own, int) and isinstance(given, int) and bound in ("at_most", "at_least"):
        return own <= given if bound == "at_most" else own >= given
    return own == given


def _outside(value: NormValue, others: tuple[NormValue, ...]) -> Iterator[NormValue]:
    start, end = value.since, value.until or date.max
    for other in others:
        if start < min(other.since, end):
            yield replace(value, since=start, until=min(other.since, end))
        start = max(start, other.until or date.max)
    if start < end:
        yield replace(value, since=start)
