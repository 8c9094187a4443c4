"""What help led to, group by group, is what a reader finds who goes through every course and every day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.day_by_day import ONE_DAY, Stay, step_on
from tests.analysis.test_flow import CHILDREN, LIVES, Life, children
from tests.analysis.test_ladder_arithmetic import DAYS, FIRST, STAYS, columns
from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.calendar import months_on
from varigespor.analysis.choosing import Children
from varigespor.analysis.courses import Courses, continued
from varigespor.analysis.crosstab import crosstab
from varigespor.analysis.dimensions import OfSpell
from varigespor.analysis.outcomes import TWELVE, Asked, Group, outcomes
from varigespor.analysis.pricing import Prices
from varigespor.analysis.reviews import Reviews, goals, last_profits
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN

MEASURES = ("Familiebehandling", "Plejefamilie")
PRICES = (
    (0, date(2024, 1, 1), date(2024, 3, 10), 700),
    (0, date(2024, 3, 10), None, 900),
    (1, date(2024, 3, 1), None, 5),
)


@dataclass(frozen=True)
class Help:
    """A spell of help, of which measure it is, and where it stands among the child's."""

    stay: Stay
    measure: int


def helped(stays: list[Stay], lives: dict[str, Life]) -> tuple[Snapshot, list[Help]]:
    """The snapshot of the stays, each a course of its own unless it goes on in the same place."""
    spells = columns(stays)
    known = {key: code for code, key in enumerate(dict.fromkeys(stay.child for stay in stays))}
    order = sorted(stays, key=lambda stay: (known[stay.child], stay.start))
    rows = [Help(stay, (stay.start.toordinal() + stay.step) % 2) for stay in order]
    starts = [start.toordinal() for _, start, _, _ in PRICES]
    ends = [end.toordinal() if end else OPEN for _, _, end, _ in PRICES]
    prices = Prices(
        np.array([code for code, *_ in PRICES]),
        np.array(starts),
        np.array(ends),
        np.array([ore for *_, ore in PRICES]),
    )
    measure = OfSpell(np.array([row.measure for row in rows], np.int32), MEASURES)
    held = children(spells, lives)
    named = Children(held.spells, held.belongings, held.born)
    return (
        Snapshot(
            named,
            continued(spells=spells),
            {"measure": measure, "entry": measure},
            {},
            {"team": ("Øst", "Vest")},
            prices,
        ),
        rows,
    )


def read_courses(rows: list[Help]) -> list[list[Help]]:
    """The helps that put a child on a step, gathered into courses."""
    found: list[list[Help]] = []
    last = ""
    for row in rows:
        if not (row.stay.same_place and row.stay.child == last and found):
            found.append([])
        found[-1].append(row)
        last = row.stay.child
    counted = [[row for row in course if row.stay.step and row.stay.lasts_a_day()] for course in found]
    return [course for course in counted if course]


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - ONE_DAY).day
    return date(year, month + 1, min(day.day, last))


def read_group(
    stays: list[Stay],
    rows: list[Help],
    lives: dict[str, Life],
    team: int,
    measure: int,
    since: date,
    until: date,
) -> dict[str, object]:
    days = ore = priced = 0
    seen = set()
    for row in rows:
        day = max(since, row.stay.start)
        while day < until and row.stay.step and row.measure == measure:
            if row.stay.holds(day) and lives[row.stay.child].team(day) == team:
                days += 1
                seen.add(row.stay.child)
                for code, start, end, price in PRICES:
                    if code == measure and start <= day and (end is None or day < end):
                        ore += price
                        priced += 1
            day += ONE_DAY
    mine = [
        course
        for course in read_courses(rows)
        if course[0].measure == measure and lives[course[0].stay.child].team(course[0].stay.start) == team
    ]
    ends = [
        None
        if any(one.stay.end is None for one in course)
        else max(one.stay.end for one in course if one.stay.end)
        for course in mine
    ]
    followed = [
        (
            step_on(stays, course[0].stay.child, course[0].stay.start),
            step_on(stays, course[0].stay.child, day),
        )
        for course in mine
        if since <= (day := months_later(course[0].stay.start, TWELVE)) < until
    ]
    return {
        "children": len(seen),
        "days": days,
        "ore": ore,
        "priced": priced,
        "ended": sum(end is not None and since <= end < until for end in ends),
        "followed": sorted(followed),
    }


