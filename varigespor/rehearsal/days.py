"""The rehearsal itself: an invented municipality lives day by day; its events come in order."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from . import arrivals, asking, moving, staffing
from .agenda import at_clock
from .events import Event
from .scenario import Scenario, read
from .town import Town


def events(*, scenario: Scenario) -> Iterator[Event]:
    """Every event of the town in the order of time; the same scenario gives the same events."""
    yield from live(town=Town(scenario=scenario, rng=Random(f"{scenario.seed}/town")))


def live(*, town: Town) -> Iterator[Event]:
    """The same, from a town one can look into while it lives."""
    town.plots = dict(read(name="paths")["plots"])
    begin = at_clock(day=town.scenario.since, hour=6)
    yield from staffing.hire_all(town=town, at=begin)
    staffing.plan_changes(town=town)
    arrivals.plan(town=town)
    asking.plan(town=town)
    moving.plan(town=town)
    yield from town.agenda.worked_off(until=town.scenario.end)
