"""What is going to happen and when: a queue of things to do, worked off in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

from varigespor.domain.deadlines import TOWN
from varigespor.domain.working_days import is_weekday

from .events import Event

Action = Callable[[datetime], Iterable[Event]]


class Agenda:
    """The queue. What was put in first comes first among things at the same moment."""

    def __init__(self) -> None:
        self._queue: list[tuple[datetime, int, str, Action]] = []
        self._count = 0
        self.lane = ""

    def put(self, *, at: datetime, action: Action) -> None:
        """Something will be done at a moment, in the lane of what is being done now."""
        self._count += 1
        heappush(self._queue, (at, self._count, self.lane, action))

    def worked_off(self, *, until: datetime) -> Iterator[Event]:
        """Every event before a moment, in order; what is done may put more into the queue."""
        while self._queue and self._queue[0][0] < until:
            at, _, self.lane, action = heappop(self._queue)
            for event in action(at):
                yield replace(event, lane=self.lane)


def at_work(*, day: date, rng: Random) -> datetime:
    """A moment in the working hours of a day, or of the next weekday."""
    while not is_weekday(day=day):
        day += timedelta(days=1)
    minutes = rng.randrange(8 * 60, 15 * 60 + 30)
    return datetime.combine(day, time(minutes // 60, minutes % 60, rng.randrange(60)), TOWN)


def at_clock(*, day: date, hour: int, minute: int = 0) -> datetime:
    """A clock time of a day in the town."""
    return datetime.combine(day, time(hour, minute), TOWN)


def weekday_from(*, day: date) -> date:
    """The day itself or the next weekday."""
    while not is_weekday(day=day):
        day += timedelta(days=1)
    return day


def day(moment: datetime) -> date:
    """The day in the town."""
    return moment.astimezone(TOWN).date()


def in_order(*, at: datetime, by: str, happenings: Iterable[object]) -> Iterator[Event]:
    """One after another, a few seconds apart, by the same person."""
    for number, what in enumerate(happenings):
        yield Event(at + timedelta(seconds=number), by, what)  # type: ignore[arg-type]
