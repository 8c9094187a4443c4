"""How long the ladder page takes: python -m benchmarks.ladder_page [PERIODS …].

Writes invented children into the database of DATABASE_URL, else into one of its own, opens the page as the
chief, and rolls all of it back. The settings are those of the tests. What is printed is the server's time for
one request, the middle of some, without the network.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

os.environ.setdefault("MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varigespor.run.settings")

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

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

NOW = datetime.now(UTC)
TODAY = NOW.date()
PER_CHILD = 5
DISTRICTS = {"east": ("hjallerup", "dronninglund"), "west": ("broenderslev", "nordvest")}
NAMES = ("Alma", "Bo", "Carl", "Ida", "Liva", "Noah", "Signe", "Storm", "Ørn", "Åse")
URLS = ("/trappen/", "/trappen/?team=east&alder=6-9&fordel=alder", "/trappen/boern/?hvad=now")


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


def milliseconds(*, client: Client, url: str, times: int = 9) -> tuple[float, float]:
    """The middle of some requests that succeed: by the clock, and on the processor without the database."""
    took, worked = [], []
    for _ in range(times):
        began, busy = perf_counter(), process_time()
        answer: Any = client.get(url)
        took.append(1000 * (perf_counter() - began))
        worked.append(1000 * (process_time() - busy))
        if answer.status_code != 200:
            raise SystemExit(f"{url}: {answer.status_code}")
    return median(took), median(worked)


def main(*, counts: list[int]) -> None:
    """Print one line per page and number of periods."""
    for count in counts:
        with transaction.atomic():
            furnish(periods=count)
            client = Client()
            client.force_login(chief())
            stored = MeasurePeriod.objects.count()
            for url in URLS:
                took, worked = milliseconds(client=client, url=url)
                line = f"{stored:>7} perioder {took:>7.1f} ms, heraf {worked:>6.1f} ms regnet  {url}\n"
                sys.stdout.write(line)
            transaction.set_rollback(True)


@contextmanager
def housed() -> Iterator[None]:
    """The database of DATABASE_URL, or an empty one for as long as this lasts."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with server.embedded() as place:
        server.use(url=place.application_url)
        yield


if __name__ == "__main__":
    with housed():
        main(counts=[int(count) for count in sys.argv[1:]] or [5_000])
