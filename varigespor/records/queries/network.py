"""Those around a child on a day, and how they came there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from varigespor.domain.deviations import DueKind
from varigespor.domain.network import is_hidden

from ..models import Address, Case, Due, NetworkMember


@dataclass(frozen=True)
class Shown:
    """A member as the reader may see it; of a hidden one only the side and the relation are shown."""

    member: NetworkMember
    hidden: bool


def members(*, case: Case, on: date, may_see_protected: bool = True) -> list[Shown]:
    """Everybody around the child on the day, the nearest first. Two statements, whatever the number."""
    homes = Address.objects.on(on).filter(protected=True)
    rows = (
        NetworkMember.objects.on(on)
        .filter(case=case)
        .select_related("person")
        .annotate(hidden_home=Exists(homes.filter(person=OuterRef("person"))))
        .order_by("closeness", "name", "id")
    )
    child = case.child.address_protected or homes.filter(person=case.child_id).exists()
    return [
        Shown(
            row,
            is_hidden(
                child_protected=child,
                person_protected=row.hidden_home or bool(row.person and row.person.address_protected),
                may_see_protected=may_see_protected,
            ),
        )
        for row in rows
    ]


def history(*, member: NetworkMember) -> list[NetworkMember]:
    """Every row of the person's line, what holds now first: corrections add rows. One statement."""
    rows = NetworkMember.objects.filter(line=member.line, case=member.case_id).select_related("by")
    return list(rows.order_by("-known_at"))


def left(*, case: Case, on: date) -> list[NetworkMember]:
    """Those who are no longer in the network on the day, the last to leave first. One statement."""
    rows = NetworkMember.objects.current().filter(case=case, valid_to__lte=on)
    return list(rows.order_by("-valid_to", "name"))


def clock(*, case: Case) -> Due | None:
    """The open clock for people on both sides, with what people said about it. One statement."""
    rows = Due.objects.open().filter(case=case, kind=DueKind.NETWORK)
    return rows.select_related("deviation").order_by("due_at").first()
