"""How long the pages of the results take, and the report: python -m benchmarks.pages [--periods N] [--write].

Writes invented children into the database of DATABASE_URL, else into one of its own, opens the pages as the
chief, and rolls all of it back. The settings are those of the tests. Measured is the server's time for one
request, without the network. Writes docs/reference/page_times.md with --write.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import uuid4

os.environ.setdefault("MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varigespor.run.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests import server  # noqa: E402
from varigespor.domain.access import Role  # noqa: E402
from varigespor.domain.decisions import EndReason  # noqa: E402
from varigespor.records.models import (  # noqa: E402
    Case,
    CatalogueEntry,
    Employee,
    Measure,
    MeasurePeriod,
    Person,
    Post,
    Provider,
    Route,
)
from varigespor.run.starting import ready  # noqa: E402
from varigespor.web.asked import municipality  # noqa: E402
from varigespor.web.report.municipal import Period, municipal_report  # noqa: E402

NOW = datetime.now(UTC)
TODAY = NOW.date()
PER_CHILD = 5
TIMES = 20
CHANGES = count(1)
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "page_times.md"
HEAD = """# How long the pages take

Written by `make bench` (`python -m benchmarks.pages --write`): the server's time for one request as the
chief, without the network, in a municipality of invented children, by a process that has made itself ready
as the server's workers do (`varigespor/run/starting.py`) and a database that knows its tables. After a change
the snapshot, and what was drawn from it, is made anew.
"""
DISTRICTS = {"east": ("hjallerup", "dronninglund"), "west": ("broenderslev", "nordvest")}
NAMES = ("Alma", "Bo", "Carl", "Ida", "Liva", "Noah", "Signe", "Storm", "Ørn", "Åse")
URLS = (
    "/trappen/",
    "/trappen/?team=east&alder=6-9&fordel=alder",
    "/trappen/boern/?hvad=now",
    "/resultater/",
    "/resultater/?del=maalgruppe.trin",
    "/resultater/tal/?hvad=broken_down",
    "/resultater/noegletal/",
    "/resultater/variation/",
    "/resultater/foer-og-efter/",
    "/resultater/kapacitet/",
    "/resultater/stoette/",
    "/resultater/skole/",
    "/programmet/loefter/",
    "/programmet/forandringsteori/",
    "/programmet/beslutninger/",
    "/rapporter/",
)
WARM, AFTER, REPORT, STATEMENTS = 100, 400, 10, 8
"""The aims: milliseconds warm (95 of 100) and after a change, seconds of the report, statements of a page."""


def chief() -> Employee:
    """The one who sees all."""
    since = TODAY - timedelta(days=900)
    who = Employee.objects.create(username=uuid4().hex, name="Inger Tænkt")
    Post.objects.create(employee=who, role=Role.CHIEF, valid_from=since, known_at=NOW)
    return who


def furnish(*, periods: int, seed: int = 1) -> None:
    """So many periods of help, five for each child, over three years."""
    chance = random.Random(seed)  # noqa: S311
    provider = Provider.objects.create(key=uuid4().hex, name="Opdigt", corner="range")
    entries = {step: _entry(provider, step) for step in range(1, 7)}
    children = [_child(number, chance) for number in range(periods // PER_CHILD)]
    Person.objects.bulk_create(children)
    cases = [Case(child=child, opened_at=NOW - timedelta(days=1100)) for child in children]
    Case.objects.bulk_create(cases)
    Route.objects.bulk_create([_route(case, chance) for case in cases])
    rows = [row for case in cases for row in _walk(case, entries, chance)]
    Measure.objects.bulk_create([measure for measure, _ in rows])
    MeasurePeriod.objects.bulk_create([period for _, period in rows])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # A running database has done so by itself.


def _entry(provider: Provider, step: int) -> CatalogueEntry:
    return CatalogueEntry.objects.create(
        key=uuid4().hex,
        name=f"Hjælp {step}",
        provider=provider,
        section="barnets_lov_46" if step > 2 else "",
        step=step,
        unit="dag",
        knowledge="Opdigtet",
        target_groups=["family"],
        since=TODAY - timedelta(days=2000),
    )


def _child(number: int, chance: random.Random) -> Person:
    name = chance.choice(NAMES)
    born = TODAY - timedelta(days=chance.randint(300, 6600))
    return Person(
        given_name=name,
        family_name=f"Opdigt {number}",
        sort_key=f"{name} {number:05}",
        born_on=born,
        known_at=NOW,
    )


def _route(case: Case, chance: random.Random) -> Route:
    team = chance.choice(list(DISTRICTS))
    return Route(
        case=case,
        team=team,
        district=chance.choice(DISTRICTS[team]),
        target_group=chance.choice(["family", "family", "disability"]),
        valid_from=TODAY - timedelta(days=1100),
        known_at=NOW,
    )


def _walk(
    case: Case, entries: dict[int, CatalogueEntry], chance: random.Random
) -> list[tuple[Measure, MeasurePeriod]]:
    rows, start, step = (
        [],
        TODAY - timedelta(days=chance.randint(700, 1100)),
        chance.choice([1, 2, 2, 3, 3, 5]),
    )
    for number in range(PER_CHILD):
        end = start + timedelta(days=chance.randint(40, 420))
        over = end < TODAY
        measure = Measure(case=case, entry=entries[step], offered_at=NOW, agreed_with="Forældrene")
        broken = step > 3 and chance.random() < 0.1
        why = EndReason.BROKEN_DOWN if broken else EndReason.REPLACED
        period = MeasurePeriod(
            measure=measure,
            case=case,
            step=step,
            derived_step=step,
            placement=step > 3,
            valid_from=start,
            valid_to=end if over else None,
            end_reason=why if over else "",
            known_at=NOW,
        )
        rows.append((measure, period))
        if not over or number == PER_CHILD - 1:
            break
        start = end + timedelta(days=chance.choice([0, 0, 0, 60]))
        step = min(max(step + chance.choice([-2, -1, -1, 0, 1]), 1), 6)
        if start >= TODAY:
            break
    return rows


@dataclass(frozen=True)
class Measured:
    """One page: its statements, milliseconds warm (the middle, and 95 of 100), and right after a change."""

    url: str
    statements: int
    middle: float
    slowest: float
    after: float

    @property
    def met(self) -> bool:
        """Whether all three aims are met."""
        return self.statements <= STATEMENTS and self.slowest < WARM and self.after < AFTER

    @property
    def line(self) -> str:
        """A row of the table."""
        said = "met" if self.met else "**not met**"
        return (
            f"| `{self.url}` | {self.statements} | {self.middle:.0f} | {self.slowest:.0f} "
            f"| {self.after:.0f} | {said} |"
        )


def measured(*, client: Client, url: str) -> Measured:
    """The page once to load what it needs, after a change, once to warm it, and then many times."""
    milliseconds(client=client, url=url)
    changed()
    after = milliseconds(client=client, url=url)
    milliseconds(client=client, url=url)
    took = sorted(milliseconds(client=client, url=url) for _ in range(TIMES))
    with CaptureQueriesContext(connection) as queries:
        milliseconds(client=client, url=url)
    reads = [query for query in queries.captured_queries if query["sql"].startswith(("SELECT", "select"))]
    return Measured(url, len(reads), median(took), took[ceil(0.95 * TIMES) - 1], after)


def changed() -> None:
    """One more row of the ladder, as somebody's decision would leave it."""
    row, number = MeasurePeriod.objects.filter(valid_to=None)[0], next(CHANGES)
    row.pk, row.known_at = uuid4(), NOW + timedelta(microseconds=number)
    row.valid_from, row.end_reason = TODAY - timedelta(days=1400 + number), EndReason.REPLACED
    row.valid_to = row.valid_from + timedelta(days=1)
    row.save(force_insert=True)


