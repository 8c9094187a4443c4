"""How every chart looks: the design system's type and light colours, and Danish numbers and months.

The colours are written into the SVG, so that the same chart stands in a PDF; on a page `charts.css` puts the
tokens in their place, dark ones too.
"""

from __future__ import annotations

from typing import Any

from varigespor.web.wording import MONTHS, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT

INK, SOFT_INK, ACCENT = "#17211f", "#4a5857", "#0f5a5f"
RULE, PAPER = "#d3dbdb", "#ffffff"
COLOURS = {"ink": INK, "ink-2": SOFT_INK, "accent": ACCENT, "line": RULE, "paper": PAPER}
"""Token in `tokens.css`: its light colour."""
FONT = "IBM Plex Sans"
WIDTH = 358
SMALL, WORDS = 12, 13

NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " kr."]}
TIMES = {
    "dateTime": "%d.%m.%Y %H.%M",
    "date": "%d.%m.%Y",
    "time": "%H.%M",
    "periods": ["", ""],
    "days": [WEEKDAYS[6], *WEEKDAYS[:6]],
    "shortDays": [WEEKDAYS_SHORT[6], *WEEKDAYS_SHORT[:6]],
    "months": list(MONTHS),
    "shortMonths": list(MONTHS_SHORT),
}


def config() -> dict[str, Any]:
    """Vega-Lite's settings: thin axes below, no frame, nothing under 12 px."""
    axis = {
        "domainColor": RULE,
        "tickColor": RULE,
        "gridColor": RULE,
        "labelColor": SOFT_INK,
        "labelFontSize": SMALL,
        "labelPadding": 4,
        "title": None,
    }
    return {
        "font": FONT,
        "background": None,
        "view": {"stroke": None, "clip": False},
        "axis": axis,
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False},
        "text": {"color": INK, "fontSize": WORDS},
        "line": {"strokeCap": "round", "strokeJoin": "round"},
    }
