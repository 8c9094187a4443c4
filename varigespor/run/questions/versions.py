"""The same children under two versions of the ladder, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date

from varigespor.analysis.ladder import stock
from varigespor.analysis.snapshot import NoDimension
from varigespor.analysis.versions import relaid
from varigespor.domain.ladder import place_steps
from varigespor.run.standing import Standing, Unanswerable

from .asking import ONE_DAY, Answer, Find, add_day, day_of, within_reach

HELP = "børn på hvert trin under to versioner af trappen, ved siden af hinanden"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the day, and the days on which the versions held."""
    add_day(parser=parser, option="--on", help="dagen, børnene tælles")
    add_day(parser=parser, option="--first", help="en dag, den ene version gjaldt, fx 2016-01-01")
    add_day(parser=parser, option="--second", help="en dag, den anden version gjaldt, fx 2021-01-01")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """The stock under both. Raises Unanswerable where no version held, or the places are not known."""
    on = day_of(option="--on", text=arguments.on)
    days = [day_of(option=f"--{name}", text=getattr(arguments, name)) for name in ("first", "second")]
    versions = [_steps(day) for day in days]
    source = find()
    within_reach(source=source, first=on, until=on + ONE_DAY)
    try:
        laid = [relaid(snapshot=source.snapshot, steps=steps) for steps in versions]
    except NoDimension as missing:
        raise Unanswerable(
            f"{source.called} siger intet om sted, så trappen kan ikke lægges om."
        ) from missing
    found = [stock(spells=one.spells, on=on).steps() for one in laid]
    rows = [
        {"step": step, "first": found[0].get(step, 0), "second": found[1].get(step, 0)}
        for step in sorted(found[0].keys() | found[1].keys())
    ]
    changed = {
        key: [versions[0].get(key), step] for key, step in versions[1].items() if versions[0].get(key) != step
    }
    return Answer({"on": on.isoformat(), "steps": rows, "changed": changed}, _text(rows, days, source))


def _steps(day: date) -> Mapping[str, int]:
    steps = place_steps(on=day)
    if not steps:
        raise Unanswerable(f"Trappen er ikke beskrevet den {day:%d.%m.%Y}. Vælg en senere dag.")
    return steps


def _text(rows: list[dict[str, int]], days: list[date], source: Standing) -> Iterator[str]:
    first, second = (f"{day:%d.%m.%Y}" for day in days)
    yield f"Børn på trappen under to versioner ({source.called})"
    yield f"  {'trin':<8}{first:>14}{second:>14}"
    for row in reversed(rows):
        yield f"  {row['step']:<8}{row['first']:>14}{row['second']:>14}"
