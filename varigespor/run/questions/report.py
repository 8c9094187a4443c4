"""The committee's report: PDF, spreadsheet and CSV, from files alone or from the database."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from varigespor.analysis.crosstab import crosstab
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.ladder import step_names
from varigespor.integrations.spells.prices import price_sources, read_prices
from varigespor.run.standing import Standing, Unanswerable
from varigespor.web.report.counts import TOTAL
from varigespor.web.report.entries import UNKNOWN, known_dimensions
from varigespor.web.report.making import Made, Wanted, made
from varigespor.web.report.material import Names
from varigespor.web.report.periods import ONE_DAY, month_day, period_words
from varigespor.web.report.typeset import NoFonts

from .asking import Answer, Find, add_day, add_period, add_prices, day_of, period_of, priced, within_reach

HELP = "udvalgets rapport som PDF, regneark og CSV"
DAYS_A_YEAR = 365.25


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period, where the files go, the day of knowledge and the prices."""
    add_period(parser=parser)
    parser.add_argument("--out", type=Path, metavar="MAPPE", help="mappen, filerne skrives i")
    add_day(parser=parser, option="--known", help="kommunens egne tal, som de var kendt den dag")
    add_prices(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Write the three files. Raises Unanswerable where they cannot be made or written."""
    since, until = period_of(arguments=arguments)
    if until == since:
        raise Unanswerable("Perioden har ingen dage. Vælg en --to efter --from.")
    if arguments.out is None:
        raise Unanswerable("--out mangler. Skriv den mappe, filerne skal ligge i.")
    own = not arguments.spells and not arguments.population
    found = _own(arguments, since, until) if own else _of_source(arguments, find(), since, until)
    try:
        files = found.files()
    except NoFonts as missing:
        raise Unanswerable(str(missing)) from missing
    names = _written(arguments.out, files)
    hidden = [one.sentence for one in found.published.withheld]
    content = {"files": names, "withheld": hidden, "register": found.version}
    return Answer(content, _text(names, hidden))


def _own(arguments: argparse.Namespace, since: date, until: date) -> Made:
    """The municipality's own, beside what it has published; nothing is registered by making it."""
    known = day_of(option="--known", text=arguments.known) if arguments.known else None
    from varigespor.run.database import database

    with database():
        from django.utils import timezone

        from varigespor.domain.deadlines import day_of as town_day
        from varigespor.domain.publication import check_period
        from varigespor.domain.refusals import Refused
        from varigespor.web.asked import municipality
        from varigespor.web.report.municipal import Period, municipal_report

        today, last = town_day(moment=timezone.now()), until - ONE_DAY
        period = Period(since, last, known or today - ONE_DAY)
        try:
            check_period(since=since, until=last, known=period.known, today=today)
        except Refused as refused:
            raise Unanswerable(refused.complaints[0].text) from refused
        return municipal_report(town=municipality(), period=period)[0]


def _of_source(arguments: argparse.Namespace, source: Standing, since: date, until: date) -> Made:
    """An extract's or a population's; it has no register and no other day of knowledge than its own."""
    within_reach(source=source, first=since, until=until)
    last = until - ONE_DAY
    names = _names(source.snapshot, last)
    wanted = Wanted(
        town=source.called,
        since=since,
        until=until,
        known_at="",
        known="Som det står i udtrækket.",
        names=names,
        period=period_words(first=since, last=last),
        day=month_day(day=last),
        exceptions=_assumptions(arguments),
        beside=tuple(names.teams),
    )
    prices = _prices(arguments, source.snapshot, (since, until))
    return made(snapshot=source.snapshot, wanted=wanted, register=(), prices=prices)


def _names(snapshot: Snapshot, on: date) -> Names:
    steps = {str(step): f"{step} {danish}" for step, danish in step_names(on=on).items()}
    known = known_dimensions(snapshot=snapshot)

    def keys(name: str) -> dict[str, str]:
        return {str(key): str(key) for key in snapshot.dimension(name=name).keys} if name in known else {}

    return Names(steps, keys("target_group"), keys("team"))


def _assumptions(arguments: argparse.Namespace) -> tuple[str, ...]:
    if arguments.prices is None:
        return ("Ingen priser er oplyst, så rapporten har ingen.",)
    sources = price_sources(file=arguments.prices)
    told = f": {'; '.join(sources)}" if sources else ""
    return (f"Priserne er ikke kommunens egne. De står i {arguments.prices.name}{told}.",)


def _prices(
    arguments: argparse.Namespace, snapshot: Snapshot, period: tuple[date, date]
) -> Mapping[str, int]:
    """Kroner per child-year in whole thousands, by row, at the prices of the file."""
    if arguments.prices is None:
        return {}
    prices = read_prices(file=arguments.prices)
    by = ("target_group", "step") if "target_group" in snapshot.dimensions else ("step",)
    found = crosstab(snapshot=snapshot, by=by, since=period[0], until=period[1])
    cells = {
        " ".join(UNKNOWN if key is None else str(key) for key in cell.keys): cell for cell in found.cells
    }
    paid = {
        row: priced(walked=cell.rows, prices=prices, file=arguments.prices, period=period).total
        / cell.child_days
        for row, cell in (cells | {TOTAL: found.whole}).items()
        if cell.child_days
    }
    return {row: round(ore * DAYS_A_YEAR / 100_000) * 1000 for row, ore in paid.items()}


def _written(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise Unanswerable(
            f"Filerne kan ikke skrives i {folder}: {error.strerror}. Vælg en anden --out."
        ) from error
    return [str(folder / name) for name in files]


def _text(names: list[str], withheld: list[str]) -> Iterator[str]:
    yield "Rapporten er skrevet. Den er ikke offentliggjort: det gør chefen under Rapporter."
    yield from (f"  {name}" for name in names)
    yield from withheld
