"""The facts of a child: where the case belongs, who is responsible, rights, and the family in plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from varigespor.domain.access import Act, CaseFacts, may
from varigespor.domain.assessment import DANISH_LINEAL, Lineal
from varigespor.domain.deadlines import months_after
from varigespor.domain.people import DANISH_RELATIONS, RelationKind
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup
from varigespor.norms.book import Fact, fact
from varigespor.records.models import Assessment, Assignment, Case, Employee, Person
from varigespor.records.queries import people
from varigespor.records.queries.cases import last_route

from ..asked import Asked, municipality
from ..wording import plain_date

PARTY_AGE = "national/rights/party_age"
NO_RELATIVE = {RelationKind.CUSTODY, RelationKind.NO_CONTACT}


@dataclass(frozen=True)
class Relative:
    """Somebody of the family, what they are, and their case where the reader sees it."""

    person: Person
    kinds: tuple[str, ...]
    case: UUID | None


def family(*, case: Case, request: Asked) -> dict[str, Any]:
    """The relatives by what they are, and who has custody. Who may not have contact stands at the top."""
    kin = people.kin(child=case.child, on=request.today)
    seen = Case.objects.seen_by(request.asker, on=request.today)
    mine = dict(seen.filter(child__in=[one.person.pk for one in kin]).values_list("child_id", "pk"))
    plain = [
        (one, tuple(DANISH_RELATIONS[kind] for kind in one.kinds if kind not in NO_RELATIVE)) for one in kin
    ]
    return {
        "relatives": [Relative(one.person, kinds, mine.get(one.person.pk)) for one, kinds in plain if kinds],
        "custody": [one.person.name for one in kin if RelationKind.CUSTODY in one.kinds],
    }


def _words(one: people.Kin) -> tuple[str, ...]:
    return tuple(DANISH_RELATIONS[kind] for kind in one.kinds if kind not in NO_RELATIVE)


def facts(*, case: Case, held: CaseFacts, request: Asked) -> dict[str, Any]:
    """Route, adviser, cover, need axis and the age of party rights, for the page."""
    today = request.today
    assignments = list(
        Assignment.objects.current()
        .filter(case=case)
        .select_related("adviser")
        .order_by("valid_from", "valid_to")
    )
    lineal = Assessment.objects.filter(case=case).exclude(lineal="").order_by("-opened_at").first()
    party = fact(key=PARTY_AGE, on=today)
    return {
        "assignment": next((row for row in assignments if row.holds(on=today)), None),
        "changes": max(len(assignments) - 1, 0),
        "cover": Employee.objects.filter(pk=held.cover).first() if held.cover else None,
        "lineal_danish": DANISH_LINEAL[Lineal(lineal.lineal)] if lineal else "",
        "party_age": party,
        "party_from": _party_words(case, party, request),
        **_where(case, request, held),
    }


def district_name(*, case: Case, district: str, request: Asked, held: CaseFacts) -> str:
    """The school district by name; empty where it would tell of an address that is hidden from the asker."""
    may_see = may(asker=request.asker, act=Act.SEE_PROTECTED_ADDRESS, case=held).allowed
    if people.home(person=case.child, on=request.today, may_see_protected=may_see).masked:
        return ""
    return municipality().district_name(district)


def _where(case: Case, request: Asked, held: CaseFacts) -> dict[str, str]:
    town = municipality()
    route = last_route(case=case.pk, on=request.today)
    if route is None:
        return {"team": "", "district": "", "target_group": ""}
    return {
        "team": town.team_name(route.team),
        "district": district_name(case=case, district=route.district, request=request, held=held),
        "target_group": DANISH_TARGET_GROUPS[TargetGroup(route.target_group)],
    }


def _party_words(case: Case, party: Fact, request: Asked) -> str:
    if not party.known or case.child.born_on is None:
        return ""
    day = months_after(day=case.child.born_on, months=12 * party.whole)
    return f"Fra {party.whole} år, {plain_date(day=day, today=request.today)}"
