"""A goal's scale from 0 to 10: where somebody stood first and stands now."""

from __future__ import annotations

from html import escape

from varigespor.web.pictures.canvas import number

_WIDTH, _INSET, _LINE = 240.0, 8.0, 11.0


def goal_scale(*, first: int | None, latest: int | None, who: str) -> str:
    """An open ring for the first number, a full dot for the latest; both 0 to 10, or None when not asked."""
    ticks = "".join(
        f'<line class="tk" x1="{number(_x(n))}" x2="{number(_x(n))}" y1="7" y2="15"/>' for n in range(11)
    )
    return (
        f'<svg class="scale" viewBox="0 0 {number(_WIDTH)} 36" preserveAspectRatio="xMinYMid meet" role="img"'
        f' aria-label="{escape(_spoken(first, latest, who))}">{ticks}'
        f'<line class="axis" x1="{number(_x(0))}" x2="{number(_x(10))}" y1="{_LINE}" y2="{_LINE}"/>'
        f"{_marks(first, latest)}</svg>"
    )


def _marks(first: int | None, latest: int | None) -> str:
    drawn = ""
    if first is not None and latest is not None and first != latest:
        drawn += (
            f'<line class="mv" x1="{number(_x(first))}" x2="{number(_x(latest))}" y1="{_LINE}" y2="{_LINE}"/>'
        )
        drawn += _mark(first, "first", 4.5, "")
    elif first is not None and latest is None:
        drawn += _mark(first, "first", 4.5, "")
    return drawn + (_mark(latest, "last", 5, ' class="v"') if latest is not None else "")


def _mark(at: int, css: str, radius: float, words: str) -> str:
    x = number(_x(at))
    return (
        f'<circle class="{css}" cx="{x}" cy="{_LINE}" r="{radius}"/>'
        f'<text{words} x="{x}" y="31" text-anchor="middle">{at}</text>'
    )


def _x(at: int) -> float:
    return _INSET + at * (_WIDTH - 2 * _INSET) / 10


def _spoken(first: int | None, latest: int | None, who: str) -> str:
    if latest is None and first is None:
        return f"{who}: ikke spurgt"
    if first is None or latest is None or first == latest:
        return f"{who}: {first if latest is None else latest} af 10"
    return f"{who}: fra {first} til {latest} af 10"
