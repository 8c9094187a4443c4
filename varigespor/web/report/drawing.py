"""The product's own pictures for print: with their colours in them, for a reader that has no style sheet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from varigespor.analysis.publishing.published import Published, State
from varigespor.analysis.publishing.tables import Count

from ..pictures.ladder import wide
from ..pictures.ladder.counts import NOT_COUNTED, Stair, Totals, Tread, finding, in_words
from ..pictures.ladder.counts import Count as Shown
from .counts import STEPS, TOTAL
from .document import Picture

STYLES = Path(__file__).parents[1] / "static" / "vs"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
FONT = "font-family: 'IBM Plex Sans';"


def ladder(*, published: Published, names: dict[str, str], period: str, day: str) -> Picture:
    """The stair as it may be published; `names` by step, `period` ('i 2025') and `day` as they are said."""
    stair = Stair(
        tuple(_tread(published, step, names[step]) for step in STEPS),
        _totals(published),
        period,
        day,
    )
    svg = wide.draw(stair=stair, prefix="trappen")
    return Picture(svg, finding(stair=stair), in_words(stair=stair), "tr")


TOTALS = ("down", "up", "in", "out", "home", "placed", "broken", "changes")


def _totals(published: Published) -> Totals:
    found = {way: _shown(published, ("flow", TOTAL, way)) for way in TOTALS}
    if found["broken"] == 0 and ("flow", TOTAL, "broken") not in published.by_place:
        found["broken"] = NOT_COUNTED
    return Totals(*found.values())


def standalone(*, svg: str, css: str) -> str:
    """A picture of the pages as a file of its own; `css` begins the classes of its rules."""
    opened, body = svg.split(">", 1)
    spaced = opened.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{spaced}><style>{_rules(css)}</style>{body}"


@cache
def _rules(css: str) -> str:
    """The rules for one kind of picture, with every token as its value in the light."""
    tokens = dict(TOKEN.findall(COMMENT.sub("", (STYLES / "tokens.css").read_text()).split("}", 1)[0]))
    style = COMMENT.sub("", (STYLES / "pictures.css").read_text())
    kept = [
        f"{selector.strip()} {{{body.strip()}}}"
        for selector, body in RULE.findall(style)
        if "svg" not in selector and re.search(rf"\.(pic|{css})\b|\.{css}-", selector)
    ]
    coloured = USED.sub(lambda found: tokens[found[1]], "\n".join(kept))
    return coloured.replace("font-family: inherit;", FONT)


def _tread(published: Published, step: str, name: str) -> Tread:
    flow = {way: _shown(published, ("flow", step, way)) for way in ("down", "up", "in", "out")}
    return Tread(
        number=int(step),
        name=name,
        stock=_shown(published, ("now", step, TOTAL)),
        before=_shown(published, ("before", step, TOTAL)),
        down=flow["down"],
        up=flow["up"],
        entered=flow["in"],
        left=flow["out"],
    )


def _shown(published: Published, place: tuple[str, str, str]) -> Shown:
    """The count, None where it or its whole table is hidden, 0 where there is no such number."""
    state = published.by_place.get(place)
    if state is None:
        return None if published.withholds(table=place[0]) else 0
    cell = published.report.cells[place]
    return cell.value if state is State.SHOWN and isinstance(cell, Count) else None
