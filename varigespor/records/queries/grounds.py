"""What a case holds when a decision is prepared: the ground that the rules judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from varigespor.domain import catalogue as rules
from varigespor.domain.assessment import Kind
from varigespor.domain.deadlines import TOWN
from varigespor.domain.decisions import NewDecision, Start
from varigespor.domain.grounds import Ground, Running
from varigespor.domain.people import RelationKind

from ..models import Assessment, Case, CatalogueEntry, Decision, Relation
from . import catalogue, measures


def ground(*, case: Case, decision: NewDecision, on: date) -> Ground:
    """Everything the rules ask of the case about this decision. Five statements, whatever it holds."""
    entries = CatalogueEntry.objects.in_bulk([start.entry for start in decision.starts])
    sections = {start.entry: _section(start, entries) for start in decision.starts}
    placing = frozenset(
        start.entry for start in decision.starts if rules.is_placement(key=sections[start.entry], on=start.on)
    )
    periods = measures.facts(case=case)
    return Ground(
        placement=bool(placing),
        born_on=case.child.born_on,
        custody_holders=custody_holders(case=case, on=on),
        **_examinations(case),
        opened_on=case.opened_at.astimezone(TOWN).date(),
        needs=frozenset().union(*(_needs(start, sections) for start in decision.starts)),
        moves=bool(placing) and _leaves(decision, periods),
        placing=placing,
        periods=periods,
        not_offered=frozenset(s.entry for s in decision.starts if not _offered(s, entries)),
    )


def custody_holders(*, case: Case, on: date) -> tuple[str, ...]:
    """The names of those who hold custody of the child on the day."""
    links = Relation.objects.on(on).filter(person_id=case.child_id, kind=RelationKind.CUSTODY)
    return tuple(link.other.name for link in links.select_related("other").order_by("other__sort_key"))


def earlier_answers(*, case: Case, other_than: int) -> list[str]:
    """The child's earlier answers to why not lower, for other steps than this one."""
    rows = Decision.objects.filter(case=case).exclude(why_not_lower="")
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


def _leaves(decision: NewDecision, periods: Iterable[Running]) -> bool:
    ended = {end.measure for end in decision.ends}
    return any(period.placement and period.measure in ended for period in periods)


def _examinations(case: Case) -> dict[str, bool]:
    rows = Assessment.objects.filter(case=case, kind=Kind.EXAMINATION)
    concluded = list(rows.values_list("concluded_at", flat=True))
    return {
        "examination_done": any(moment is not None for moment in concluded),
        "examination_running": any(moment is None for moment in concluded),
    }
