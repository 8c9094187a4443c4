"""The moves said in words: the finding, what became of the children, and every value."""

from __future__ import annotations

from collections.abc import Sequence

from varigespor.web.pictures.ladder.counts import Count, Stair, Tread, amount, count_text, times
from varigespor.web.pictures.moves.lanes import Move

READ = (
    "Tallet står, hvor pilen begynder; pilens bredde følger antallet. »Blev« er de børn, der stod på trinnet "
    "hele perioden. Et barn kan flytte flere gange."
)
Fact = tuple[Count, str]


def finding(*, stair: Stair, moves: Sequence[Move]) -> str:
    """The picture's title: where most went down and up, always both; and who crossed the line of home."""
    totals = stair.totals
    if totals.down == 0 and totals.up == 0:
        walked = f"Ingen børn gik op eller ned ad trappen {stair.period}"
    else:
        down, up = (_most(moves, down) for down in (True, False))
        walked = (
            f"{_walked(totals.down, down, 'ned')}, og {_walked(totals.up, up, 'op').lower()} {stair.period}"
        )
    home, placed = amount(count=totals.home), amount(count=totals.placed)
    return ". ".join(
        said[0].upper() + said[1:] for said in (walked, f"{home} kom hjem, {placed} blev anbragt")
    )


def facts(*, stair: Stair) -> tuple[Fact, ...]:
    """What became of them, good and bad together."""
    totals = stair.totals
    return (
        (totals.home, "kom hjem fra en anbringelse"),
        (totals.again, "af dem blev anbragt igen inden for 12 måneder"),
        (totals.placed, "blev anbragt"),
        (
            totals.breakdowns,
            "anbringelse brød sammen" if totals.breakdowns == 1 else "anbringelser brød sammen",
        ),
        (totals.changes, "skiftede sted på samme trin"),
    )


def follow_up(*, stair: Stair) -> str:
    """Who cannot be followed for twelve months yet; '' where all can."""
    if stair.totals.unfollowed == 0:
        return ""
    number = count_text(count=stair.totals.unfollowed)
    return f"{number} af dem, der kom hjem, har endnu ikke været hjemme i 12 måneder."


def besides(*, moves: Sequence[Move]) -> str:
    """The moves that have no room in the drawing; '' where all have."""
    return f"Desuden {', '.join(_said(move) for move in moves)}." if moves else ""


def in_words(*, stair: Stair, moves: Sequence[Move]) -> str:
    """Every value as a sentence."""
    totals = stair.totals
    ends = f"Før stod {count_text(count=totals.before)} på trappen, nu {count_text(count=totals.now)}."
    walked = " ".join(f"{_said(move).capitalize()}." for move in moves)
    became = ", ".join(f"{count_text(count=count)} {words}" for count, words in facts(stair=stair))
    parts = [
        ends,
        *(_step(tread) for tread in stair.treads),
        f"I alt {times(count=totals.down)} ned og {times(count=totals.up)} op.",
        walked,
        f"{became}.",
        follow_up(stair=stair),
        "Samme tal står i tabellerne.",
    ]
    return " ".join(part for part in parts if part)


def _most(moves: Sequence[Move], down: bool) -> Move | None:
    """The largest one of a direction; None where two are alike, or where it is hidden."""
    own = sorted((move for move in moves if move.down == down), key=lambda move: -move.size)
    alone = own and (len(own) == 1 or own[0].size > own[1].size)
    return own[0] if alone and own[0].count is not None else None


def _walked(total: Count, most: Move | None, way: str) -> str:
    if total == 0:
        return f"Ingen gik {way}"
    if most is None or total is None:
        return f"{times(count=total)} gik det {way}"
    if most.count == total:
        return f"Alle {times(count=total)} {way} var fra trin {most.origin} til {most.to}"
    of = f"{count_text(count=most.count)} af {times(count=total)} {way}"
    return f"{of} var fra trin {most.origin} til {most.to}"


def _said(move: Move) -> str:
    way = "ned" if move.down else "op"
    return f"{times(count=move.count)} {way} fra trin {move.origin} til trin {move.to}"


def _step(tread: Tread) -> str:
    return (
        f"Trin {tread.number}, {tread.name}: {count_text(count=tread.before)} før,"
        f" {count_text(count=tread.entered)} kom ind, {count_text(count=tread.left)} gik ud,"
        f" {count_text(count=tread.stock)} nu, {count_text(count=tread.stayed)} blev hele perioden."
    )
