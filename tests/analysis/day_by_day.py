"""The plain reader: walks every child through every day and looks. Slow and obvious on purpose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stay:
    """One spell of one child, as a person would write it down."""

    child: str
    step: int
    start: date
    end: date | None
    same_place: bool = False

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def lasts_a_day(self) -> bool:
        return self.end is None or self.end - self.start >= ONE_DAY


def step_on(stays: list[Stay], child: str, day: date) -> int:
    return max([stay.step for stay in stays if stay.child == child and stay.holds(day)], default=0)


def stock(stays: list[Stay], on: date) -> dict[int, int]:
    steps = [step_on(stays, child, on) for child in {stay.child for stay in stays}]
    return dict(Counter(step for step in steps if step > 0))


def place_changes(stays: list[Stay], child: str, day: date) -> bool:
    today = step_on(stays, child, day)
    if today == 0 or today != step_on(stays, child, day - ONE_DAY):
        return False
    for stay in stays:
        begins_here = stay.child == child and stay.start == day and stay.step == today
        if begins_here and stay.lasts_a_day() and not stay.same_place:
            return True
    return False


def moves(stays: list[Stay], since: date, until: date) -> dict[str, object]:
    cells: Counter[tuple[int, int]] = Counter()
    sums = Counter({"down": 0, "up": 0, "in": 0, "out": 0, "change_of_place": 0})
    for child in {stay.child for stay in stays}:
        day = since
        while day < until:
            before, after = step_on(stays, child, day - ONE_DAY), step_on(stays, child, day)
            if before != after:
                cells[before, after] += 1
                sums[name(before, after)] += 1
            if place_changes(stays, child, day):
                sums["change_of_place"] += 1
            day += ONE_DAY
    return {"cells": dict(cells), **sums}


def name(before: int, after: int) -> str:
    if before == 0:
        return "in"
    if after == 0:
        return "out"
    return "down" if after < before else "up"
