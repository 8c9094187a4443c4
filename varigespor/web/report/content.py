"""The committee's report: what was counted and may be published, in words, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from varigespor import __version__
from varigespor.analysis.publishing.published import NOTE

from ..wording import plain_date
from .counts import FLOW, STEPS, TOTAL
from .definitions import MOVES, STOCK, Definition, listed
from .document import Column, Document, Section, Table, Words
from .extra import Extra
from .flow import defined, happened
from .grid import Grid, drawn_up
from .material import Material
from .periods import ONE_DAY, day_words
from .results import grids

TITLE = "Varige Spor: hvad hjælpen førte til"


def document(*, material: Material) -> Document:
    """The whole report, at most ten pages."""
    results = list(grids(material=material))
    first = Section("Trappen", (*([material.picture] if material.picture else []), *_ladder(material)))
    tables = [drawn_up(material=material, grid=grid) for grid in results]
    return Document(
        title=TITLE,
        subtitle=f"{material.town}, {day_words(day=material.since)} til {day_words(day=material.last)}",
        town=material.town,
        as_of=material.last,
        known=material.known,
        made_of=f"Data {material.data} · register {material.register} · Varige Spor {__version__}",
        sections=(
            first,
            *(_further(material, extra) for extra in material.extras),
            Section("Hvad hjælpen førte til", (*tables, Words((SMALL_NUMBERS,)))),
            *(_further(material, extra) for extra in material.after),
            _left_out(material),
        ),
        definitions=tuple(listed(found=_defined(material, results))),
    )


def _defined(material: Material, results: Sequence[Grid]) -> Iterator[Definition]:
    """All numbers of the report, in the order in which they stand."""
    yield from STOCK
    yield from defined(material=material)
    yield from (one for extra in material.extras for one in extra.defined)
    yield from (one for grid in results for one in grid.defined)
    yield from (one for extra in material.after for one in extra.defined)


SMALL_NUMBERS = (
    "Små tal svinger. En forskel på få børn fra år til år kan være tilfældig. Tallene viser, hvad der skete, "
    "ikke hvad der var årsagen."
)


NO_REASONS = "Udtrækket siger ikke, hvorfor hjælpen sluttede: nåede mål og sammenbrud er ikke talt."


def _ladder(material: Material) -> Iterator[Table | Words]:
    rows = [
        *(((material.names.steps[step],), step) for step in reversed(STEPS)),
        (("I alt",), TOTAL),
    ]
    moves = {
        ("before", TOTAL): Column("Før", plain_date(day=material.since - ONE_DAY, today=material.last)),
        ("now", TOTAL): Column("Nu", plain_date(day=material.last, today=material.last)),
        **{("flow", way): Column(FLOW_HEADINGS[way]) for way in FLOW},
    }
    held = {place: one for place, one in moves.items() if not material.published.withholds(table=place[0])}
    if held:
        grid = Grid("trappen", "Børn på trappen og bevægelser", rows, ("Trin",), held, (*STOCK, *MOVES))
        yield drawn_up(material=material, grid=grid)
    if ("flow", TOTAL, "down") in material.published.by_place:
        yield happened(material=material)
    teams = {("now", key): Column(name) for key, name in material.names.teams.items()}
    if teams:
        title = f"Børn på trappen den {day_words(day=material.last)}, fordelt på team"
        of_day = (Definition("Team", "Barnets team den dag."),)
        grid = Grid("team", title, rows, ("Trin",), teams | {("now", TOTAL): Column("I alt")}, of_day)
        yield drawn_up(material=material, grid=grid)


FLOW_HEADINGS = {"down": "Gik ned", "up": "Gik op", "in": "Kom ind", "out": "Gik ud"}


def _further(material: Material, extra: Extra) -> Section:
    key = extra.table.key
    columns = {(key, name): column for name, column in extra.columns.items()}
    grid = Grid(key, extra.table.title, extra.rows, extra.first, columns, extra.defined)
    table = drawn_up(material=material, grid=grid)
    drawn = extra.drawn(material.published) if isinstance(table, Table) else ()
    return Section(extra.heading, (*drawn, table, *([Words(extra.words)] if extra.words else [])))


def _left_out(material: Material) -> Section:
    withheld = [one.sentence for one in material.published.withheld]
    counted = ("flow", TOTAL, "broken") in material.published.by_place
    unknown = () if counted or material.published.withholds(table="flow") else (NO_REASONS,)
    return Section("Hvad tallene ikke viser", (Words((NOTE, *unknown, *material.exceptions, *withheld)),))
