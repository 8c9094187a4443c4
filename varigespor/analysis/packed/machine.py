"""The compiled functions: blocks of sorted rows walked once for each thing that is counted.

What is alike for all rows is then done for many at a time, and a branch that was guessed wrong holds up no
other work. Needs numba, which nothing else imports. Compiled once on a machine and kept beside the source.

A trap: kept code is thrown away when this file changes, not when another does. So no compiled function may
be in another file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

from varigespor.analysis.spells import Column
from varigespor.domain.ladder import HOME_UNTIL

from .asking import Frame
from .columns import OPEN_DAY, STEPS
from .kinds import BLOCK, NEVER, Block, Child, Counts, Room, Rows, Spell, Years

Function = TypeVar("Function", bound=Callable[..., Any])
HIGHEST = np.array([max(number.bit_length() - 1, 0) for number in range(1 << STEPS)], np.int64)
"""The highest bit of a number."""
LOWEST = -128


def walk(*, rows: Rows, frame: Frame, room: Room, counts: Counts, block: Block) -> None:
    """Count everything of one municipality's rows but the days above the cap."""
    _walk(rows, frame, room, counts, block)


def add_up(*, load: Column, years: Years, cap: Any) -> None:
    """Advisers' children day after day: `load` is how many more or fewer there are, by day and adviser."""
    _add_up(load, years, cap)


def _compiled(function: Function) -> Function:
    """The function as machine code that lets other threads run.

    A trap: with numba's own memory every array would be counted up and down each time it is named, which
    takes four times as long as the work. So no compiled function may make an array. And where the compiler
    may choose, it leaves a call here and there, which hands a child over in memory: half as slow again.
    """
    options: Any = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False, "forceinline": True}
    return cast(Function, numba.njit(**options)(function))


@_compiled
def _whole(number: Any) -> Any:
    """A number of a narrow column as one that the arithmetic does not outgrow."""
    return np.int64(number)


@_compiled
def _at(number: Any) -> Any:
    """A place that is known not to be counted from the end, which otherwise is asked each time."""
    return np.uint64(number)


@_compiled
def _walk(rows: Rows, frame: Frame, room: Room, counts: Counts, block: Block) -> None:
    current, child = -1, Child(0, NEVER, 0, NEVER, 0)
    for begin in range(0, len(rows.child), BLOCK):
        span = begin, min(begin + BLOCK, len(rows.child))
        _ready(rows, span, frame, block, counts)
        _pay(span, block, counts)
        _care(_met(rows, span, room, block), block, counts)
        current, child = _follow(rows, span, (current, child), room, frame, counts)
    _let_go(room, counts)
    _leave(child, room, frame, counts)


@_compiled
def _day(day: Any, frame: Frame) -> Any:
    """The day of the period, or its first or the one after it; in few bits, so that many fit side by side."""
    return np.int32(min(max(np.int32(day - frame.since), np.int32(0)), np.int32(frame.days)))


@_compiled
def _ready(rows: Rows, span: tuple[int, int], frame: Frame, block: Block, counts: Counts) -> None:
    """A block's days and prices. A row that does not count lasts no day and comes to nothing."""
    unpriced, none = _whole(0), np.int32(0)
    for at in range(_at(span[1] - span[0])):
        row = _at(span[0]) + at
        first, last, price = _day(rows.start[row], frame), _day(rows.end[row], frame), rows.price[row]
        last = last if rows.step[row] != 0 else first
        unpriced += np.int32(last - first) if price < 0 else none
        block.first[at], block.last[at], block.price[at] = first, last, max(price, none)
    counts.noted[0] += unpriced


@_compiled
def _pay(span: tuple[int, int], block: Block, counts: Counts) -> None:
    for at in range(_at(span[1] - span[0])):
        counts.begun[np.uint32(block.first[at])] += block.price[at]
        counts.over[np.uint32(block.last[at])] += block.price[at]


