"""Families that ask for help and get a no: a refusal is a decision too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

from . import helping
from .agenda import at_work
from .events import Event
from .town import Town


def plan(*, town: Town) -> None:
    """Some refusals a year."""
    days = (town.scenario.until - town.scenario.since).days
    rng = Random(f"{town.scenario.seed}/asking")
    for _ in range(max(1, round(town.scenario.rates["refusals_per_year"] * days / 365))):
        on = town.scenario.since + timedelta(days=rng.randrange(60, max(days - 10, 61)))
        town.agenda.put(at=at_work(day=on, rng=rng), action=partial(_ask, town, rng))


def _ask(town: Town, rng: Random, at: datetime) -> Iterator[Event]:
    running = [
        course
        for course in {each.key: each for each in town.courses.values()}.values()
        if course.helped and not course.closed and not course.busy and not course.placed
    ]
    if running:
        course = rng.choice(running)
        town.agenda.lane = town.lane(district=course.family.district)
        yield from helping.refuse_help(town=town, course=course, at=at + timedelta(minutes=1))
