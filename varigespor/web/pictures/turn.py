"""Where children stood a time after help began: lower, the same and higher, as one bar and its numbers."""

from __future__ import annotations

from varigespor.analysis.figures import Turn
from varigespor.web.pictures.canvas import number

_WIDTH, _HEIGHT, _GAP = 150.0, 10.0, 1.5


def draw(*, turn: Turn) -> str:
    """The bar, filled by how many of all, with the numbers under it: ▼ lower, = the same, ▲ higher."""
    parts = [("lower", turn.lower), ("same", turn.same), ("higher", turn.higher)]
    scale = _WIDTH / turn.of
    x, drawn = 0.0, []
    for css, count in parts:
        if count:
            width = max(count * scale - _GAP, 1.0)
            size = f'width="{number(width)}" height="{number(_HEIGHT)}"'
            drawn.append(f'<rect class="{css}" x="{number(x)}" y="0" {size}/>')
        x += count * scale
    box = f"0 0 {number(_WIDTH)} {number(_HEIGHT)}"
    return (
        f'<svg class="turned" viewBox="{box}" aria-hidden="true">{"".join(drawn)}</svg>'
        f'<span class="turn-words">{_said("▼", turn.lower, "lavere")}{_said("=", turn.same, "samme trin")}'
        f"{_said('▲', turn.higher, 'højere')}</span>"
    )


def _said(sign: str, count: int, words: str) -> str:
    return (
        f'<span><span aria-hidden="true">{sign} </span>{count}<span class="sr-only"> {words}. </span></span>'
    )
