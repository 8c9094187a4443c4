"""One promise as the page shows it: the whole and each team, with intervals, few children hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from varigespor.analysis.intervals import Interval, of_rate, of_share
from varigespor.domain.indicators import (
    DAYS_IN_A_YEAR,
    NOT_SHOWN,
    Counted,
    Kind,
    Said,
    Word,
    is_small,
    shown,
)
from varigespor.norms.published import measure
from varigespor.norms.published.figures import Figure

from ..pictures.dots.rows import Dot, Row, Tick
from ..wording import count_words, number_words

NOTHING = Said("–", "intet at tælle")


@dataclass(frozen=True)
class Cell:
    """A number in words with what is behind it and its 95 % interval; `share` where it is one and shown."""

    said: Said
    between: str = ""
    share: float | None = None
    interval: Interval | None = None

    @property
    def hidden(self) -> bool:
        return self.said.hidden

    @property
    def empty(self) -> bool:
        return self.said is NOTHING


@dataclass(frozen=True)
class Line:
    """One promise: the whole, the teams in order, and how many rows belong to none of them."""

    key: str
    word: Word
    whole: Cell
    teams: tuple[tuple[str, str, Cell], ...]
    elsewhere: int
    link: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All its numbers."""
        return (self.whole, *(one for _, _, one in self.teams))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What others have published of the same, in the order of time."""
        return figures_of(word=self.word)

    @property
    def published(self) -> str:
        """'Publiceret: 87 % (2019), 88 % (2021)'; nothing where there are none."""
        said = ", ".join(said_of(figure=one) for one in self.figures)
        return f"Publiceret: {said}" if said else ""


def figures_of(*, word: Word) -> tuple[Figure, ...]:
    """What others have published of the same, in the order of time."""
    return measure(key=word.published).figures if word.published else ()


def said_of(*, figure: Figure) -> str:
    """'87 % (2019)'"""
    return f"{figure.danish} ({figure.period})"


def beside_published(*, word: Word, dots: tuple[Dot, ...]) -> Row:
    """A share's dots on one scale with the published numbers."""
    ticks = tuple(Tick(float(one.value) / 100, said_of(figure=one)) for one in figures_of(word=word))
    return Row(word.heading, dots, 0, 1, ("0 %", "100 %"), ticks=ticks)


def cell(*, counted: Counted | None, word: Word, whole: bool) -> Cell:
    """The number in words; who may not see single cases (`whole` false) sees no few."""
    said = shown(counted=counted, kind=word.kind, units=word.units, whole=whole) if counted else None
    if counted is None or said is None:
        return Cell(NOTHING)
    if said.hidden or word.kind not in (Kind.SHARE, Kind.RATE):
        return Cell(said)
    if word.kind == Kind.SHARE:
        part, all_ = counted.numbers
        found = of_share(count=part, of=all_)
        return Cell(said, share_range(found=found) if found else "", part / all_, found)
    events, days = counted.numbers
    return Cell(said, _rates(of_rate(events=events, exposure=days / DAYS_IN_A_YEAR)))


def cells(
    *, by_team: Mapping[str, Counted], teams: Iterable[str], word: Word, whole: bool
) -> tuple[Cell, dict[str, Cell], int]:
    """The whole's cell, each team's, and how many rows are of no team of these.

    `by_team` has the whole under ''. Where one team's number, or the difference between the whole and the
    teams, could be of few children, all the teams' are hidden: one of them would give away the other.
    """
    everyone = by_team.get("")
    mine = {team: by_team.get(team) for team in teams}
    found = {team: cell(counted=one, word=word, whole=whole) for team, one in mine.items()}
    rest = _rest(everyone, [one for one in mine.values() if one])
    given_away = not whole and is_small(counts=map(abs, rest))
    if given_away or any(one.hidden for one in found.values()):
        found = {team: one if one.empty else Cell(NOT_SHOWN) for team, one in found.items()}
    place = 0 if word.kind == Kind.COUNT else 1
    return cell(counted=everyone, word=word, whole=whole), found, rest[place] if rest else 0


def day_cells(*, by_team: Mapping[str, Counted], teams: Iterable[str]) -> tuple[Cell, dict[str, Cell], int]:
    """The days above the cap: days of advisers, which are of no child and follow one another, so that an
    interval would say more than there is to say."""
    found = {team: _days(by_team.get(team)) for team in teams}
    return _days(by_team.get("")), found, 0


def _days(counted: Counted | None) -> Cell:
    if counted is None:
        return Cell(NOTHING)
    above, of = counted.numbers
    share = number_words(number=Decimal(100 * above) / of, decimals=1)
    said = count_words(number=above, one="dag", many="dage")
    return Cell(Said(said, f"af {number_words(number=of)} dage med børn, {share}\u00a0%"), share=above / of)


def _rest(everyone: Counted | None, teams: Sequence[Counted]) -> list[int]:
    """What the teams lack of the whole, number by number; below 0 where something counts in two of them."""
    if everyone is None:
        return []
    return [number - sum(one.numbers[at] for one in teams) for at, number in enumerate(everyone.numbers)]


def share_range(*, found: Interval) -> str:
    """'43–65 %'"""
    return f"{round(100 * found.low)}–{round(100 * found.high)} %"


def _rates(found: Interval | None) -> str:
    if found is None:
        return ""
    return "–".join(number_words(number=Decimal(repr(end)), decimals=2) for end in found)
