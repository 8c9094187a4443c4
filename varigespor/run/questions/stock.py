"""How many children stand on each step on a day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from varigespor.analysis.ladder import Stock, stock
from varigespor.domain.ladder import step_names
from varigespor.run.standing import Standing

from .asking import ONE_DAY, Answer, Find, add_day, day_of, warnings

HELP = "børn på hvert trin på en dag"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the day."""
    add_day(parser=parser, option="--on", help="dagen, fx 2026-01-31")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """The stock; outside the extract's reach with warnings."""
    on = day_of(option="--on", text=arguments.on)
    source = find()
    found = stock(spells=source.spells, on=on)
    steps = {str(step): count for step, count in found.steps().items()}
    told = warnings(source=source, first=on, until=on + ONE_DAY)
    return Answer({"on": on.isoformat(), "steps": steps, "children": len(found)} | told, _text(source, found))


def _text(source: Standing, found: Stock) -> Iterator[str]:
    names = step_names(on=found.on)
    yield f"Børn på trappen den {found.on:%d.%m.%Y} ({source.called})"
    for step, count in sorted(found.steps().items(), reverse=True):
        yield f"  Trin {step}  {names.get(step, ''):<42}{count:>7}"
    yield f"  {'I alt':<50}{len(found):>7}"
