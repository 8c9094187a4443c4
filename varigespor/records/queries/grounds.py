"""What a case holds when a decision is prepared: the ground that the rules judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from varigespor.domain import catalogue as rules
from varigespor.domain.assessment import Kind
from varigespor.domain.consent import giving
from varigespor.domain.deadlines import TOWN
from varigespor.domain.decisions import NewDecision, Start
from varigespor.domain.grounds import Ground, Running
from varigespor.domain.ladder import derived_step, is_away
from varigespor.domain.people import is_unborn

from ..models import Assessment, Case, CatalogueEntry, Decision, Person, Relation
from . import catalogue, measures


def ground(*, case: Case, decision: NewDecision, on: date) -> Ground:
    """Everything the rules ask of the case about this decision. Five statements, whatever it holds."""
    entries = CatalogueEntry.objects.in_bulk([start.entry for start in decision.starts])
    sections = {start.entry: _section(start, entries) for start in decision.starts}
    placing = frozenset(
        start.entry for start in decision.starts if rules.is_placement(key=sections[start.entry], on=start.on)
    )
    periods, holders = measures.facts(case=case), consent_givers(case=case, on=on)
    return Ground(
        placement=bool(placing),
        born_on=case.child.born_on,
        due_on=case.child.due_on,
        custody_holders=tuple(holder.name for holder in holders),
        **_examinations(case),
        opened_on=case.opened_at.astimezone(TOWN).date(),
        needs=frozenset().union(*(_needs(start, sections) for start in decision.starts)),
        moves=bool(placing) and _leaves(decision, periods),
        placing=placing,
        periods=periods,
        not_offered=frozenset(s.entry for s in decision.starts if not _offered(s, entries)),
        holder_ids=tuple(holder.pk for holder in holders),
        unborn=_unborn(case),
        at_home=frozenset(
            start.entry
            for start in decision.starts
            if _stands_away(start, sections[start.entry], entries.get(start.entry))
        ),
    )


def consent_givers(*, case: Case, on: date) -> list[Person]:
    """Who holds custody of the child on the day; for an unborn child also its registered parents."""
    kinds = giving(unborn=_unborn(case))
    links = Relation.objects.on(on).filter(person_id=case.child_id, kind__in=kinds).select_related("other")
    return list(dict.fromkeys(link.other for link in links.order_by("other__sort_key", "other_id")))


def earlier_answers(*, decision: Decision, other_than: int) -> list[str]:
    """The child's answers to why not lower before this decision, for other steps than this one."""
    rows = Decision.objects.filter(case=decision.case_id, prepared_at__lte=decision.prepared_at)
    rows = rows.exclude(why_not_lower="").exclude(pk=decision.pk)
    return list(rows.exclude(changes__step=other_than).values_list("why_not_lower", flat=True))


def _section(start: Start, entries: Mapping[UUID, CatalogueEntry]) -> str:
    if start.tailored:
        return start.tailored.section
    return entries[start.entry].section if start.entry in entries else ""


def _needs(start: Start, sections: Mapping[UUID, str]) -> frozenset[str]:
    return rules.needs(key=sections[start.entry], on=start.on)


def _offered(start: Start, entries: Mapping[UUID, CatalogueEntry]) -> bool:
    if start.tailored:
        return True
    entry = entries.get(start.entry)
    return entry is not None and rules.offered(entry=catalogue.as_rule(entry), on=start.on)


def _unborn(case: Case) -> bool:
    return is_unborn(born_on=case.child.born_on, due_on=case.child.due_on)


def _stands_away(start: Start, section: str, entry: CatalogueEntry | None) -> bool:
    """Whether it takes the child from home by its derived step, or by one its section does not allow."""
    given = start.tailored or entry
    if given is None or rules.may_be_away(key=section, on=start.on):
        return False
    placed, law = rules.is_placement(key=section, on=start.on), rules.law_of(key=section, on=start.on)
    derived = derived_step(place_type=given.place_type, entry_step=given.step, on=start.on, placement=placed)
    allowed = start.step is None or (law is not None and start.step in law.steps)
    return is_away(step=derived if allowed else max(start.step or 0, derived))


def _leaves(decision: NewDecision, periods: Iterable[Running]) -> bool:
    ended, days = {end.measure for end in decision.ends}, {start.on for start in decision.starts}
    placed = [period for period in periods if period.placement]
    return any(period.measure in ended or period.until in days for period in placed)


def _examinations(case: Case) -> dict[str, bool]:
    rows = Assessment.objects.filter(case=case, kind=Kind.EXAMINATION)
    concluded = list(rows.values_list("concluded_at", flat=True))
    return {
        "examination_done": any(moment is not None for moment in concluded),
        "examination_running": any(moment is None for moment in concluded),
    }
