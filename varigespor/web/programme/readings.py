"""An indicator as a page shows it: its value, what is behind it, the published figure beside it, its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from varigespor.domain.indicator_words import WORDS
from varigespor.domain.indicators import Counted, Indicator, Over, Said, Word, shown
from varigespor.norms.published import measure
from varigespor.records.queries.indicators import Span

from ..asked import Asked, municipality, sees_small_numbers
from ..wording import count_words, plain_date
from .indicators import counted, span_of
from .places import INDICATORS, url


@dataclass(frozen=True)
class Reading:
    """One indicator today. `said` is None where there are no data."""

    indicator: Indicator
    word: Word
    said: Said | None
    children: str
    when: str
    published: str
    link: str
    link_words: str

    @property
    def value(self) -> str:
        """The value, or the empty text where there are no data."""
        return self.said.value if self.said else ""

    @property
    def missing(self) -> str:
        """What would be needed, or why nothing was there to count."""
        return "" if self.said else self.word.needs or "Der var intet at tælle i perioden."


def readings(*, request: Asked) -> Mapping[Indicator, Reading]:
    """Every indicator of the product by key; one statement while no row changes."""
    span = span_of(on=request.today, at=request.now)
    found = counted(span=span, town=municipality())
    whole = sees_small_numbers(request)
    return {one: _reading(request, one, found.get(one), span, whole) for one in WORDS}


def _reading(request: Asked, indicator: Indicator, found: Counted | None, span: Span, whole: bool) -> Reading:
    word, place = WORDS[indicator], INDICATORS.get(indicator)
    said = shown(counted=found, kind=word.kind, units=word.units, whole=whole) if found else None
    open_rows = said and not said.hidden
    return Reading(
        indicator=indicator,
        word=word,
        said=said,
        children=_children(found, said),
        when=_when(word, span) if said else "",
        published=_published(word),
        link=url(request=request, place=place, span=span) if open_rows else "",
        link_words=place.words if place else "",
    )


def _published(word: Word) -> str:
    """The latest published figure; where we have none of our own, also what it is of."""
    if not word.published:
        return ""
    found = measure(key=word.published)
    return f"{found.latest.line}. {found.danish}" if word.needs else found.latest.line


def _children(found: Counted | None, said: Said | None) -> str:
    """How many children are behind it, where that is known and says more than the number itself."""
    if found is None or said is None or said.hidden or not found.children:
        return ""
    if len(found.numbers) == 1 and found.numbers[0] == found.children:
        return ""
    return count_words(number=found.children, one="barn", many="børn")


def _when(word: Word, span: Span) -> str:
    if word.over == Over.TODAY:
        return "i dag"
    return f"{plain_date(day=span.since, today=span.on)}–{plain_date(day=span.on, today=span.on)}"
