"""From a chart that is described to the SVG that stands on a page or in a PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from .theme import COLOURS, NUMBERS, TIMES, WIDTH, config

_OPENING = re.compile(r"<svg[^>]*>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+|pointer-events|class)="[^"]*"')
_COLOURED = re.compile(r'<(?:path|text|line|rect)(?: [a-z-]+="[^"]*")*? (?:fill|stroke)="#[^>]*>')
_COLOUR = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_NOTHING = re.compile(r'<path d=""[^>]*/>|<path d="M0,0h0v0h0Z"/>')


@dataclass(frozen=True)
class Sheet:
    """The room of a chart in pixels: its height, and what is left free around the plot."""

    height: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the plot itself."""
        return WIDTH - self.left - self.right, self.height - self.top - self.bottom


@dataclass(frozen=True)
class Said:
    """The chart's title, which is its finding, every value in sentences, and the prefix of its ids."""

    title: str
    text: str
    prefix: str


@cache
def alt() -> Any:
    """Altair, imported at the first chart, which takes half a second.

    It does not hold each part to its schema: that costs as much as drawing, and the tests see what is drawn.
    """
    import altair
    from altair.utils.schemapi import disable_debug_mode

    disable_debug_mode()
    return altair


def plotted(values: Sequence[Mapping[str, object]]) -> Any:
    """A chart of rows, to be given its mark."""
    return alt().Chart(alt().Data(values=values))


def svg_of(*, layers: Sequence[Any], sheet: Sheet, said: Said) -> str:
    """The layers of Altair drawn on the sheet; the same data give the same bytes on every machine.

    The room is fixed, so no measuring of type that depends on a machine's fonts moves anything.
    """
    import vl_convert

    width, height = sheet.size
    padding = {"left": sheet.left, "right": sheet.right, "top": sheet.top, "bottom": sheet.bottom}
    chart = (
        alt()
        .layer(*layers)
        .properties(width=width, height=height, padding=padding, autosize=alt().AutoSizeParams(type="none"))
    )
    described = chart.to_dict(validate=False) | {"config": config()}
    drawn = vl_convert.vegalite_to_svg(
        described, format_locale=NUMBERS, time_format_locale=TIMES, allowed_base_urls=[]
    )
    return _framed(drawn, sheet, said)


def _framed(drawn: str, sheet: Sheet, said: Said) -> str:
    """Our own opening with title and description; what the drawing said of its parts is left out."""
    body = _NOTHING.sub("", _SPOKEN.sub("", _OPENING.sub("", drawn, count=1)))
    body = _COLOURED.sub(_named, body)
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {sheet.height}"'
        f' role="img" aria-labelledby="{said.prefix}-t {said.prefix}-d">'
        f'<title id="{said.prefix}-t">{escape(said.title)}</title>'
        f'<desc id="{said.prefix}-d">{escape(said.text)}</desc>{body}'
    )


def _named(element: re.Match[str]) -> str:
    """The element with a class for each of its colours, by which a page puts the tokens in their place."""
    tokens = {colour: token for token, colour in COLOURS.items()}
    names = [f"{what}-{tokens[colour]}" for what, colour in _COLOUR.findall(element[0])]
    return re.sub(r"^<[a-z]+", rf'\g<0> class="{" ".join(names)}"', element[0])
