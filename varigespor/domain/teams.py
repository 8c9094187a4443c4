"""Where a child's case belongs: disability first, then age, then school district."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from varigespor.domain.people import age
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
    """Where a case belongs from a day, as somebody decides it."""

    team: str
    district: str
    target_group: TargetGroup
    group: str = ""


def youth_age(*, municipality: Municipality, on: date) -> int | None:
    """The age from which Unge Center has the case; None where nobody has said one."""
    value = fact(key=UNGE_CENTER_AGE, on=on, municipality=municipality.key).value
    return int(str(value)) if value is not None else None


def belonging(
    *, municipality: Municipality, target_group: TargetGroup, born_on: date | None, district: str, on: date
) -> Belonging:
    """Route a case: disability target group → its group, then age → Unge Center, then district → team.

    Raises KeyError where the district is not the municipality's.
    """
    team = municipality.team_of(district=district)
    if target_group == TargetGroup.DISABILITY:
        group = municipality.disability_group(team=team)
        if group:
            return Belonging(team, group, "målgruppen er børn med funktionsnedsættelse")
    limit, youth = youth_age(municipality=municipality, on=on), municipality.youth_unit
    if youth and born_on and limit is not None and age(born_on=born_on, on=on) >= limit:
        return Belonging(youth, "", f"barnet er fyldt {limit} år")
    return Belonging(team, "", f"skoledistriktet er {municipality.district_name(district)}")
