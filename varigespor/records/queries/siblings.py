"""The siblings' cases in which the same person may write."""

from __future__ import annotations

from datetime import date

from varigespor.domain.access import Act, Asker, may

from ..models import Case, Relation
from .cases import facts_of


def writable(*, case: Case, asker: Asker, on: date) -> list[Case]:
    """Siblings' cases that the asker sees and may write notes and plans in, eldest first. Two statements."""
    siblings = Relation.objects.on(on).filter(person=case.child_id, kind="sibling").values("other")
    seen = Case.objects.seen_by(asker, on=on).filter(child__in=siblings).select_related("child")
    rows = list(seen.order_by("child__born_on", "child__sort_key"))
    known = facts_of(cases=[row.pk for row in rows], on=on)
    return [row for row in rows if may(asker=asker, act=Act.WRITE_NOTE, case=known[row.pk]).allowed]
