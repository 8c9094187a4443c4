"""The promises kept, for the report: each as so many of so many, with the published line beside it."""

from __future__ import annotations

from collections.abc import Iterator

from varigespor.analysis.publishing.crosstab import percentage
from varigespor.analysis.publishing.tables import Cell, Count, Derived, Population, Table, group
from varigespor.domain.indicators import Indicator, Kind
from varigespor.domain.promise_words import PROMISES
from varigespor.norms.configuration import Municipality
from varigespor.norms.published import measure, topics
from varigespor.records.queries.indicators import Span

from ..programme.cap_days import caps
from ..programme.promise_counts import counted_rows
from ..wording import number_words
from .document import Column
from .extra import Extra

KEY = "loefter"
WHOLE = ""
HEADINGS = {"held": Column("Holdt"), "all": Column("Af"), "share": Column("Andel")}


def promises(*, span: Span, town: Municipality, known_at: str) -> Extra:
    """Every promise that is a share; the days above the cap are of advisers and stand as a sentence."""
    found = {
        indicator: counts[WHOLE]
        for indicator, counts in counted_rows(span=span).items()
        if PROMISES[indicator].kind == Kind.SHARE and WHOLE in counts
    }
    cells = [
        cell
        for indicator, counted in found.items()
        for cell in _cells(indicator, counted.numbers, f"{span.since}/{span.on}", known_at)
    ]
    return Extra(
        heading="Løfterne",
        table=Table(KEY, "Holdt løfterne?", tuple(cells)),
        dimensions={"held": ("yes", "no")},
        first=("Løfte", "Publiceret af andre"),
        rows=tuple(((PROMISES[one].heading, _published(one)), one.value) for one in found),
        columns=HEADINGS,
        definition=" ".join(PROMISES[one].definition for one in found),
        words=(*_cap(span, town), f"Publicerede tal: {topics()['clocks'].note}"),
    )


def _cells(indicator: Indicator, numbers: tuple[int, ...], period: str, known_at: str) -> Iterator[Cell]:
    held, all_ = numbers
    population = Population(f"promise {indicator.value}", period, known_at)
    row = indicator.value
    yield Count(row, "all", all_, group(population=population, where={}))
    yield Count(row, "held", held, group(population=population, where={"held": ("yes",)}))
    yield Derived(row, "share", percentage(part=held, whole=all_), ((KEY, row, "held"), (KEY, row, "all")))


def _published(indicator: Indicator) -> str:
    word = PROMISES[indicator]
    if not word.published:
        return ""
    return ", ".join(f"{one.danish} ({one.period})" for one in measure(key=word.published).figures)


def _cap(span: Span, town: Municipality) -> Iterator[str]:
    """Days of advisers point at no child; nobody is named."""
    found = caps(span=span, town=town)
    if WHOLE not in found.counted:
        return
    above, of = found.counted[WHOLE].numbers
    days = f"{number_words(number=above)} af {number_words(number=of)} dage"
    yield (
        f"Loftet for sagstal var brudt på {days}, hvor en rådgiver havde børn. Resultater fra dage over "
        "loftet skal læses med det forbehold."
    )
