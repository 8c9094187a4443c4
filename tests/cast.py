"""The fixed cast: invented employees of both teams, invented children, and short ways to move them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from varigespor.casework import caseload, catalogue, concerns, people, staff
from varigespor.domain import caseload as caseload_rules
from varigespor.domain import concerns as concern_rules
from varigespor.domain.access import Asker, Role
from varigespor.domain.deadlines import TOWN
from varigespor.domain.people import NewPerson, NewRelation, RelationKind
from varigespor.norms.configuration import Municipality, shipped
from varigespor.records.models import Case, CatalogueEntry, ConcernChild, Employee, Person, Post

START = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)  # a Friday night, 20.30 in Denmark
HIRED = date(2024, 1, 1)

STAFF = {
    "mette": ("Mette Øvgaard", Role.ADVISER, "east", ""),
    "lone": ("Lone Fiktivsen", Role.ADVISER, "east", ""),
    "jonas": ("Jonas Prøvlund", Role.ADVISER, "west", ""),
    "karin": ("Karin Eksempelund", Role.LEADER, "east", ""),
    "vagn": ("Vagn Modelgaard", Role.LEADER, "west", ""),
    "rikke": ("Rikke Øvestad", Role.COORDINATOR, "east", "east_disability"),
    "bo": ("Bo Prøvsgaard", Role.INTAKE, "east", ""),
    "inger": ("Inger Tænkt", Role.CHIEF, "", ""),
    "lis": ("Lis Opdigt", Role.HEALTH_VISITOR, "", ""),
    "ulla": ("Ulla Påfund", Role.LEADER, "unge_center", ""),
    "erik": ("Erik Skitse", Role.ECONOMIST, "", ""),
}


@dataclass
class Cast:
    """Everybody by first name, the town, and Alma with her brother Storm."""

    town: Municipality
    alma: Person
    storm: Person
    signe: Person
    rune: Person

    def employee(self, name: str) -> Employee:
        return Employee.objects.get(username=name)

    def asker(self, name: str, at: datetime = START) -> Asker:
        return staff.asker(employee=self.employee(name), on=at.astimezone(TOWN).date())


def build() -> Cast:
    """Hire the staff and register the family, through the acts."""
    at = datetime(2024, 1, 1, 8, tzinfo=UTC)
    for username, (name, role, team, group) in STAFF.items():
        employee = staff.NewEmployee(
            username=username,
            name=name,
            role=role,
            since=HIRED,
            team=team,
            group=group,
            district="dronninglund" if role == Role.HEALTH_VISITOR else "",
        )
        staff.hire(by=staff.COMMAND_LINE, at=at, employee=employee)
    karin = staff.asker(employee=Employee.objects.get(username="karin"), on=HIRED)
    family = [_person(karin, at, *facts) for facts in FAMILY]
    alma, storm, signe, rune = family
    links = [
        NewRelation(child.pk, parent.pk, kind, since=HIRED)
        for child in (alma, storm)
        for parent, parent_kind in ((signe, RelationKind.MOTHER), (rune, RelationKind.FATHER))
        for kind in (parent_kind, RelationKind.CUSTODY)
    ]
    links.append(NewRelation(alma.pk, storm.pk, RelationKind.SIBLING, since=HIRED))
    people.relate_all(by=karin, at=at, relations=links)
    return Cast(shipped(name="oevekommune"), alma, storm, signe, rune)


FAMILY = (
    ("Alma", "Øvang", date(2018, 3, 14), "Prøvevej 8, Hjallerup"),
    ("Storm", "Øvang", date(2015, 5, 9), "Prøvevej 8, Hjallerup"),
    ("Signe", "Øvang", date(1990, 2, 1), "Prøvevej 8, Hjallerup"),
    ("Rune", "Prøvsen", date(1988, 7, 30), "Øvestien 3, Asaa"),
)


def hours(cast: Cast, name: str, weekly: int, *, at: datetime = START) -> None:
    """An adviser's posts have other hours, as known from the moment."""
    for post in Post.objects.current().filter(employee=cast.employee(name)):
        post.revise(at=at, weekly_hours=weekly)


def concern(cast: Cast, *, at: datetime = START, children: tuple[Person, ...] = ()) -> ConcernChild:
    """A school rings on a Friday night about Alma (or the children given): the first child's row."""
    who = children or (cast.alma,)
    row = concerns.register(
        by=cast.asker("bo", at),
        at=at,
        registration=concern_rules.Registration(
            key=uuid4().hex,
            children=tuple(child.pk for child in who),
            received_at=at - timedelta(minutes=10),
            notifier=concern_rules.Notifier.SCHOOL,
            notifier_name="Hanne Tænkt",
            seen="Alma var sulten og ville ikke hjem efter skole.",
        ),
        municipality=cast.town,
    )
    return ConcernChild.objects.get(concern=row, child=who[0])


def opened(
    cast: Cast, *, at: datetime = START, child: Person | None = None, district: str = "hjallerup"
) -> Case:
    """A concern that was assessed and screened to a child examination: the case is open, unallocated."""
    row = concern(cast, at=at, children=(child or cast.alma,))
    bo = cast.asker("bo", at)
    assessment = concern_rules.Assessment(acute=False, text="Ingen akut fare. Talt med skolen.")
    concerns.assess(by=bo, at=at + timedelta(hours=1), concern_child=row, assessment=assessment)
    concerns.screen(
        by=bo,
        at=at + timedelta(hours=2),
        concern_child=row,
        screening=concern_rules.Screening(
            outcome=concern_rules.Outcome.EXAMINATION,
            reason="Flere bekymringer på kort tid.",
            target_group="family",
            district=district,
        ),
        municipality=cast.town,
    )
    return Case.objects.get(child=row.child)  # type: ignore[no-any-return]


def allocated(cast: Cast, *, at: datetime = START, child: Person | None = None, to: str = "mette") -> Case:
    """An open case with a fixed adviser from the day of `at`."""
    case = opened(cast, at=at, child=child)
    when = at + timedelta(hours=3)
    caseload.allocate(
        by=cast.asker("karin", when),
        at=when,
        case=case,
        allocation=caseload_rules.Allocation(
            adviser=cast.employee(to).pk, since=when.astimezone(TOWN).date()
        ),
        municipality=cast.town,
    )
    return case


def entry(
    key: str = "familiebehandling", *, step: int = 3, section: str = "barnets_lov_32_1_5"
) -> CatalogueEntry:
    """One entry of the catalogue; without section for steps 1 and 2."""
    return catalogue.add(
        by=staff.COMMAND_LINE,
        at=datetime(2024, 1, 1, 8, tzinfo=UTC),
        entry=catalogue.NewEntry(
            key=key,
            name=key.replace("-", " ").capitalize(),
            provider="hegely",
            provider_name="Familiehuset Hegely",
            corner="range",
            step=step,
            section=section,
            knowledge="Afprøvet med FIT",
            since=HIRED,
            ore_per_day=40_000,
            price_source="Øvekommunens takst, opdigtet",
        ),
    )


def _person(by: Asker, at: datetime, given: str, family: str, born_on: date, address: str) -> Person:
    person = NewPerson(given, family, born_on=born_on, address=address, district="hjallerup")
    return people.register(by=by, at=at, person=person)


def relate(by: Asker, at: datetime, person: Person, other: Person, kind: RelationKind) -> None:
    """Link two people from the day that everybody was hired."""
    relation = NewRelation(person.pk, other.pk, kind, since=HIRED)
    people.relate(by=by, at=at, relation=relation)
