"""What a case holds when a decision is prepared: the ground that the rules judge."""

from __future__ import annotations

from datetime import date

from varigespor.domain.assessment import Kind
from varigespor.domain.deadlines import TOWN
from varigespor.domain.decisions import Ground, NewDecision
from varigespor.domain.people import RelationKind
from varigespor.norms.sections import section

from ..models import Assessment, Case, CatalogueEntry, Decision, MeasurePeriod, Relation


def ground(*, case: Case, decision: NewDecision, on: date) -> Ground:
    """Placement or not, who holds custody, and whether an examination is done or running."""
    entries = CatalogueEntry.objects.filter(pk__in=[start.entry for start in decision.starts])
    keys = [key for key in entries.values_list("section", flat=True) if key]
    examinations = Assessment.objects.filter(case=case, kind=Kind.EXAMINATION)
    return Ground(
        placement=any(section(key=key, on=on).placement for key in keys),
        born_on=case.child.born_on,
        custody_holders=custody_holders(case=case, on=on),
        examination_done=examinations.filter(concluded_at__isnull=False).exists(),
        examination_running=examinations.filter(concluded_at__isnull=True).exists(),
        opened_on=case.opened_at.astimezone(TOWN).date(),
    )


def custody_holders(*, case: Case, on: date) -> tuple[str, ...]:
    """The names of those who hold custody of the child on the day."""
    links = Relation.objects.on(on).filter(person_id=case.child_id, kind=RelationKind.CUSTODY)
    return tuple(link.other.name for link in links.select_related("other").order_by("other__sort_key"))


def steps_today(case: Case, on: date) -> list[int]:
    """The steps of the child's running measures on the day."""
    return list(MeasurePeriod.objects.on(on).filter(case=case).values_list("step", flat=True))


def earlier_answers(*, case: Case, other_than: int) -> list[str]:
    """The child's earlier answers to why not lower, for other steps than this one."""
    rows = Decision.objects.filter(case=case).exclude(why_not_lower="")
    return list(rows.exclude(changes__step=other_than).values_list("why_not_lower", flat=True))
