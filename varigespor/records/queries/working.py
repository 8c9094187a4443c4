"""Who works with a child today: those who answer for the case, and those it is shared with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from varigespor.domain.access import BY_ROLE, Act, Role

from ..models import Employee, Post
from .cases import facts_of

DOING = frozenset(role for role, acts in BY_ROLE.items() if Act.DO_TASK in acts)
LEADING = frozenset({Role.LEADER, Role.COORDINATOR})


def answering_for(*, case: UUID, on: date) -> list[Employee]:
    """The adviser, the cover, and the team's leader and coordinator, by name. Two statements."""
    return _people([case], on, shared=False)


def working_with(*, cases: Collection[UUID], on: date) -> list[Employee]:
    """Those who see one of the cases and can do a task in it: also whom it is shared with. Two statements."""
    return _people(cases, on, shared=True)


def _people(cases: Collection[UUID], on: date, *, shared: bool) -> list[Employee]:
    held = facts_of(cases=cases, on=on).values()
    near = {person for one in held for person in (one.adviser, one.cover) if person}
    near |= {person for one in held if shared for person in one.shared_with}
    teams = {one.team for one in held if one.team}
    posts = Post.objects.on(on).filter(
        Q(role__in=DOING, employee__in=near) | Q(role__in=LEADING, team__in=teams), employee__is_active=True
    )
    return list(Employee.objects.filter(pk__in=posts.values("employee")).order_by("name"))
