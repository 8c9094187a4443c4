"""The parts of a municipality. Each is known by its key, may end, and is never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from varigespor.norms.norm import NormMissing


@dataclass(frozen=True)
class Team:
    """A team of the authority and the school districts it has, by key."""

    key: str
    danish: str
    districts: tuple[str, ...]
    ended: date | None
    note: str


@dataclass(frozen=True)
class District:
    """A school district."""

    key: str
    danish: str
    ended: date | None
    note: str


@dataclass(frozen=True)
class SubArea:
    """A place inside a district, such as one of the pilot area's; where it lies may be an assumption."""

    key: str
    danish: str
    district: str
    pilot: bool
    ended: date | None
    note: str


@dataclass(frozen=True)
class Group:
    """A group in a team with one target group; `posts` are its seats, one of them the coordinator's."""

    key: str
    danish: str
    team: str
    target_group: str
    posts: tuple[str, ...]
    ended: date | None
    note: str


@dataclass(frozen=True)
class Unit:
    """A unit beside the district teams. A youth unit takes over by the ages its norms name."""

    key: str
    danish: str
    kind: str
    part_of: str
    ages: Mapping[str, str]
    ended: date | None
    note: str


@dataclass(frozen=True)
class Routing:
    """What decides where a case belongs, in order, and who meets a new concern: team or adviser."""

    order: tuple[str, ...]
    intake: str
    note: str

    @property
    def direct(self) -> bool:
        """Whether a concern goes directly to the area's fixed adviser."""
        return self.intake == "adviser"


@dataclass(frozen=True)
class Practice:
    """From when a clock shows as soon due: fewer than `soon_hours` (1–24) or at most `soon_days` (0–31)."""

    soon_hours: int
    soon_days: int
    note: str


@dataclass(frozen=True)
class Municipality:
    """A municipality by its parts. `key` is what `fact(municipality=…)` takes."""

    key: str
    name: str
    rehearsed: bool
    note: str
    teams: Mapping[str, Team]
    districts: Mapping[str, District]
    sub_areas: Mapping[str, SubArea]
    groups: Mapping[str, Group]
    units: Mapping[str, Unit]
    routing: Routing
    practice: Practice

    @property
    def first_team(self) -> str:
        """The key of the first team, which meets what belongs nowhere yet."""
        return next(team.key for team in self.teams.values() if team.ended is None)

    @property
    def youth_unit(self) -> str:
        """The key of the unit that takes over by age; empty where there is none."""
        youth = (unit for unit in self.units.values() if unit.kind == "youth" and unit.ended is None)
        return next((unit.key for unit in youth), "")

    def team_of(self, *, district: str) -> str:
        """Return the key of a district's team. Raises NormMissing (a KeyError) on an unknown district."""
        for team in self.teams.values():
            if team.ended is None and district in team.districts:
                return team.key
        raise NormMissing(f"Skoledistriktet »{district}« findes ikke i {self.name}.")

    def disability_group(self, *, team: str) -> str:
        """Return the key of a team's group for children with disabilities; empty where there is none."""
        for group in self.groups.values():
            if (group.team, group.target_group, group.ended) == (team, "disability", None):
                return group.key
        return ""

    def district_name(self, district: str) -> str:
        """Return a district's Danish name; the key itself where the files have lost it."""
        return self.districts[district].danish if district in self.districts else district

    def team_name(self, team: str) -> str:
        """Return the Danish name of a team, group or unit; the key itself where none has it."""
        for part in (self.teams, self.groups, self.units):
            if team in part:
                return part[team].danish
        return team
