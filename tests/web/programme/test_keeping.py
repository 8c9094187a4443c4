"""What is counted once is kept only while every table it was counted from has the same rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import cast
from tests.web.programme.test_programme import families
from varigespor.casework import network
from varigespor.domain.indicators import Indicator
from varigespor.domain.network import NewMember, Side
from varigespor.records.models import Case, Concern, Employee
from varigespor.records.queries.indicator_version import INDICATORS, PROMISES, of_indicators, of_promises
from varigespor.web.programme import keeping
from varigespor.web.programme.indicators import counted, span_of
from varigespor.web.programme.promise_counts import counted_rows

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'"?(records_\w+)"?')
FIXED = {"records_case", "records_measure", "records_planpart"}
"""Rows that are added with rows of a counted table, and never change what is counted."""
SNAPSHOT = {"records_price", "records_capacity", "records_goalanswer", "records_provider"}
"""The snapshot reads them too; no indicator is counted from them."""


def span():  # type: ignore[no-untyped-def]
    return span_of(on=timezone.localdate(), at=timezone.now())


def everything(town: cast.Cast) -> dict[Indicator, object]:
    return dict(counted(span=span(), town=town.town))


@pytest.mark.parametrize(
    ("version", "count"),
    [
        (INDICATORS, everything),
        (PROMISES, lambda _town: counted_rows(span=span())),
    ],
)
def test_every_table_that_is_counted_from_is_in_the_version(
    version: str, count: Callable[[cast.Cast], object]
) -> None:
    town = cast.build()
    families(town, 0, 2)
    keeping.forget()
    with CaptureQueriesContext(connection) as taken:
        count(town)
    read = {table for query in taken.captured_queries[1:] for table in TABLE.findall(query["sql"])}
    of_version = set(TABLE.findall(version))
    snapshot = SNAPSHOT if version == INDICATORS else set()
    assert {re.sub("event$", "", table) for table in read - FIXED - snapshot} <= of_version


def test_it_is_counted_once_and_anew_after_a_change() -> None:
    town = cast.build()
    families(town, 0, 2)
    everything(town)
    with CaptureQueriesContext(connection) as taken:
        before = everything(town)
    assert len(taken) == 1
    case, now = Case.objects.earliest("opened_at"), timezone.now()
    for side in Side:
        member = NewMember("Nabo Påfund", side, "nabo", 1, since=timezone.localdate())
        network.add(by=town.asker("karin", now), at=now, case=case, member=member)
    after = everything(town)
    both = Indicator.NETWORK_BOTH_SIDES
    assert (before[both].numbers, after[both].numbers) == ((0, 2), (1, 2))  # type: ignore[attr-defined]


def test_what_came_after_the_asking_is_counted_the_next_time() -> None:
    """A request that began before a concern may read the version when it is there."""
    cast.concern(cast.build())
    moment = Concern.objects.get().received_at
    for version in (of_promises, of_indicators):
        early, late = (version(at=moment + timedelta(minutes=minutes)) for minutes in (-1, 1))
        assert early != late


def test_a_sign_in_changes_no_number_and_who_works_here_does() -> None:
    town, at = cast.build(), timezone.now()
    before = of_indicators(at=at)
    Employee.objects.filter(username="mette").update(last_login=at)
    assert of_indicators(at=at) == before
    Employee.objects.filter(username="mette").update(is_active=False)
    assert of_indicators(at=at) != before
    assert town.employee("mette").is_active is False