def told(group: Group) -> dict[str, object]:
    pairs = zip(group.twelve.before.tolist(), group.twelve.after.tolist(), strict=True)
    return {
        "children": group.children,
        "days": int(group.days.days.sum()),
        "ore": int(group.ore.sum()),
        "priced": int(group.priced_days.sum()),
        "ended": len(group.ended),
        "followed": sorted(pairs),
    }


NOTHING = {"children": 0, "days": 0, "ore": 0, "priced": 0, "ended": 0, "followed": []}


@given(STAYS, LIVES, DAYS, st.integers(1, 30), st.booleans())
def test_every_group_is_what_a_reader_counts(
    stays: list[Stay], lives: dict[str, Life], since: date, days: int, a_year_later: bool
) -> None:
    if a_year_later:
        since += timedelta(days=366)
    until = since + timedelta(days=days)
    snapshot, rows = helped(stays, lives)
    found = outcomes(snapshot=snapshot, asked=Asked(since, until, ("team", "measure")))
    by_codes = {group.codes: told(group) for group in found.groups}
    for team in (0, 1, NOWHERE):
        for measure in (0, 1):
            read = read_group(stays, rows, lives, team, measure, since, until)
            assert by_codes.pop((team, measure), NOTHING) == read
    assert not by_codes
    chosen = outcomes(snapshot=snapshot, asked=Asked(since, until, ("measure",), (("team", 1),), (0, 3)))
    assert chosen.whole.children <= found.whole.children


@given(STAYS, LIVES, DAYS, st.integers(1, 30))
def test_days_of_all_cells_are_the_days_of_all_children(
    stays: list[Stay], lives: dict[str, Life], since: date, days: int
) -> None:
    until = since + timedelta(days=days)
    snapshot, _ = helped(stays, lives)
    walked = snapshot.walked.within(since=since, until=until)
    found = crosstab(snapshot=snapshot, by=("team", "step", "age"), since=since, until=until)
    assert sum(cell.child_days for cell in found.cells) == int(walked.days.sum()) == found.whole.child_days
    read = {}
    for child in CHILDREN:
        for number in range(days):
            day = since + timedelta(days=number)
            if step := step_on(stays, child, day):
                team = lives[child].team(day)
                key = (None if team == NOWHERE else ("Øst", "Vest")[team], step)
                read[key] = read.get(key, 0) + 1
    by_step = crosstab(snapshot=snapshot, by=("team", "step"), since=since, until=until)
    assert {cell.keys: cell.child_days for cell in by_step.cells} == read


def test_follow_ups_belong_to_the_course_that_ran() -> None:
    day = FIRST.toordinal()
    reviews = Reviews(
        child=np.array([0, 0, 1]),
        day=np.array([day + 5, day + 9, day + 5]),
        profits=np.array([2, 0, 1]),
        goal_child=np.array([0, 0, 0, 1]),
        goal_day=np.array([day + 5, day + 5, day + 9, day + 5]),
        goal=np.array([7, 8, 7, 9]),
        reached=np.array([False, True, True, False]),
    )
    none = np.zeros(4, np.int32)
    found = Courses(
        np.array([0, 0, 1, 2]),
        np.array([day, day + 6, day, day]),
        np.array([day + 8, day + 9, day + 4, OPEN]),
        none,
        none,
    )
    assert last_profits(reviews=reviews, courses=found).tolist() == [2, 0, NOWHERE, NOWHERE]
    answered, reached = goals(reviews=reviews, courses=found)
    assert (answered.tolist(), reached.tolist()) == ([2, 1, 0, 0], [1, 1, 0, 0])


def test_months_end_with_the_month() -> None:
    days = [date(2024, 8, 31), date(2023, 2, 28), date(2024, 2, 29), date(2023, 12, 31)]
    moved = months_on(day=np.array([*(day.toordinal() for day in days), OPEN]), months=6)
    assert [date.fromordinal(day) for day in moved[:-1].tolist()] == [
        date(2025, 2, 28),
        date(2023, 8, 28),
        date(2024, 8, 29),
        date(2024, 6, 30),
    ]
    assert moved[-1] == OPEN
