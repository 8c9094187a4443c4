"""A town that grows: one more of everything around Alma, in the team and in the municipality."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from tests import cast
from tests.web.growing import write_notes
from tests.web.matrix import World
from tests.web.results import kept
from varigespor.casework import (
    closing,
    decisions,
    drafts,
    followup,
    network,
    network_respite,
    people,
    plans,
    schooling,
    staff,
)
from varigespor.domain import decisions as rules
from varigespor.domain.access import Role
from varigespor.domain.followup import GoalAnswer, NewFollowUp
from varigespor.domain.network import NewMember, Side
from varigespor.domain.network_respite import NewRespite
from varigespor.domain.people import NewPerson, RelationKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.domain.schooling import NewAbsence, Registration, last_quarters
from varigespor.records.models import Case, CatalogueEntry, Goal, Person

AGO = timedelta(days=20)


def grow(*, world: World, number: int) -> None:
    """Two new children of Alma's parents with Mette, shared with Lis; colleagues, concerns, help, drafts."""
    town, now = world.town, timezone.now()
    colleagues(number)
    kept.keys(town, now, number=number + 1)
    entries = (cast.entry(f"samtaler-{number}", step=2, section=""), cast.entry(f"familiehjaelp-{number}"))
    live(world, world.case, entries, number)
    for given in ("Ida", "Bo"):
        child = sibling(world, f"{given}{number}")
        case = cast.allocated(town, at=now - AGO, child=child)
        lis = town.employee("lis").pk
        closing.share(by=town.asker("mette", now), at=now, case=case, employee=lis, purpose="Vejning")
        live(world, case, entries, number)
        cast.concern(town, at=now - timedelta(hours=30), children=(child, town.alma))
    cast.opened(town, at=now - AGO, child=sibling(world, f"Uno{number}"))
    cast.concern(town, at=now, children=(sibling(world, f"Ny{number}"),))


def colleagues(number: int) -> None:
    """One more adviser and one more health visitor."""
    for role, team in ((Role.ADVISER, "east"), (Role.HEALTH_VISITOR, "")):
        new = staff.NewEmployee(f"{role}{number}", f"Ny{number} Opdigt", role, since=cast.HIRED, team=team)
        staff.hire(by=staff.COMMAND_LINE, at=cast.START, employee=new)


def sibling(world: World, name: str) -> Person:
    """A new child of Alma's parents."""
    town, at = world.town, timezone.now() - AGO
    bo = town.asker("bo", at)
    child = people.register(by=bo, at=at, person=NewPerson(name, "Øvang", district="hjallerup"))
    for parent, kind in ((town.signe, RelationKind.MOTHER), (town.rune, RelationKind.FATHER)):
        cast.relate(bo, at, child, parent, kind)
    cast.relate(bo, at, town.alma, child, RelationKind.SIBLING)
    return child


def live(world: World, case: Case, entries: tuple[CatalogueEntry, ...], number: int) -> None:
    """Notes, network, goals, help, decisions, a follow-up and a draft on a case of Mette's."""
    town, now, today = world.town, timezone.now(), timezone.localdate()
    mette, karin, key = town.asker("mette", now), town.asker("karin", now), f"{case.pk}-{number}"
    write_notes(town, case, 2, key=key)
    member = NewMember(f"Nabo Påfund {number}", Side.FAMILY, "nabo", 1, since=today, does="henter")
    row = network.add(by=mette, at=now, case=case, member=member)
    network_respite.begin(by=mette, at=now, member=row, respite=NewRespite(today, 4))
    absence = NewAbsence(last_quarters(today=today, number=3)[number], 50, 0, 160)
    schooling.register(by=mette, at=now, case=case, registration=Registration(absence=absence))
    goal = NewGoal(f"Mål {number}", "Alma", "Det ses", until=today)
    plans.make(by=mette, at=now, plan=NewPlan((NewPart(case.pk, (goal,)),)))
    offer = rules.NewOffer(entries[0].pk, today, "Signe Øvang")
    decisions.offer(by=mette, at=now, case=case, content=offer, municipality=town.town)
    for waits in (False, True):
        row = decisions.prepare(
            by=mette,
            at=now,
            case=case,
            decision=decision(entries[1], f"{key}-{waits}", now),
            municipality=town.town,
        )
        if not waits:
            decisions.decide(by=karin, at=now, decision=row, municipality=town.town)
    soon = today + timedelta(days=30)
    answers = {goal.pk: GoalAnswer("closer") for goal in Goal.objects.filter(part__case=case)}
    held = NewFollowUp(key, today, "yes", "Det går.", "less", "Målet er nær.", soon, "Snart", answers)
    followup.hold(by=mette, at=now, case=case, follow_up=held, municipality=town.town)
    place = f"/barn/{case.pk}/notater/nyt/?{number}"
    typed = drafts.Typed(place=place, title="Notat", fields={"text": ["Halvt"]}, case=case)
    drafts.keep(by=mette, at=now, typed=typed)


def decision(entry: CatalogueEntry, key: str, now: datetime) -> rules.NewDecision:
    """Help on step 3, with everything that the law asks for and nothing that the programme does."""
    return rules.NewDecision(
        key=key,
        kind=rules.DecisionKind.SUPPORT,
        starts=(rules.Start(entry.pk, on=now.date()),),
        purpose="Ro om morgenen",
        expected_duration="et halvt år",
        child_talk="held",
        child_view="Ja tak.",
    )
