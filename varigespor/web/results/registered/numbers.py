"""One proportion of children as a page shows it: so many of so many, whom it leaves out, what is published.

Who may not see counts of 1 to 4 sees neither those nor the numbers from which they could be reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from varigespor.analysis.intervals import of_share
from varigespor.analysis.proportion import Proportion
from varigespor.domain.indicators import is_small
from varigespor.norms.published import measure
from varigespor.norms.published.figures import Measure, PublishedSource

from ...wording import number_words
from ..sheet import percent_words


@dataclass(frozen=True)
class Number:
    """A proportion with its words. `reasons` names those left out, `published` the measures beside it."""

    key: str
    heading: str
    definition: str
    proportion: Proportion
    reasons: Mapping[str, str] = field(default_factory=dict)
    published: tuple[str, ...] = ()

    @property
    def counts(self) -> list[int]:
        """All the parts that could point at somebody."""
        one = self.proportion
        rest = one.denominator - one.numerator
        return [one.numerator, rest, *(len(children) for children in one.left_out.values())]

    @property
    def beside(self) -> Published:
        """What others have published of the same."""
        return Published.of(measures=[measure(key=key) for key in self.published])


@dataclass(frozen=True)
class Published:
    """Measures that others have published, each of their sources once."""

    measures: tuple[Measure, ...]
    sources: tuple[PublishedSource, ...]

    @classmethod
    def of(cls, *, measures: Iterable[Measure]) -> Published:
        """The measures with their sources, in order."""
        every = tuple(measures)
        return cls(every, tuple(dict.fromkeys(one.source for each in every for one in each.figures)))


@dataclass(frozen=True)
class Shown:
    """A number in words. `hidden` where few children are behind it."""

    number: Number
    hidden: bool

    @property
    def share(self) -> str:
        """'63 %'; nothing of nobody."""
        one = self.number.proportion
        return percent_words(share=one.numerator / one.denominator) if one.denominator else ""

    @property
    def of(self) -> str:
        """'12 af 19'"""
        one = self.number.proportion
        return f"{number_words(number=one.numerator)} af {number_words(number=one.denominator)}"

    @property
    def between(self) -> str:
        """'41 % til 81 %', the 95 % interval."""
        one = self.number.proportion
        found = of_share(count=one.numerator, of=one.denominator)
        return f"{percent_words(share=found.low)} til {percent_words(share=found.high)}" if found else ""

    @property
    def left_out(self) -> list[tuple[str, int]]:
        """Why somebody is left out, and how many; only those reasons that somebody has."""
        out = self.number.proportion.left_out.items()
        return [(self.number.reasons[why], len(children)) for why, children in out if children]


def shown(*, numbers: Sequence[Number], small: bool) -> list[Shown]:
    """The numbers, each hidden by its own parts."""
    return [Shown(one, not small and is_small(counts=one.counts)) for one in numbers]


def shown_together(*, numbers: Sequence[Number], small: bool, rest: Sequence[int] = ()) -> list[Shown]:
    """Numbers that divide the same children: one would give away another, so few in one part hide them all.

    `rest` are parts that are in none of the numbers.
    """
    counts = [count for one in numbers for count in one.counts]
    hidden = not small and is_small(counts=[*counts, *rest])
    return [Shown(one, hidden) for one in numbers]
