"""A small town goes through the acts; afterwards the database and the rehearsal say the same."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from django.apps import apps
from django.db import connections
from django.test import override_settings

from tests import server
from varigespor.casework import rehearsed
from varigespor.casework.rehearsed.filling import play_town, refuse_unless_empty
from varigespor.domain.refusals import Refused
from varigespor.records.models import (
    Assignment,
    CasePeriod,
    Due,
    MeasurePeriod,
    Note,
    Rehearsal,
    Trace,
)
from varigespor.records.queries import caseload
from varigespor.rehearsal.days import live
from varigespor.rehearsal.scenario import scenario
from varigespor.rehearsal.town import Town

UNTIL = date(2026, 11, 25)
LAST = UNTIL - timedelta(days=1)
SMALL = scenario(name="small", seed="1", until=UNTIL, months=6)


def silent(line: str) -> None:
    """Progress is for people."""


@pytest.mark.django_db
def test_a_small_town_goes_through_the_acts_and_agrees_with_the_rehearsal() -> None:
    counts = play_town(town=SMALL, say=silent, together=False)
    town = Town(scenario=SMALL, rng=Random(f"{SMALL.seed}/town"))
    told = Counter(type(event.what).__name__ for event in live(town=town))
    assert {kind: counts[kind] for kind in told} == told
    assert not Trace.objects.exclude(outcome="done").exists()
    assert Trace.objects.count() >= sum(told.values())

    open_cases = set(CasePeriod.objects.on(LAST).values_list("case__child_id", flat=True))
    holders = Assignment.objects.on(LAST).values_list("case__child_id", flat=True)
    assert sorted(holders) == sorted(open_cases)
    running = [child for child, course in town.courses.items() if course.adviser and not course.closed]
    assert len(open_cases) == len(running) > 10

    loads = caseload.loads(on=LAST)
    for colleague in town.colleagues.values():
        names = Assignment.objects.on(LAST).filter(adviser__username=colleague.username)
        assert names.count() == len(colleague.own), colleague
        mine = next((load for pk, load in loads.items() if names and names[0].adviser_id == pk), None)
        assert mine is None or mine.children == town.load(of=colleague, on=LAST)

    courses = {course.key: course for course in town.courses.values()}.values()
    steps = Counter(MeasurePeriod.objects.on(UNTIL + timedelta(days=30)).values_list("step", flat=True))
    assert steps == Counter(run.step for course in courses for run in course.running.values())
    assert Due.objects.open().exists() and Note.objects.count() == counts["contacts"]
    assert Rehearsal.objects.get().until == UNTIL
    with pytest.raises(Refused):
        refuse_unless_empty()


def written() -> dict[str, object]:
    """Everything that was written, as far as it does not depend on ids and the moment of writing."""
    return {
        "rows": {
            model._meta.label: model.objects.count() for model in apps.get_app_config("records").get_models()
        },
        "acts": Counter(Trace.objects.values_list("at", "act", "outcome", "object_kind", "capacity")),
        "notes": sorted(Note.objects.values_list("key", "text", "held_on", "by__username")),
        "steps": Counter(
            MeasurePeriod.objects.values_list("step", "valid_from", "valid_to", "superseded_at")
        ),
        "dues": Counter(Due.objects.values_list("kind", "due_at", "met_at", "dropped_at")),
    }


def test_lanes_at_the_same_time_write_the_same_rows(
    transactional_db: None, django_db_setup: server.Place
) -> None:
    play_town(town=SMALL, say=silent, together=False)
    one_after_another = written()
    connections.close_all()
    django_db_setup.renew()
    play_town(town=SMALL, say=silent, together=True)
    assert written() == one_after_another


@pytest.mark.django_db
def test_there_is_no_rehearsal_in_production() -> None:
    with override_settings(MODE="production"), pytest.raises(Refused, match="drift"):
        rehearsed.fill(until=UNTIL, say=silent)
