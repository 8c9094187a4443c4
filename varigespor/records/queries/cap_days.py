"""The cap that held for each adviser day by day: by post, hours, group and time in the job."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Min, OuterRef, Subquery

from varigespor.domain.caseload import cap_changes
from varigespor.norms.configuration import Municipality

from ..models import Post
from .caseload import ADVISING, cap_for


class Held(NamedTuple):
    """An adviser's cap in a team from a day until another; None where none is stated."""

    adviser: UUID
    team: str
    start: date
    end: date
    cap: int | None


def caps_held(
    *, municipality: Municipality, since: date, until: date, known_at: datetime | None = None
) -> list[Held]:
    """The caps of all posts that advise on the days since ≤ day < until, adviser's before leader's.

    As the books are now, or were at a moment. One statement.
    """
    first = Post.objects.in_books(known_at).filter(employee=OuterRef("employee")).order_by()
    began = Subquery(first.values("employee").annotate(first=Min("valid_from")).values("first"))
    known = Post.objects.in_books(known_at)
    posts = known.reaching(since).filter(valid_from__lt=until, role__in=ADVISING)
    rows = posts.annotate(began=began).order_by("role", "valid_from", "pk")
    return [held for post in rows for held in _held(post, municipality, since, until)]


def _held(post: Post, municipality: Municipality, since: date, until: date) -> Iterator[Held]:
    began: date = post.began  # type: ignore[attr-defined]
    start, end = max(post.valid_from, since), min(post.valid_to or until, until)
    changes = cap_changes(municipality=municipality.key, in_job_since=began)
    days = sorted({start, *(day for day in changes if start < day < end)})
    for day, after in zip(days, [*days[1:], end], strict=True):
        found = cap_for(post=post, in_job_since=began, municipality=municipality, on=day)
        yield Held(post.employee_id, post.team, day, after, found.cap)
