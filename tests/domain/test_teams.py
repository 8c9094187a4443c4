"""Where a case belongs: the questions of the municipality's routing, in their order."""

from dataclasses import replace
from datetime import date

import pytest

from varigespor.domain.refusals import Refused
from varigespor.domain.teams import Belonging, NewRoute, TargetGroup, belonging, check_route
from varigespor.norms.configuration import Municipality, shipped

BRONDERSLEV, HERNING = shipped(name="bronderslev"), shipped(name="herning")
TODAY = date(2026, 11, 25)


def where(
    town: Municipality = BRONDERSLEV,
    born_on: date | None = date(2018, 3, 14),
    target_group: TargetGroup = TargetGroup.FAMILY,
    district: str = "hjallerup",
) -> Belonging:
    return belonging(
        municipality=town, target_group=target_group, born_on=born_on, district=district, on=TODAY
    )


def test_the_district_decides_the_team() -> None:
    assert (where().team, where().group) == ("east", "")
    assert where(district="bronderslev_nord").team == "west"
    assert "Hjallerup" in where().because


def test_the_day_somebody_turns_fifteen_the_case_belongs_to_unge_center() -> None:
    assert where(born_on=date(2011, 11, 25)).team == "unge_center"
    assert where(born_on=date(2011, 11, 26)).team == "east"
    assert where(born_on=None).team == "east"


def test_disability_is_asked_before_age() -> None:
    found = where(born_on=date(2010, 1, 1), target_group=TargetGroup.DISABILITY)
    assert (found.team, found.group) == ("east", "east_disability")


def test_another_order_gives_another_answer() -> None:
    age_first = replace(
        BRONDERSLEV, routing=replace(BRONDERSLEV.routing, order=("age", "disability", "district"))
    )
    found = where(age_first, born_on=date(2010, 1, 1), target_group=TargetGroup.DISABILITY)
    assert found.team == "unge_center"
    only_district = replace(BRONDERSLEV, routing=replace(BRONDERSLEV.routing, order=("district",)))
    assert where(only_district, target_group=TargetGroup.DISABILITY).group == ""


def test_herning_has_neither_groups_nor_a_youth_unit() -> None:
    found = where(HERNING, date(2008, 1, 1), TargetGroup.DISABILITY, "district_3")
    assert (found.team, found.group) == ("area_3", "")
    assert HERNING.routing.direct


def test_an_unknown_district_is_refused() -> None:
    with pytest.raises(KeyError):
        where(district="atlantis")


@pytest.mark.parametrize(
    "route, field",
    [
        (NewRoute("north", "hjallerup", TargetGroup.FAMILY), "team"),
        (NewRoute("east", "atlantis", TargetGroup.FAMILY), "district"),
        (NewRoute("west", "hjallerup", TargetGroup.DISABILITY, "east_disability"), "group"),
    ],
)
def test_a_place_that_is_not_the_municipalitys_is_refused(route: NewRoute, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_route(route=route, municipality=BRONDERSLEV)
    assert [complaint.field for complaint in refused.value.complaints] == [field]
