"""The municipality's snapshot: as known now or then, kept while nothing changes, made anew when it does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.ladder.room import NOW, TODAY, ago, furnished, walker
from varigespor.analysis.ladder import stock
from varigespor.analysis.snapshot import Snapshot
from varigespor.integrations.spells.municipality import forget, municipal_snapshot
from varigespor.norms.configuration import Municipality
from varigespor.records.models import MeasurePeriod, Route

pytestmark = pytest.mark.django_db


def columns(snapshot: Snapshot) -> list[list[object]]:
    """Everything that is counted from, as plain lists."""
    spells, care = snapshot.spells, snapshot.care
    assert care is not None
    held = [snapshot.children.belongings[name] for name in ("team", "district", "target_group")]
    return [
        [str(key) for key in spells.keys],
        *(
            column.tolist()
            for column in (spells.child, spells.step, spells.start, spells.end, spells.same_place)
        ),
        *(column.tolist() for one in held for column in (one.child, one.code, one.start, one.end)),
        *(column.tolist() for column in (care.adviser, care.child, care.start, care.end, care.children)),
        snapshot.children.born.tolist(),
    ]


def steps(town: Municipality, days_ago: int, **known: object) -> dict[int, int]:
    return stock(spells=municipal_snapshot(town=town, **known).spells, on=ago(days_ago)).steps()  # type: ignore[arg-type]


def test_a_correction_changes_what_is_known_now_and_not_what_was_known_then() -> None:
    town = furnished()
    storm, alma = walker(town, town.storm), walker(town)
    storm.to(3, days_ago=100)
    alma.to(2, days_ago=90)
    january = NOW + timedelta(minutes=1)
    as_printed = columns(municipal_snapshot(town=town.town, known_at=january))
    assert steps(town.town, 50) == {2: 1, 3: 1}
    row = MeasurePeriod.objects.current().get(case=storm.case)
    row.revise(at=NOW + timedelta(days=15), valid_from=ago(40))
    route = Route.objects.current().get(case=alma.case)
    route.revise(at=NOW + timedelta(days=15), team="west")
    assert steps(town.town, 50) == {2: 1}
    assert steps(town.town, 50, known_at=january) == {2: 1, 3: 1}
    forget()
    assert columns(municipal_snapshot(town=town.town, known_at=january)) == as_printed
    assert columns(municipal_snapshot(town=town.town)) != as_printed
    nobody_yet = municipal_snapshot(town=town.town, known_at=NOW - timedelta(days=400))
    assert len(nobody_yet.spells) == 0


def test_it_is_made_once_and_again_after_every_kind_of_change() -> None:
    town = furnished()
    storm = walker(town, town.storm)
    storm.to(3, days_ago=100)
    first = municipal_snapshot(town=town.town)
    with CaptureQueriesContext(connection) as taken:
        assert municipal_snapshot(town=town.town) is first
    assert len(taken) == 1
    storm.to(5, days_ago=10)
    second = municipal_snapshot(town=town.town)
    assert second is not first
    assert stock(spells=second.spells, on=TODAY).steps() == {5: 1}
    child = storm.case.child
    child.born_on, child.version = ago(3000), child.version + 1
    child.save()
    assert municipal_snapshot(town=town.town) is not second
