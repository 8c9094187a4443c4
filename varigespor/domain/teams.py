"""Where a child's case belongs: disability first, then age, then school district."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from varigespor.domain.people import age
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.norms.book import fact
from varigespor.norms.configuration import Municipality


class TargetGroup(StrEnum):
    """Whom the help is for."""

    FAMILY = "family"
    DISABILITY = "disability"


DANISH_TARGET_GROUPS = {TargetGroup.FAMILY: "Familie", TargetGroup.DISABILITY: "Funktionsnedsættelse"}
UNGE_CENTER_AGE = "national/teams/unge_center_age"


@dataclass(frozen=True)
class Belonging:
    """The team, the group in it where there is one, and why."""

    team: str
    group: str
    because: str


@dataclass(frozen=True)
class NewRoute:
    """Where a case belongs from a day, as somebody decides it; `version` is what the form showed."""

    team: str
    district: str
    target_group: TargetGroup
    group: str = ""
    version: int | None = None


def youth_age(*, municipality: Municipality, on: date) -> int | None:
    """The age from which Unge Center has the case; None where nobody has said one."""
    value = fact(key=UNGE_CENTER_AGE, on=on, municipality=municipality.key).value
    return int(str(value)) if value is not None else None


def belonging(
    *, municipality: Municipality, target_group: TargetGroup, born_on: date | None, district: str, on: date
) -> Belonging:
    """Route a case by the questions of the municipality's routing, in their order; district decides last.

    Raises KeyError where the district is not the municipality's.
    """
    team = municipality.team_of(district=district)
    answers = {
        "disability": _by_disability(municipality, target_group, team),
        "age": _by_age(municipality, born_on, on),
        "district": Belonging(team, "", f"skoledistriktet er {municipality.district_name(district)}"),
    }
    found = (answers[question] for question in (*municipality.routing.order, "district"))
    return next(answer for answer in found if answer)


def check_route(*, route: NewRoute, municipality: Municipality) -> None:
    """Raise Refused for a team, group or district that is not the municipality's."""
    where = {*municipality.teams, municipality.youth_unit} - {""}
    group = municipality.groups.get(route.group)
    refuse_if(
        None if route.team in where else Complaint("team", "Vælg, hvor sagen hører til."),
        None if route.district in municipality.districts else Complaint("district", "Vælg skoledistrikt."),
        None
        if not route.group or (group and group.team == route.team)
        else Complaint("group", "Gruppen hører ikke til teamet."),
    )


def _by_disability(municipality: Municipality, target_group: TargetGroup, team: str) -> Belonging | None:
    if target_group != TargetGroup.DISABILITY:
        return None
    group = municipality.disability_group(team=team)
    return Belonging(team, group, "målgruppen er børn med funktionsnedsættelse") if group else None


def _by_age(municipality: Municipality, born_on: date | None, on: date) -> Belonging | None:
    limit, youth = youth_age(municipality=municipality, on=on), municipality.youth_unit
    if not youth or born_on is None or limit is None or age(born_on=born_on, on=on) < limit:
        return None
    return Belonging(youth, "", f"barnet er fyldt {limit} år")


def belonging_keys(*, town: Municipality) -> dict[str, tuple[str, ...]]:
    """Everything that a child can belong to, by dimension, in the order in which it is shown."""
    return {
        "team": tuple(key for key in (*town.teams, town.youth_unit) if key),
        "district": tuple(town.districts),
        "target_group": tuple(TargetGroup),
    }