@_compiled
def _met(rows: Rows, span: tuple[int, int], room: Room, block: Block) -> Any:
    """Note where an adviser comes to a child, and only then where the one before was let go; how often.

    Spells of one child that touch or overlap are one with the same adviser: nobody comes or goes between.
    """
    count, width = _at(0), len(room.seen)
    for row in range(_at(span[0]), _at(span[1])):
        if rows.adviser[row] < 0:
            continue
        first, last = _whole(block.first[row - _at(span[0])]), _whole(block.last[row - _at(span[0])])
        adviser, child = _at(rows.adviser[row] - rows.post), _whole(rows.child[row]) << 32
        seen = room.seen[adviser]
        room.seen[adviser] = max(seen, child + last)
        block.came[count] = _at(first * width) + adviser
        block.went[count] = _at((seen & 0xFFFFFFFF) * width) + adviser
        count += _at(first > seen - child)
    return count


@_compiled
def _care(count: Any, block: Block, counts: Counts) -> None:
    """A change goes one up or down at a time, so one that grows too large for int8 comes by its lowest."""
    wide = False
    for at in range(_at(count)):
        came, went = _at(block.came[at]), _at(block.went[at])
        counts.load[came] += 1
        counts.load[went] -= 1
        wide |= (counts.load[came] == LOWEST) | (counts.load[went] == LOWEST)
    counts.noted[1] |= wide


@_compiled
def _let_go(room: Room, counts: Counts) -> None:
    """Of the last child that each adviser was seen with."""
    width = len(room.seen)
    for adviser in range(width):
        went = _at((room.seen[adviser] & 0xFFFFFFFF) * width + adviser)
        counts.load[went] -= 1
        counts.noted[1] |= counts.load[went] == LOWEST


@_compiled
def _follow(
    rows: Rows, span: tuple[int, int], at: tuple[int, Child], room: Room, frame: Frame, counts: Counts
) -> tuple[int, Child]:
    """The children through a block of rows, from the child at its beginning to the one at its end."""
    current, child = at
    for row in range(_at(span[0]), _at(span[1])):
        step, start, end = _whole(rows.step[row]), _whole(rows.start[row]), _whole(rows.end[row])
        if step == 0 or end <= start:
            continue
        of, following = _whole(rows.child[row]), _at(min(_whole(row) + 1, len(rows.child) - 1))
        after = _whole(rows.start[following])  # Read whether it is needed or not: no branch.
        after = after if rows.child[following] == of else OPEN_DAY
        spell = Spell(step, start, end, of != current, after)
        if _plain(child, spell, room):
            child = _pass_on(child, spell, room, frame, counts)
        else:
            child = _weigh(child, spell, room, frame, counts)
        current = of
    return current, child


@_compiled
def _plain(child: Child, spell: Spell, room: Room) -> bool:
    """Whether the child is on one step alone, and after that on the new spell's alone.

    A new spell on a lower step then is one that begins where the higher ends, if no other begins before.
    """
    until, lower = room.ends[_at(child.step)], spell.step < child.step
    alone = child.begun & (child.begun - 1) == 0
    calm = spell.next >= until if lower else spell.start > child.day
    plain: bool = alone & (spell.new | ((spell.end - lower >= until) & calm))
    return plain


@_compiled
def _pass_on(child: Child, spell: Spell, room: Room, frame: Frame, counts: Counts) -> Child:
    """From one spell to the next, of the same child or of another: what `_weigh` does, without a choice.

    A turn that changes nothing is counted too, and wiped out at the end.
    """
    step, over = child.step, room.ends[_at(child.step)]
    start = max(spell.start, over) if (spell.step < step) & (not spell.new) else spell.start
    gap = spell.new | (start > over)
    _count(child.day, child.before, step, room, counts)
    _count(over, step, 0 if gap & (over < OPEN_DAY) else step, room, counts)
    away, was = step > HOME_UNTIL, child.before > HOME_UNTIL
    since = child.day if away & (not was) else child.away
    _stay(since, over if away else child.day, gap if away else was, frame, counts)
    room.ends[_at(spell.step)] = spell.end
    return Child(spell.step, start, 0 if gap else step, since, 1 << spell.step)


@_compiled
def _count(day: int, before: int, step: int, room: Room, counts: Counts) -> None:
    counts.turns[_at(_whole(room.cells[_at(day - NEVER)]) + before * STEPS + step)] += 1


