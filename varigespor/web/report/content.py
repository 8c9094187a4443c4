"""The committee's report: what was counted and may be published, in words, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from varigespor import __version__
from varigespor.analysis.publishing.published import NOTE, Published
from varigespor.domain.decisions import EndReason

from ..wording import plain_date
from .counts import FLOW, STEPS, TOTAL
from .definitions import HAPPENED, MOVES, RESULTS, STOCK, Definition, counted, left_out, listed
from .document import HIDDEN, Column, Document, Picture, Section, Table, Value, Words
from .entries import HIGHER, LOWER, SAME, UNKNOWN
from .extra import Extra
from .flow import happened
from .periods import ONE_DAY, day_words

DAYS_A_YEAR = 365.25
TITLE = "Varige Spor: hvad hjælpen førte til"
Rows = Sequence[tuple[tuple[str, ...], str]]
"""The words a row begins with, and its key."""


@dataclass(frozen=True)
class Names:
    """What keys are called: steps by number, target groups and teams by key."""

    steps: Mapping[str, str]
    groups: Mapping[str, str]
    teams: Mapping[str, str]


@dataclass(frozen=True)
class Material:
    """What the report is made of: what may be published, kroner per child-year by row, and the names.

    `register` is the version of what was published before, `data` a digest of all that was counted.
    `exceptions` are sentences about what is not counted.
    """

    town: str
    since: date
    until: date
    known: str
    published: Published
    prices: Mapping[str, int]
    names: Names
    register: str
    data: str
    picture: Picture | None = None
    exceptions: Sequence[str] = ()
    extras: Sequence[Extra] = ()
    after: Sequence[Extra] = ()

    @property
    def last(self) -> date:
        """The last day of the period: the report's date."""
        return self.until - ONE_DAY


def document(*, material: Material) -> Document:
    """The whole report, at most ten pages."""
    first = Section("Trappen", (*([material.picture] if material.picture else []), *_ladder(material)))
    results = Section("Hvad hjælpen førte til", (*_results(material), Words((SMALL_NUMBERS,))))
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
            results,
            *(_further(material, extra) for extra in material.after),
            _left_out(material),
        ),
        definitions=tuple(listed(found=_defined(material))),
    )


def _defined(material: Material) -> Iterator[Definition]:
    """All numbers of the report, in the order in which they stand."""
    yield from (*STOCK, *HAPPENED)
    yield from (one for extra in material.extras for one in extra.defined)
    yield from RESULTS
    yield from (one for extra in material.after for one in extra.defined)


SMALL_NUMBERS = (
    "Små tal svinger. En forskel på få børn fra år til år kan være tilfældig. Tallene viser, hvad der skete, "
    "ikke hvad der var årsagen."
)


NO_REASONS = "Udtrækket siger ikke, hvorfor hjælpen sluttede: nåede mål og sammenbrud er ikke talt."


def _ladder(material: Material) -> Iterable[Table | Words]:
    headings = {
        ("before", TOTAL): Column("Før", plain_date(day=material.since - ONE_DAY, today=material.last)),
        ("now", TOTAL): Column("Nu", plain_date(day=material.last, today=material.last)),
        **{("flow", way): Column(FLOW_HEADINGS[way]) for way in FLOW},
    }
    rows: Rows = [((material.names.steps[step],), step) for step in reversed(STEPS)]
    yield _grid(
        material,
        "trappen",
        "Børn på trappen og bevægelser",
        ([*rows, (("I alt",), TOTAL)], ("Trin",)),
        headings,
        defined=(*STOCK, *MOVES),
    )
    if ("flow", TOTAL, "down") in material.published.by_place:
        yield happened(published=material.published)
    teams = {("now", key): Column(name) for key, name in material.names.teams.items()}
    if teams:
        yield _grid(
            material,
            "team",
            f"Børn på trappen den {day_words(day=material.last)}, fordelt på team",
            ([*rows, (("I alt",), TOTAL)], ("Trin",)),
            teams | {("now", TOTAL): Column("I alt")},
            defined=(Definition("Team", "Barnets team den dag."),),
        )


