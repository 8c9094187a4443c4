"""What the questions share: days, periods, and how far an extract's answer may reach."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from varigespor.analysis.costing import Cost, Price, Unpriced, cost
from varigespor.analysis.stretches import Stretches
from varigespor.domain.spells import beyond_reach
from varigespor.run.days import written_day
from varigespor.run.standing import Standing, Unanswerable

ONE_DAY = timedelta(days=1)
Find = Callable[[], Standing]
"""Reads the source; asked for once the question itself can be understood."""


@dataclass(frozen=True)
class Answer:
    """One object for machines, and the same in lines for people."""

    content: Mapping[str, object]
    text: Iterable[str]


class Question(Protocol):
    """A module of this folder."""

    @property
    def HELP(self) -> str:
        """What it answers, in Danish."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare its own arguments."""

    def answered(self, arguments: argparse.Namespace, find: Find) -> Answer:
        """The answer. Raises Unanswerable or FileRefused."""


def add_day(*, parser: argparse.ArgumentParser, option: str, help: str, to: str = "") -> None:
    """Declare a day; that it is missing is said by `day_of`, as what it should be."""
    parser.add_argument(option, dest=to or None, metavar="DATO", help=help)


def add_period(*, parser: argparse.ArgumentParser) -> None:
    """Declare a half-open period."""
    add_day(parser=parser, option="--from", to="since", help="den første dag")
    add_day(parser=parser, option="--to", to="before", help="dagen efter den sidste")


def day_of(*, option: str, text: str | None) -> date:
    """The day that was typed. Raises Unanswerable."""
    if text is None:
        raise Unanswerable(f"{option} mangler. Skriv en dag, fx {option} 2026-01-31.")
    try:
        return written_day(text)
    except argparse.ArgumentTypeError as error:
        raise Unanswerable(f"{option}: {error}") from error


def period_of(*, arguments: argparse.Namespace) -> tuple[date, date]:
    """The days since ≤ day < until. Raises Unanswerable where it ends before it begins."""
    since = day_of(option="--from", text=arguments.since)
    until = day_of(option="--to", text=arguments.before)
    in_order(first=since, last=until)
    return since, until


def in_order(*, first: date, last: date) -> None:
    """Raises Unanswerable where a period ends before it begins."""
    if last < first:
        raise Unanswerable(f"Perioden slutter {last:%d.%m.%Y}, før den begynder {first:%d.%m.%Y}.")


def warnings(*, source: Standing, first: date, until: date) -> dict[str, list[str]]:
    """The warnings of an answer outside what the extract holds; no key where there are none."""
    last = max(first, until - ONE_DAY)
    told = beyond_reach(reach=source.reach, first=first, last=last) if source.reach else ()
    return {"warnings": list(told)} if told else {}


def within_reach(*, source: Standing, first: date, until: date) -> None:
    """Raises Unanswerable where the extract does not hold all children on the days first ≤ day < until."""
    told = warnings(source=source, first=first, until=until)
    if told:
        raise Unanswerable(
            f"{' '.join(told['warnings'])} Vælg dage inden for udtrækket, eller sig med --reach FRA:TIL, "
            "hvilke dage det rækker over."
        )


def add_prices(*, parser: argparse.ArgumentParser) -> None:
    """Declare a file of prices."""
    parser.add_argument(
        "--prices", type=Path, metavar="PRISER.csv", help="filen med priser: step, from og kroner_per_day"
    )


def priced(*, walked: Stretches, prices: Iterable[Price], file: Path, period: tuple[date, date]) -> Cost:
    """The cost of the days of a half-open period. Raises Unanswerable with the first day without a price."""
    try:
        return cost(walked=walked, prices=prices, since=period[0], until=period[1])
    except Unpriced as unpriced:
        raise Unanswerable(
            f"Trin {unpriced.step} har ingen pris den {unpriced.day:%d.%m.%Y}, og der er børn på trinnet. "
            f"Skriv en pris for trin {unpriced.step}, der gælder fra den dag, i {file.name}."
        ) from unpriced


def kroner(*, ore: int) -> str:
    """Kroner with exactly two decimals for machines: 1234.50."""
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}"


def percent(*, share: float) -> str:
    """A share as Danes read it, with one decimal: 12,5 %."""
    return f"{100 * share:.1f} %".replace(".", ",")


def lines(*, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Words to the left, the number to the right."""
    for words, number in rows:
        yield f"  {words:<44}{number:>14}"