@_compiled
def _stay(since: int, day: int, over: bool, frame: Frame, counts: Counts) -> None:
    """A stay away that ended on a day, OPEN_DAY where it lasts, if it is over and was entered in the window.

    A trap: whether a child leaves home or comes back cannot be foreseen, and a branch would be guessed wrong
    half of the time; so what does not count is counted in the last cell instead.
    """
    watched = day > min(frame.until, OPEN_DAY - 1)
    lasted = (frame.until + counts.longest if watched else day) - since
    counted = over & (since >= frame.entered) & (since < frame.entered_to)
    counts.lengths[_at(lasted if counted else 2 * counts.longest)] += 1


@_compiled
def _weigh(child: Child, spell: Spell, room: Room, frame: Frame, counts: Counts) -> Child:
    """The same wherever spells overlap in whatever way."""
    if spell.new:
        _leave(child, room, frame, counts)
        child = Child(0, NEVER, 0, NEVER, 0)
    child = _pass_time(child, spell.start, room, frame, counts)
    return _begin(child, (spell.step, spell.start, spell.end), room, frame, counts)


@_compiled
def _leave(child: Child, room: Room, frame: Frame, counts: Counts) -> None:
    """All that is left to happen to one child."""
    child = _pass_time(child, OPEN_DAY, room, frame, counts)
    away = _settle(child, room, frame, counts)
    _stay(away, OPEN_DAY, child.step > HOME_UNTIL, frame, counts)


@_compiled
def _pass_time(child: Child, day: int, room: Room, frame: Frame, counts: Counts) -> Child:
    """Before a day: where a step's last spell ends, the child comes to the highest still active."""
    while child.step > 0 and room.ends[child.step] < day:
        over = room.ends[child.step]
        step, begun = _highest(child.begun, over, room)
        child = _turn(child, over, (step, begun), room, frame, counts)
    return child


@_compiled
def _begin(child: Child, spell: tuple[int, int, int], room: Room, frame: Frame, counts: Counts) -> Child:
    """On the day on which a spell begins: the child comes to the highest active, the new one among them."""
    step, start, end = spell
    lasting = room.ends[step] if (child.begun >> step) & 1 else NEVER
    room.ends[step] = max(end, lasting)
    over = int(room.ends[child.step] <= start) << child.step
    step, begun = _highest((child.begun & ~over) | (1 << step), start, room)
    if step != child.step:
        return _turn(child, start, (step, begun), room, frame, counts)
    return Child(child.step, child.day, child.before, child.away, begun)


@_compiled
def _highest(begun: int, day: int, room: Room) -> tuple[int, int]:
    """The highest step with a spell that lasts beyond a day, and the steps that may, without those above.

    All spells that began are known by the latest end on each step, so no list of events is needed.
    """
    step = HIGHEST[begun]
    while step > 0 and room.ends[step] <= day:
        begun ^= 1 << step
        step = HIGHEST[begun]
    return step, begun


@_compiled
def _turn(child: Child, day: int, to: tuple[int, int], room: Room, frame: Frame, counts: Counts) -> Child:
    """The child on another step from a day; several turns on one day are one move."""
    if day == child.day:
        return Child(to[0], day, child.before, child.away, to[1])
    away = _settle(child, room, frame, counts)
    return Child(to[0], day, child.step, away, to[1])


@_compiled
def _settle(child: Child, room: Room, frame: Frame, counts: Counts) -> int:
    """Count the last move, now that nothing more can happen on its day; the first day of the stay away."""
    step, before, day, since = child.step, child.before, child.day, child.away
    _count(day, before, step, room, counts)
    _stay(since, day, (step <= HOME_UNTIL) & (before > HOME_UNTIL), frame, counts)
    return day if (step > HOME_UNTIL) & (before <= HOME_UNTIL) else since


@_compiled
def _add_up(load: Column, years: Years, cap: Any) -> None:
    """Day after day, advisers innermost."""
    for day in range(load.shape[0] - 1):
        for adviser in range(load.shape[1]):
            children = type(cap)(years.children[adviser] + load[day, adviser])
            years.children[adviser] = children
            years.above[adviser] += children > cap
            years.bits[adviser] |= children
