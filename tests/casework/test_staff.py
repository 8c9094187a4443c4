"""Posts, hours and absence; a post does not end while children hang on it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests import cast
from varigespor.casework import caseload, staff
from varigespor.domain.access import Role
from varigespor.domain.caseload import NewCover
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.records.models import Absence, Post

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=1)
TODAY = AT.date()
CHIEF = {"by": staff.COMMAND_LINE, "at": AT}


def post_of(town: cast.Cast, name: str) -> Post:
    post: Post = Post.objects.on(TODAY).get(employee=town.employee(name))
    return post


def test_only_the_chief_manages_staff() -> None:
    town = cast.build()
    with pytest.raises(NotAllowed):
        staff.end_post(by=town.asker("karin"), at=AT, post=post_of(town, "lone"), on=TODAY)


def test_a_post_in_a_team_names_its_team_and_hours_that_can_be() -> None:
    cast.build()
    new = staff.NewEmployee("ny", "Ny Opdigt", Role.ADVISER, since=TODAY, weekly_hours=Decimal(61))
    with pytest.raises(Refused) as refused:
        staff.hire(employee=new, **CHIEF)
    assert {one.field for one in refused.value.complaints} == {"team", "weekly_hours"}


def test_the_children_of_an_adviser_or_a_cover_stop_the_end_of_the_post() -> None:
    town = cast.build()
    case = cast.allocated(town)
    with pytest.raises(Refused, match="Mette Øvgaard har 1 barn"):
        staff.end_post(post=post_of(town, "mette"), on=TODAY, **CHIEF)
    cover = NewCover(town.employee("lone").pk, TODAY, TODAY + timedelta(days=5))
    caseload.cover(by=town.asker("karin"), at=AT, case=case, cover=cover, municipality=town.town)
    with pytest.raises(Refused, match="Lone Fiktivsen har 1 barn"):
        staff.end_post(post=post_of(town, "lone"), on=TODAY, **CHIEF)
    staff.end_post(post=post_of(town, "lone"), on=cover.until, **CHIEF)


def test_another_post_carries_the_children_on() -> None:
    town = cast.build()
    cast.allocated(town)
    before = post_of(town, "mette")
    coordinator = staff.NewEmployee("", "", Role.COORDINATOR, since=TODAY, team="east")
    staff.give_post(to=town.employee("mette"), post=coordinator, **CHIEF)
    staff.end_post(post=before, on=TODAY, **CHIEF)
    assert post_of(town, "mette").role == Role.COORDINATOR
    with pytest.raises(Refused):
        staff.give_post(to=town.employee("mette"), post=coordinator, **CHIEF)


def test_hours_change_from_a_day_and_the_past_stays() -> None:
    town = cast.build()
    staff.set_hours(post=post_of(town, "mette"), hours=Decimal(30), since=TODAY, **CHIEF)
    assert post_of(town, "mette").weekly_hours == 30
    yesterday = Post.objects.on(TODAY - timedelta(days=1)).get(employee=town.employee("mette"))
    assert yesterday.weekly_hours == 37
    with pytest.raises(Refused):
        staff.set_hours(post=yesterday, hours=Decimal(20), since=TODAY, **CHIEF)


def test_absence_does_not_overlap_and_ends_when_somebody_is_back() -> None:
    town = cast.build()
    mette = town.employee("mette")
    absence = staff.away(employee=mette, since=TODAY, until=TODAY + timedelta(days=9), **CHIEF)
    for since, until in ((TODAY, TODAY), (TODAY + timedelta(days=8), TODAY + timedelta(days=20))):
        with pytest.raises(Refused):
            staff.away(employee=mette, since=since, until=until, **CHIEF)
    staff.back(absence=absence, on=TODAY + timedelta(days=2), **CHIEF)
    assert not Absence.objects.on(TODAY + timedelta(days=2)).exists()


def test_access_follows_the_post() -> None:
    town = cast.build()
    staff.end_post(post=post_of(town, "lone"), on=TODAY, **CHIEF)
    assert staff.asker(employee=town.employee("lone"), on=TODAY).posts == ()
