"""A few numbers over time as a small line; the numbers themselves stand beside it in the table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from varigespor.web.pictures.canvas import number

_WIDTH, _HEIGHT, _INSET = 110.0, 30.0, 5.0


def draw(*, values: Sequence[float | None], spoken: str) -> str:
    """Dots joined by a line, broken where a value is not shown; nothing is drawn of fewer than two."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    room = high - low
    step = (_WIDTH - 2 * _INSET) / max(len(values) - 1, 1)

    def place(at: int, value: float) -> tuple[str, str]:
        share = (value - low) / room if room else 0.5
        return number(_INSET + at * step), number(_HEIGHT - _INSET - share * (_HEIGHT - 2 * _INSET))

    placed = [None if value is None else place(at, value) for at, value in enumerate(values)]
    lines = "".join(
        f'<line class="ln" x1="{one[0]}" y1="{one[1]}" x2="{two[0]}" y2="{two[1]}"/>'
        for one, two in pairwise(placed)
        if one and two
    )
    dots = "".join(f'<circle class="dot" cx="{x}" cy="{y}" r="2.6"/>' for x, y in filter(None, placed))
    return (
        f'<svg class="spark" viewBox="0 0 {number(_WIDTH)} {number(_HEIGHT)}" role="img"'
        f' aria-label="{escape(spoken)}">{lines}{dots}</svg>'
    )