FLOW_HEADINGS = {"down": "Gik ned", "up": "Gik op", "in": "Kom ind", "out": "Gik ud"}
RESULT_COLUMNS = (
    (("helped", "children"), Column("Børn")),
    (("helped", "years"), Column("Børneår")),
    (("helped", "price"), Column("Pris pr. børneår", "kr.")),
    (("ended", TOTAL), Column("Sluttede")),
    (("ended", EndReason.AS_PLANNED.value), Column("Målet nået")),
    (("ended", EndReason.BROKEN_DOWN.value), Column("Sammenbrud")),
    (("followed", LOWER), Column("Lavere trin", "12 mdr.")),
    (("followed", SAME), Column("Samme trin", "12 mdr.")),
    (("followed", HIGHER), Column("Højere trin", "12 mdr.")),
)


def _results(material: Material) -> Iterable[Table | Words]:
    names = material.names
    groups = [*names.groups, UNKNOWN] if names.groups else [""]
    rows = [
        ((*_group_name(names, group), step), f"{group} {step}".strip())
        for group in groups
        for step in STEPS
        if _read(material, ("helped", f"{group} {step}".strip(), "children")) != 0
    ]
    yield _grid(
        material,
        "resultater",
        "Resultater efter målgruppe og trin" if names.groups else "Resultater efter trin",
        (
            [*rows, (("I alt",) if not names.groups else ("I alt", ""), TOTAL)],
            ("Målgruppe", "Trin") if names.groups else ("Trin",),
        ),
        dict(column for column in RESULT_COLUMNS if _held(material, column[0])),
        defined=RESULTS,
    )


def _held(material: Material, column: tuple[str, str]) -> bool:
    """Whether anything is counted in a column: an extract may not say why help ended, and has no prices."""
    table, name = column
    if name == "price":
        return bool(material.prices)
    return name == "years" or (table, TOTAL, name) in material.published.by_place


def _group_name(names: Names, group: str) -> tuple[str, ...]:
    return (names.groups.get(group, "Ikke oplyst"),) if names.groups else ()


def _grid(
    material: Material,
    key: str,
    title: str,
    rows: tuple[Rows, tuple[str, ...]],
    columns: Mapping[tuple[str, str], Column],
    *,
    defined: Sequence[Definition],
) -> Table | Words:
    """A table of published cells; a sentence instead where one of its tables may not be published."""
    for withheld in material.published.withheld:
        if withheld.key in {table for table, _ in columns}:
            return Words((withheld.sentence,))
    lines, first = rows
    return Table(
        key,
        title,
        (*(Column(heading, number=False) for heading in first), *columns.values()),
        tuple(
            (*words, *(_read(material, (table, row, column)) for table, column in columns))
            for words, row in lines
        ),
        counted(found=defined),
        left_out(found=defined),
        children=_read(material, ("helped", TOTAL, "children")),
        totals=lines[-1][1] == TOTAL,
    )


def _read(material: Material, place: tuple[str, str, str]) -> Value:
    """What everybody may read in a cell; nothing where no such number exists."""
    table, row, column = place
    if (row, column) == (TOTAL, "children"):  # a child with help on two steps is one child of all
        place = ("children", TOTAL, TOTAL)
    if column == "price":
        shown = _read(material, (table, row, "children"))
        return HIDDEN if shown == HIDDEN else material.prices.get(row, "–") if shown else "–"
    if column == "years":
        days = _read(material, (table, row, "days"))
        return round(days / DAYS_A_YEAR, 1) if isinstance(days, int) else days
    return material.published.printed(place) if place in material.published.by_place else "–"


def _further(material: Material, extra: Extra) -> Section:
    key = extra.table.key
    columns = {(key, name): column for name, column in extra.columns.items()}
    table = _grid(
        material,
        key,
        extra.table.title,
        (extra.rows, extra.first),
        columns,
        defined=extra.defined,
    )
    drawn = extra.drawn(material.published) if isinstance(table, Table) else ()
    return Section(extra.heading, (*drawn, table, *([Words(extra.words)] if extra.words else [])))


def _left_out(material: Material) -> Section:
    withheld = [one.sentence for one in material.published.withheld]
    unknown = () if ("flow", TOTAL, "broken") in material.published.by_place else (NO_REASONS,)
    return Section("Hvad tallene ikke viser", (Words((NOTE, *unknown, *material.exceptions, *withheld)),))
