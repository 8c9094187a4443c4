"""What the ladder is drawn from, and the ladder said in words. A count of None is hidden."""

from __future__ import annotations

from dataclasses import dataclass

Count = int | None
HIDDEN = "·"
NOT_COUNTED = -1
"""Breakdowns, where nobody knows why help ended: that is no zero."""
FIRST_AWAY = 4
DOT_UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Tread:
    """One step: children on the day and before; those who left it down or up, came in, went out, stayed."""

    number: int
    name: str
    stock: Count
    before: Count = 0
    down: Count = 0
    up: Count = 0
    entered: Count = 0
    left: Count = 0
    price: int | None = None
    stayed: Count = 0


@dataclass(frozen=True)
class Totals:
    """The whole period; finished by the caller, so that hidden cells stay hidden.

    `again` of those who came home were placed again within twelve months; `unfollowed` of them have not been
    at home so long.
    """

    down: Count
    up: Count
    entered: Count
    left: Count
    home: Count
    placed: Count
    breakdowns: Count
    changes: Count
    again: Count = 0
    unfollowed: Count = 0
    before: Count = 0
    now: Count = 0


@dataclass(frozen=True)
class Stair:
    """Steps from the lowest up; `period` ('i 2026') and `day` ('den 31. december') are said as they stand."""

    treads: tuple[Tread, ...]
    totals: Totals
    period: str
    day: str


def count_text(*, count: Count) -> str:
    """'1.000', or a dot when hidden."""
    return HIDDEN if count is None else f"{count:,}".replace(",", ".")


def amount(*, count: Count) -> str:
    """'1.000', or 'et skjult antal' in a sentence."""
    return "et skjult antal" if count is None else count_text(count=count)


def children(*, count: Count) -> str:
    """'1 barn', '0 børn', 'skjult antal børn'"""
    if count is None:
        return "skjult antal børn"
    return f"{count_text(count=count)} {'barn' if count == 1 else 'børn'}"


def times(*, count: Count) -> str:
    """'1 gang', '54 gange', 'et skjult antal gange'"""
    if count is None:
        return "et skjult antal gange"
    return f"{count_text(count=count)} {'gang' if count == 1 else 'gange'}"


def dot_unit(*, stair: Stair, room: int) -> int:
    """How many children one dot stands for: the smallest unit with which the fullest step fits its room."""
    most = max((tread.stock or 0 for tread in stair.treads), default=0)
    return next((unit for unit in DOT_UNITS if most <= unit * room), DOT_UNITS[-1])


def arrow_scale(*, stair: Stair, widest: float) -> float:
    """Pixels of arrow width for one child, the same for every arrow of the picture."""
    counts = [c for t in stair.treads for c in (t.down, t.up, t.entered, t.left) if c]
    return min(1.15, widest / max(counts)) if counts else 1.15


def finding(*, stair: Stair) -> str:
    """The picture's title."""
    if not any(tread.stock is None or tread.stock for tread in stair.treads):
        return f"Ingen børn står på trappen {stair.day}"
    totals = stair.totals
    said = f"{times(count=totals.down)} ned ad trappen {stair.period}, og {times(count=totals.up)} op"
    return said[0].upper() + said[1:]


def aside(*, stair: Stair) -> tuple[str, str]:
    """The two lines under the totals: in and out, breakdowns and changes of place."""
    totals = stair.totals
    broken = "anbringelse brød sammen" if totals.breakdowns == 1 else "anbringelser brød sammen"
    moved = "barn skiftede sted" if totals.changes == 1 else "børn skiftede sted"
    return (
        f"{count_text(count=totals.entered)} kom ind, {count_text(count=totals.left)} gik ud.",
        f"{_broken(totals.breakdowns, broken)}{count_text(count=totals.changes)} {moved}.",
    )


def _broken(count: Count, words: str) -> str:
    return "" if count == NOT_COUNTED else f"{count_text(count=count)} {words}, "


def in_words(*, stair: Stair) -> str:
    """Every value as a sentence."""
    steps = " ".join(_sentence(tread) for tread in stair.treads)
    totals = stair.totals
    home = f"{count_text(count=totals.home)} kom hjem, {count_text(count=totals.placed)} blev anbragt."
    return f"{steps} {' '.join(aside(stair=stair))} {home} Samme tal står i tabellen."


def footnote(*, stair: Stair, unit: int) -> str:
    """How to read dots and arrows."""
    priced = " Grå linje = pris i forhold til det dyreste trin." if any(t.price for t in stair.treads) else ""
    return (
        f"1 prik = {children(count=unit)} {stair.day}. Pilens bredde = antal {stair.period}."
        f" Pil ved trinnet = så mange gik fra trinnet, uanset hvor langt.{priced}"
    )


def _sentence(tread: Tread) -> str:
    moves = ", ".join(
        f"{count_text(count=count)} {word}"
        for count, word in (
            (tread.down, "ned"),
            (tread.up, "op"),
            (tread.entered, "ind"),
            (tread.left, "ud"),
        )
    )
    return (
        f"Trin {tread.number}, {tread.name}: {children(count=tread.stock)},"
        f" før {count_text(count=tread.before)}; {moves}."
    )
