"""Forandringsteorien: the chain of each corner, with its assumptions, sources and latest values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.domain.indicators import Indicator
from varigespor.domain.theory import CHAIN_CORNERS, DANISH_STAGES, OWN, Chain, Stage, chains, check
from varigespor.norms.programme import Arrow, Element, Programme, programme

from ..asked import Asked, municipality
from ..page import page
from ..pictures.chain.links import Box, ChainPicture, Column, Link
from .readings import Reading, readings
from .tabs import tabs

Values = Mapping[Indicator, Reading]


@dataclass(frozen=True)
class Row:
    """One arrow of the table beside the picture."""

    arrow: Arrow
    start: Element
    end: Element
    reading: Reading


@dataclass(frozen=True)
class Section:
    """One corner of the page."""

    key: str
    name: str
    picture: ChainPicture
    rows: list[Row]
    columns: list[tuple[str, tuple[Element, ...]]]

    @property
    def with_data(self) -> int:
        """How many of its arrows have data."""
        return sum(bool(row.reading.said) for row in self.rows)


@page(act=Act.SEE_THEORY)
def chain(request: Asked) -> HttpResponse:
    """The three corners, and how each indicator is counted."""
    found, values = own_programme(), readings(request=request)
    sections = [_section(one, found, values) for one in chains(theory=found.theory)]
    used = {row.reading.indicator for section in sections for row in section.rows}
    context = {
        "tabs": tabs(request),
        "of": found.of["theory"],
        "town": municipality().name,
        "own": OWN,
        "sections": sections,
        "arrows": sum(len(one.rows) for one in sections),
        "with_data": sum(one.with_data for one in sections),
        "assumed": sum(row.arrow.own for one in sections for row in one.rows),
        "counted": [one for one in values.values() if one.word.definition and one.indicator in used],
        "without": [one for one in values.values() if one.word.needs],
        "key": municipality().key,
    }
    return TemplateResponse(request, "programme/theory.html", context)


@cache
def own_programme() -> Programme:
    """The municipality's own programme, read and checked once. Raises FileRefused."""
    found = programme(municipality=municipality().key)
    check(programme=found)
    return found


def _section(chain: Chain, found: Programme, values: Values) -> Section:
    elements = found.theory.elements
    rows = [
        Row(arrow, elements[arrow.start], elements[arrow.end], values[Indicator(arrow.indicator)])
        for arrow in chain.arrows
    ]
    name = CHAIN_CORNERS[chain.corner]
    columns = [(DANISH_STAGES[stage], column) for stage, column in zip(Stage, chain.columns, strict=True)]
    picture = ChainPicture(
        corner=name,
        columns=tuple(
            Column(heading, tuple(Box(element.key, element.danish) for element in column))
            for heading, column in columns
        ),
        links=tuple(
            Link(row.start.key, row.end.key, row.reading.word.heading, row.reading.value) for row in rows
        ),
    )
    return Section(chain.corner, name, picture, rows, columns)
