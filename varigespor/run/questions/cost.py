"""What the days on the ladder cost at given prices."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from varigespor.analysis.costing import Cost
from varigespor.domain.ladder import step_names
from varigespor.integrations.spells.prices import read_prices
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_period, add_prices, kroner, period_of, priced, within_reach

HELP = "hvad dagene på trappen koster med priser fra en fil"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period and the prices."""
    add_period(parser=parser)
    add_prices(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Child-days × price on the child's step. Raises Unanswerable where a step or a day has no price."""
    since, until = period_of(arguments=arguments)
    if arguments.prices is None:
        raise Unanswerable("--prices mangler. Skriv stien til en fil med step, from og kroner_per_day.")
    prices = read_prices(file=arguments.prices)
    source = find()
    within_reach(source=source, first=since, until=until)
    period = (since, until)
    found = priced(walked=source.snapshot.walked, prices=prices, file=arguments.prices, period=period)
    steps = {str(step): kroner(ore=ore) for step, ore in found.ore.items()}
    days = {str(step): count for step, count in found.child_days.items()}
    content = {"total": kroner(ore=found.total), "steps": steps, "child_days": days}
    return Answer(content, _text(found, since, until, source))


def _text(found: Cost, since: date, until: date, source: Standing) -> Iterator[str]:
    names = step_names(on=max(since, until))
    yield f"Udgift fra {since:%d.%m.%Y} til {until:%d.%m.%Y}, den sidste dag ikke med ({source.called})"
    for step, ore in sorted(found.ore.items(), reverse=True):
        days = f"{found.child_days[step]} dage"
        yield f"  Trin {step}  {names.get(step, ''):<34}{days:>15}{_kroner(ore):>20}"
    yield f"  {'I alt':<57}{_kroner(found.total):>20}"


def _kroner(ore: int) -> str:
    return f"{ore // 100:,}".replace(",", ".") + f",{ore % 100:02} kr."
