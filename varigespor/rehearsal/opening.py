"""Cases that open after a screening: which siblings go together, on which path, allocated when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from varigespor.domain.concerns import OPENS_CASE, Outcome
from varigespor.domain.teams import TargetGroup, belonging

from . import allocating
from .agenda import at_work, day
from .events import Event
from .population import Family, Someone
from .scenario import read
from .town import PLACING, Course, Stage, Town

EXAMINED = Outcome.EXAMINATION.value

if TYPE_CHECKING:
    from .receiving import Received


def open_cases(
    *, town: Town, received: Received, outcome: Outcome, children: list[Someone], at: datetime
) -> None:
    """Where the screening opens cases: one course for the siblings that belong to the same team and group."""
    if outcome not in OPENS_CASE:
        return
    together: dict[tuple[str, str, TargetGroup], list[Someone]] = {}
    for child in children:
        together.setdefault(_where(town, received.family, child, day(at)), []).append(child)
    for (team, group, target), siblings in together.items():
        course = _course(town, received, outcome, siblings)
        course.team, course.group, course.target = team, group, target
        course.stages = _path(town, course, day(at))
        for child in siblings:
            town.courses[child.handle] = course
        days = 0 if received.over else course.rng.choice([0, 0, 1, 1, 2, 4])
        when = max(at + timedelta(minutes=30), at_work(day=day(at) + timedelta(days=days), rng=course.rng))
        town.agenda.put(at=when, action=partial(_allocate, town, course))


def _allocate(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    yield from allocating.allocate(town=town, course=course, at=at)


def _where(town: Town, family: Family, child: Someone, on: date) -> tuple[str, str, TargetGroup]:
    target = TargetGroup.DISABILITY if child.disabled else TargetGroup.FAMILY
    where = belonging(
        municipality=town.scenario.municipality,
        target_group=target,
        born_on=child.content.born_on,
        district=family.district,
        on=on,
    )
    return where.team, where.group, target


def _course(town: Town, received: Received, outcome: Outcome, children: list[Someone]) -> Course:
    key = f"{received.family.key}.{town.opened}"
    town.opened += 1
    return Course(
        key=key,
        family=received.family,
        children=children,
        rng=Random(f"{town.scenario.seed}/course/{key}"),
        target=TargetGroup.FAMILY,
        team="",
        group="",
        begins=outcome.value,
        opened=day(received.content.received_at),
        stages=[],
        running_over=received.over,
    )


def _path(town: Town, course: Course, on: date) -> list[Stage]:
    plot = _plot(town, course, on)
    if plot:
        course.declines, course.refuses = bool(plot.get("declines")), bool(plot.get("refuses"))
        course.waits = bool(plot.get("waits"))
        return _stages(plot)
    paths = read(name="paths")[course.target.value]
    table = "running_over" if course.running_over else course.begins
    # A placement takes a child examination, so a limited assessment opens no path that leads to one.
    listed = [each for each in paths[table].values() if course.begins == EXAMINED or not _places(each)]
    return _stages(course.rng.choices(listed, [each["weight"] for each in listed])[0])


def _plot(town: Town, course: Course, on: date) -> Mapping[str, Any] | None:
    """An event that must occur, where this is the first case it fits."""
    share, years = town.scenario.share(on=on), [child.years(on=on) for child in course.children]
    for name, plot in list(town.plots.items()):
        first, last = plot["within"]
        least, most = plot["ages"]
        fits = (
            first <= share <= last and course.begins in _begins(plot) and course.target == TargetGroup.FAMILY
        )
        family = course.family
        parents = not plot.get("apart") or bool(family.apart and family.father and not family.no_contact)
        alone = len(course.children) == 1 and course.children[0].content.born_on is not None
        if fits and parents and alone and all(least <= each <= most for each in years):
            chosen: Mapping[str, Any] = town.plots.pop(name)
            return chosen
    return None


def _places(path: Mapping[str, Any]) -> bool:
    return any(kind in PLACING for kind, *_ in path["stages"])


def _begins(plot: Mapping[str, Any]) -> set[str]:
    return {"limited" if each == "limited" else "examination" for each in plot["begins"]}


def _stages(listed: Mapping[str, Any]) -> list[Stage]:
    return [Stage(kind, least, most, ends) for kind, least, most, ends in listed["stages"]]
