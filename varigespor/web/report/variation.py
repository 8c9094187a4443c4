"""The teams beside each other, for the report: how many of whose courses ended how, and what is chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from varigespor.analysis import chance
from varigespor.analysis.figures import Share
from varigespor.analysis.publishing.crosstab import Counted, percentage
from varigespor.analysis.publishing.published import MARK, Published
from varigespor.analysis.publishing.tables import Cell, Count, Derived, Place, Table, group
from varigespor.domain.decisions import EndReason
from varigespor.domain.result_words import Word
from varigespor.domain.variation_words import MORE_THAN_CHANCE, WORDS, Compared, said

from ..pictures.dots.drawing import PRINT, draw
from ..pictures.dots.rows import Dot, DotPicture, Row
from ..programme.promise_cells import share_range
from ..wording import number_words
from .counts import Counting
from .definitions import of_word
from .document import Block, Column, Picture, Words
from .entries import HIGHER, LOWER
from .extra import Extra

KEY = "variation"
HEADINGS = {
    "count": Column("Antal"),
    "of": Column("Af"),
    "share": Column("Andel"),
    "between": Column("95 %", "usikkerhed"),
}
NOT_ALIKE = (
    "Teamene står ved siden af hinanden med de samme definitioner, men deres børn er ikke ens: de er ikke "
    "delt op i alder og målgruppe her, fordi de fleste tal så ville være for små til at offentliggøre. "
    "Ingen rådgivere er sammenlignet. Om en forskel kan være tilfældig, er prøvet med Fishers eksakte test, "
    "rettet for antallet af teams og tal."
)


@dataclass(frozen=True)
class Kind:
    """A figure's words, the entries that it is a share of, and which of them it counts."""

    word: Word
    entries: str
    where: tuple[str, str]

    def counted(self, found: Counting) -> Counted:
        """All that it is a share of."""
        held: Counted = getattr(found, self.entries)
        return held


KINDS: Mapping[Compared, Kind] = {
    Compared.AS_PLANNED: Kind(WORDS[Compared.AS_PLANNED], "ended", ("why", EndReason.AS_PLANNED.value)),
    Compared.BROKEN: Kind(WORDS[Compared.BROKEN], "ended", ("why", EndReason.BROKEN_DOWN.value)),
    Compared.LOWER: Kind(WORDS[Compared.LOWER], "followed", ("way", LOWER)),
    Compared.HIGHER: Kind(WORDS[Compared.HIGHER], "followed", ("way", HIGHER)),
}


def variation(*, found: Counting, teams: Mapping[str, str]) -> Extra:
    """Each figure of each team, with its interval, and what is said of the differences."""
    figures = [one for one in KINDS if found.reasons or KINDS[one].entries != "ended"]
    return Extra(
        heading="Forskelle mellem teamene",
        table=Table(
            KEY,
            "Teamene ved siden af hinanden",
            tuple(cell for figure in figures for cell in _cells(found, figure, tuple(teams))),
        ),
        dimensions={},
        first=("Tal", "Team"),
        rows=tuple(
            ((KINDS[figure].word.heading, name), _row(figure, team))
            for figure in figures
            for team, name in teams.items()
        ),
        columns=HEADINGS,
        defined=tuple(of_word(KINDS[figure].word) for figure in figures),
        words=(NOT_ALIKE,),
        drawn=lambda published: _drawn(published, figures, teams),
    )


def _cells(found: Counting, figure: Compared, teams: Sequence[str]) -> Iterator[Cell]:
    kind = KINDS[figure]
    counted, (name, code) = kind.counted(found), kind.where
    shares = []
    for team in teams:
        row, mine = _row(figure, team), {"team": (team,)}
        part = int(counted.within({**mine, name: (code,)}).sum())
        share = Share(part, int(counted.within(mine).sum()))
        shares.append(share)
        of = group(population=counted.population, where=mine)
        yield Count(row, "of", share.of, of)
        yield Count(row, "count", share.count, of.within(name, code))
        sources: tuple[Place, ...] = ((KEY, row, "count"), (KEY, row, "of"))
        yield Derived(row, "share", percentage(part=share.count, whole=share.of), sources)
        yield Derived(row, "between", _between(share), sources)
    every = tuple((KEY, _row(figure, team), column) for team in teams for column in ("count", "of"))
    yield Derived(figure.value, "verdict", verdict(shares=shares), every)


def _row(figure: Compared, team: str) -> str:
    return f"{figure.value} {team}"


def _between(share: Share) -> str:
    return share_range(found=share.interval) if share.interval else "–"


def verdict(*, shares: Sequence[Share]) -> str:
    """What the figure's own numbers say: it needs no other figure, and is printed where they all are."""
    found = chance.between(values=shares, test=chance.shares, looked_at=len(KINDS))
    return said(chance=found, alike=len({share.share for share in shares}) == 1)


def _drawn(published: Published, figures: Sequence[Compared], teams: Mapping[str, str]) -> tuple[Block, ...]:
    """The figures that every team shows, as dots; those that are hidden are named in words."""
    shown = [one for one in figures if published.printed((KEY, one.value, "verdict")) != MARK]
    hidden = [KINDS[one].word.heading for one in figures if one not in shown]
    rows = [_dots(published, one, teams) for one in shown]
    picture = DotPicture(_finding(published, shown), tuple(row for row in rows if row.dots))
    blocks: list[Block] = []
    if picture.rows:
        svg = draw(picture=picture, layout=PRINT, prefix=KEY)
        blocks.append(Picture(svg, picture.finding, picture.in_words, "dt"))
    if hidden:
        blocks.append(
            Words((f"Ikke vist for hvert team, og derfor ikke sammenlignet: {', '.join(hidden)}.",))
        )
    return tuple(blocks)


def _finding(published: Published, shown: Sequence[Compared]) -> str:
    more = [
        KINDS[one].word.heading
        for one in shown
        if published.printed((KEY, one.value, "verdict")) == MORE_THAN_CHANCE
    ]
    return f"{MORE_THAN_CHANCE}: {', '.join(more)}" if more else "Alle viste forskelle kan være tilfældige"


def _dots(published: Published, figure: Compared, teams: Mapping[str, str]) -> Row:
    dots = []
    for team, name in teams.items():
        count, of = (int(published.printed((KEY, _row(figure, team), one))) for one in ("count", "of"))
        share = Share(count, of)
        if share.interval is not None:
            words = f"{number_words(number=count)} af {number_words(number=of)} ({_between(share)})"
            dots.append(Dot(name, count / of, words, share.interval.low, share.interval.high))
    note = str(published.printed((KEY, figure.value, "verdict")))
    return Row(KINDS[figure].word.heading, tuple(dots), 0, 1, ("0 %", "100 %"), note=note)
