"""The town's own state: who works here and has which children, and the families and cases so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from varigespor.domain import caseload
from varigespor.domain.access import Role
from varigespor.domain.teams import TargetGroup

from .agenda import Agenda
from .handles import handle
from .phrases import Decks
from .population import Family, Someone
from .scenario import Scenario

PLACING = frozenset({"kin", "foster", "strong_foster", "institution", "own"})
"""Kinds of help in paths that place a child."""


@dataclass
class Colleague:
    """Somebody who works here; `own` are the children's cases they are responsible for."""

    username: str
    name: str
    role: Role
    team: str
    group: str
    district: str
    hours: Decimal
    since: date
    side: str = ""
    until: date | None = None
    away_until: date | None = None
    own: set[UUID] = field(default_factory=set)

    @property
    def handle(self) -> UUID:
        return handle(f"employee {self.username}")


@dataclass(frozen=True)
class Covering:
    """Who covers a child's case for whom, until a day."""

    employee: str
    covered: str
    since: date
    until: date

    def holds(self, *, on: date) -> bool:
        return self.since <= on < self.until


@dataclass
class Running:
    """Help that runs for one child."""

    measure: UUID
    name: str
    step: int
    placement: bool
    since: date
    decided: bool


@dataclass(frozen=True)
class Stage:
    """One stage of a path: which kind of help, how many months, and how it ends."""

    kind: str
    least: int
    most: int
    ends: str


@dataclass
class Course:
    """One or more siblings whose cases go together: the same adviser, the same path, joint notes."""

    key: str
    family: Family
    children: list[Someone]
    rng: Random
    target: TargetGroup
    team: str
    group: str
    begins: str
    opened: date
    stages: list[Stage]
    running_over: bool = False
    declines: bool = False
    refuses: bool = False
    waits: bool = False
    after: date | None = None
    adviser: str = ""
    held: bool = False
    allocated: date | None = None
    assessed: bool = False
    planned: bool = False
    reviews: int = 0
    stage: int = -1
    stage_until: date | None = None
    busy: bool = False
    closed: bool = False
    notes: int = 0
    counted: int = 0
    decks: Decks = field(default_factory=Decks)
    goals: dict[UUID, list[UUID]] = field(default_factory=dict)
    running: dict[UUID, Running] = field(default_factory=dict)
    support: dict[UUID, str] = field(default_factory=dict)
    relieved: set[UUID] = field(default_factory=set)

    @property
    def helped(self) -> bool:
        return bool(self.running)

    @property
    def placed(self) -> bool:
        return any(each.placement for each in self.running.values())

    def count(self) -> int:
        """A number that this course has not used."""
        self.counted += 1
        return self.counted


@dataclass
class Town:
    """Everything that is so in the rehearsal right now."""

    scenario: Scenario
    rng: Random
    agenda: Agenda = field(default_factory=Agenda)
    colleagues: dict[str, Colleague] = field(default_factory=dict)
    families: list[Family] = field(default_factory=list)
    remembered: list[Family] = field(default_factory=list)
    courses: dict[UUID, Course] = field(default_factory=dict)
    covers: dict[UUID, Covering] = field(default_factory=dict)
    plots: dict[str, Any] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    learning: set[UUID] = field(default_factory=set)
    broken_on: date | None = None
    concerns: int = 0
    opened: int = 0
    newcomers: int = 0

    def at_work(self, *, on: date, role: Role, team: str = "", group: str | None = None) -> list[Colleague]:
        """Those with a role on a day, of one team and group where they are given."""
        return [
            each
            for each in self.colleagues.values()
            if each.role == role
            and each.since <= on
            and (each.until is None or on < each.until)
            and (not team or each.team == team)
            and (group is None or each.group == group)
        ]

    def lane(self, *, district: str) -> str:
        """The lane of a family: the team of its district. No child ever moves from one lane to another."""
        return self.scenario.municipality.team_of(district=district)

    def leader(self, *, team: str) -> Colleague:
        """The team's leader."""
        return next(
            each for each in self.colleagues.values() if (each.role, each.team) == (Role.LEADER, team)
        )

    def chief(self) -> Colleague:
        """The chief of the authority."""
        return next(each for each in self.colleagues.values() if each.role == Role.CHIEF)

    def intake(self, *, team: str) -> Colleague:
        """The one who meets a team's concerns; the first where a team has no intake of its own."""
        all_of_them = [each for each in self.colleagues.values() if each.role == Role.INTAKE]
        return next((each for each in all_of_them if each.team == team), all_of_them[0])

    def load(self, *, of: Colleague, on: date) -> int:
        """Children on a day: own that nobody covers, and those covered for others."""
        held = [cover for cover in self.covers.values() if cover.holds(on=on)]
        covered = sum(cover.covered == of.username for cover in held)
        covering = sum(cover.employee == of.username for cover in held)
        return len(of.own) - covered + covering

    def cap(self, *, of: Colleague, on: date) -> caseload.Cap:
        """The adviser's own cap, as the domain has it."""
        return caseload.cap(
            municipality=self.scenario.municipality.key,
            weekly_hours=of.hours,
            in_job_since=of.since,
            on=on,
            disability=bool(of.group),
        )

    def hand(self, *, course: Course, on: date) -> str:
        """Who acts in the cases on a day: whoever covers, else the adviser."""
        cover = self.covers.get(course.children[0].handle)
        return cover.employee if cover and cover.holds(on=on) else course.adviser

    def covered(self, *, course: Course, on: date) -> bool:
        """Whether somebody covers any of the cases on a day."""
        covers = (self.covers.get(child.handle) for child in course.children)
        return any(cover is not None and cover.holds(on=on) for cover in covers)