def milliseconds(*, client: Client, url: str) -> float:
    """The clock of a request that succeeds."""
    began = perf_counter()
    answer: Any = client.get(url)
    took = 1000 * (perf_counter() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{url}: {answer.status_code}")
    return took


def report() -> float:
    """Seconds of last year's report, in all its files."""
    period = Period(date(TODAY.year - 1, 1, 1), date(TODAY.year - 1, 12, 31), TODAY)
    began = perf_counter()
    made, _ = municipal_report(town=municipality(), period=period)
    made.files()
    return perf_counter() - began


def page(*, periods: int, children: int, pages: list[Measured], seconds: float) -> str:
    """All of it in Markdown."""
    lines = [
        HEAD,
        f"- {TODAY.isoformat()}, {os.cpu_count()} cores, load of the machine {os.getloadavg()[0]:.1f}",
        f"- {children:,} invented children, {periods:,} periods of help",
        f"- aims: at most {STATEMENTS} statements that read; 95 of 100 warm requests under {WARM} ms; the "
        f"first after a change under {AFTER} ms",
        "",
        "| page | statements | warm, ms | 95 of 100, ms | after a change, ms | aims |",
        "|---|---:|---:|---:|---:|---|",
        *(one.line for one in pages),
        "",
        f"The report of a year, all its files: {seconds:.1f} s, aim < {REPORT} s: "
        f"{'met' if seconds < REPORT else '**not met**'}.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure all pages and the report, print the page, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--periods", type=int, default=25_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with housed(), transaction.atomic():
        furnish(periods=asked.periods)
        client = Client()
        client.force_login(chief())
        ready()
        pages = [measured(client=client, url=url) for url in URLS]
        stored, children = MeasurePeriod.objects.count(), Person.objects.count()
        text = page(periods=stored, children=children, pages=pages, seconds=report())
        transaction.set_rollback(True)
    sys.stdout.write(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")


@contextmanager
def housed() -> Iterator[None]:
    """The database of DATABASE_URL, or an empty one for as long as this lasts."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with server.embedded() as place:
        server.use(url=place.owner_url)
        yield


if __name__ == "__main__":
    main()
