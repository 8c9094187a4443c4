"""Explaining and resting through the acts: who may, whose it is, and the law that does not rest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from varigespor.casework import deviations
from varigespor.domain.caseload import OverCap
from varigespor.domain.deviations import DeviationKind, Ending, Explanation, Pause
from varigespor.domain.refusals import Conflict, NotAllowed, Refused
from varigespor.records.models import Case, Deviation, Due, Note, NotePart, Post, Trace
from varigespor.records.queries import caseload, cases

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=150)
WHY = Explanation("Barnet var indlagt.")


def due(case: Case, kind: str) -> Due:
    row: Due = Due.objects.select_related("case").get(case=case, kind=kind)
    return row


def test_the_owner_is_the_childs_adviser_whoever_explains() -> None:
    town = cast.build()
    case = cast.allocated(town)
    row = deviations.explain_due(by=town.asker("karin"), at=AT, due=due(case, "examination"), explanation=WHY)
    assert (row.owner, row.kind) == (town.employee("mette"), DeviationKind.LATE)
    assert Trace.objects.filter(act="explain", outcome="done", children=[case.child_id]).exists()


def test_a_second_pen_gets_a_conflict() -> None:
    town = cast.build()
    clock = due(cast.allocated(town), "examination")
    row = deviations.explain_due(by=town.asker("mette"), at=AT, due=clock, explanation=WHY)
    with pytest.raises(Conflict, match="Mette Øvgaard"):
        deviations.explain_due(
            by=town.asker("karin"), at=AT, due=clock, explanation=WHY, version=row.version - 1
        )


def test_the_laws_clock_does_not_rest_and_its_refusal_is_traced() -> None:
    town = cast.build()
    case = cast.allocated(town)
    rest = Pause(AT.date() + timedelta(days=9), "Kontakt kan være farlig.")
    with pytest.raises(Refused, match="kan ikke sættes på pause"):
        deviations.pause(by=town.asker("mette"), at=AT, due=due(case, "examination"), pause=rest)
    assert not Deviation.objects.exists()
    assert Trace.objects.filter(act="explain", outcome="refused").exists()
    deviations.pause(by=town.asker("mette"), at=AT, due=due(case, "network"), pause=rest)
    assert Deviation.objects.get().kind == DeviationKind.NO_NETWORK


def test_a_stranger_explains_nothing() -> None:
    town = cast.build()
    clock = due(cast.allocated(town), "network")
    with pytest.raises(NotAllowed):
        deviations.explain_due(by=town.asker("jonas"), at=AT, due=clock, explanation=WHY)


def test_the_cap_is_the_leaders_or_the_chiefs() -> None:
    town = cast.build()
    over = OverCap("Søskende samlet", AT.date() + timedelta(days=20))
    mette = town.employee("mette").pk
    for name in ("rikke", "mette"):
        with pytest.raises(NotAllowed):
            deviations.explain_over_cap(by=town.asker(name), at=AT, employee=mette, over=over)
    with pytest.raises(Refused, match="Kun teamets leder"):
        deviations.explain_over_cap(by=town.asker("vagn"), at=AT, employee=mette, over=over)
    row = deviations.explain_over_cap(by=town.asker("karin"), at=AT, employee=mette, over=over)
    with pytest.raises(Refused, match="Kun teamets leder"):
        end_cap(town, "vagn", row)
    with pytest.raises(NotAllowed):
        deviations.end(by=town.asker("inger"), at=AT, deviation=row, explanation=WHY)
    assert end_cap(town, "inger", row).ended_at == AT
    with pytest.raises(Refused, match="allerede afsluttet"):
        end_cap(town, "inger", row)


def test_a_cap_that_is_still_broken_has_no_end() -> None:
    town = cast.build()
    cast.allocated(town)
    cast.hours(town, "mette", 1)
    over = OverCap("Nedsat tid", AT.date() + timedelta(days=20))
    mette, karin = town.employee("mette").pk, town.asker("karin")
    row = deviations.explain_over_cap(by=karin, at=AT, employee=mette, over=over)
    with pytest.raises(Refused, match="Der er stadig 1 barn"):
        end_cap(town, "karin", row)
    row.refresh_from_db()
    assert row.ended_at is None
    with pytest.raises(Conflict):
        cast.hours(town, "mette", 37)
        end_cap(town, "karin", row, version=row.version - 1)
    assert end_cap(town, "karin", row, version=row.version).ended_at == AT


def end_cap(town: cast.Cast, name: str, row: Deviation, version: int | None = None) -> Deviation:
    ending = Ending("Fuld tid igen", version)
    return deviations.end_over_cap(
        by=town.asker(name), at=AT, deviation=row, ending=ending, municipality=town.town
    )


def test_whoever_wrote_in_a_case_has_worked_on_it() -> None:
    town = cast.build()
    case = cast.allocated(town)
    lone = town.employee("lone")
    assert lone.pk not in cases.has_worked_on(case=case.pk)
    Note.objects.create(
        key="n", kind="talk", held_on=AT.date(), planned=True, text="x", written_at=AT, by=lone
    )
    NotePart.objects.create(note=Note.objects.get(), case=case, held_on=AT.date())
    with CaptureQueriesContext(connection) as asked:
        worked = cases.has_worked_on(case=case.pk)
    assert {lone.pk, town.employee("mette").pk} <= worked
    assert len(asked) == 1


def test_a_day_is_held_against_the_post_of_that_day() -> None:
    town = cast.build()
    mette = town.employee("mette").pk
    post = Post.objects.current().get(employee=mette)
    day = AT.date()
    post.revise(at=AT, valid_to=day)
    Post.objects.create(
        employee_id=mette, role=post.role, team=post.team, weekly_hours=18, valid_from=day, known_at=AT
    )
    posts = caseload.posts_since(employees=[mette], since=day - timedelta(days=9))[mette]
    began = caseload.in_job_since(employee=mette)
    caps = [
        caseload.cap_on(posts=posts, in_job_since=began, municipality=town.town, on=on)
        for on in (day - timedelta(days=1), day)
    ]
    assert caps[0] and caps[1] and caps[1] < caps[0]
