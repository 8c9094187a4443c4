"""The promises kept, for the report: each as so many of so many, with the published line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from varigespor.analysis.figures import Share
from varigespor.analysis.publishing.crosstab import percentage
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.tables import Cell, Count, Derived, Population, Table, group
from varigespor.domain.indicators import Indicator, Kind, Word
from varigespor.domain.promise_words import PROMISES
from varigespor.norms.configuration import Municipality
from varigespor.norms.published import topics
from varigespor.records.queries.indicators import Span

from ..pictures.dots.drawing import PRINT, draw
from ..pictures.dots.rows import Dot, DotPicture, Row
from ..programme.cap_days import caps
from ..programme.promise_cells import beside_published, figures_of, said_of
from ..programme.promise_counts import counted_rows
from ..programme.promises import CLOCKS
from ..wording import number_words
from .definitions import Definition
from .document import Block, Column, Picture
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
        defined=tuple(_definition(PROMISES[one]) for one in found),
        words=(*_cap(span, town), f"Publicerede tal: {topics()['clocks'].note}"),
        drawn=lambda published: _drawn(published, [one for one in CLOCKS if one in found]),
    )


def _definition(word: Word) -> Definition:
    return Definition(word.heading, word.definition, word.left_out)


def _drawn(published: Published, clocks: Sequence[Indicator]) -> tuple[Block, ...]:
    """The law's clocks of the whole municipality, with what others have published under each."""
    rows = tuple(row for one in clocks if (row := _dots(published, one)).dots)
    if not rows:
        return ()
    picture = DotPicture("Lovens ure, for hele kommunen, med de publicerede tal", rows)
    svg = draw(picture=picture, layout=PRINT, prefix=KEY)
    return (Picture(svg, picture.finding, picture.in_words, "dt"),)


def _dots(published: Published, clock: Indicator) -> Row:
    """One clock; without a dot where its numbers are hidden or there were none."""
    held, all_ = (published.printed((KEY, clock.value, one)) for one in ("held", "all"))
    dots: list[Dot] = []
    if isinstance(held, int) and isinstance(all_, int) and all_:
        share = Share(held, all_)
        low, high = share.interval or (None, None)
        of = f"{number_words(number=held)} af {number_words(number=all_)}"
        words = f"{percentage(part=held, whole=all_)} ({of})"
        dots.append(Dot("Hele kommunen", held / all_, words, low, high))
    return beside_published(word=PROMISES[clock], dots=tuple(dots))


def _cells(indicator: Indicator, numbers: tuple[int, ...], period: str, known_at: str) -> Iterator[Cell]:
    held, all_ = numbers
    population = Population(f"promise {indicator.value}", period, known_at)
    row = indicator.value
    yield Count(row, "all", all_, group(population=population, where={}))
    yield Count(row, "held", held, group(population=population, where={"held": ("yes",)}))
    yield Derived(row, "share", percentage(part=held, whole=all_), ((KEY, row, "held"), (KEY, row, "all")))


def _published(indicator: Indicator) -> str:
    return ", ".join(said_of(figure=one) for one in figures_of(word=PROMISES[indicator]))


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
