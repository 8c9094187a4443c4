"""Children per adviser on a day, the caps they are held against, and the spans they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Q

from varigespor.domain.access import Role
from varigespor.domain.caseload import Cap, cap
from varigespor.domain.load_days import Span
from varigespor.norms.configuration import Municipality

from ..models import Assignment, Cover, Employee, Post

ADVISING = (Role.ADVISER, Role.COORDINATOR, Role.LEADER)


@dataclass(frozen=True)
class Load:
    """Children of one adviser on a day: own that nobody covers, and those covered for others."""

    own: int = 0
    covering: int = 0
    covered_by_others: int = 0

    @property
    def children(self) -> int:
        return self.own - self.covered_by_others + self.covering


def loads(*, on: date) -> dict[UUID, Load]:
    """Adviser → load on the day, in two statements whatever the size of the town."""
    own = Counter(Assignment.objects.on(on).values_list("adviser_id", flat=True))
    covers = list(Cover.objects.on(on).values_list("employee_id", "covered_id"))
    covering = Counter(employee for employee, _ in covers)
    covered = Counter(absent for _, absent in covers)
    people = set(own) | set(covering) | set(covered)
    return {person: Load(own[person], covering[person], covered[person]) for person in people}


def advising_post(*, employee: UUID, on: date) -> Post | None:
    """The post by which somebody can be responsible for children on the day: adviser's before leader's."""
    rows = Post.objects.on(on).filter(employee_id=employee, role__in=ADVISING, employee__is_active=True)
    post: Post | None = rows.select_related("employee").order_by("role").first()
    return post


def advising_ends(*, employee: UUID, on: date, at: datetime) -> date | None:
    """The day from which, as known at the moment, nobody is employed to advise; None without end."""
    rows = Post.objects.as_known(at).reaching(on).filter(employee_id=employee, role__in=ADVISING)
    later = list(rows.values_list("valid_to", flat=True))
    return None if None in later else max(later, default=on)


def first_days(*, employees: Iterable[UUID]) -> dict[UUID, date]:
    """Employee → the first day of any post here."""
    rows = Post.objects.current().filter(employee_id__in=list(employees))
    return dict(rows.values_list("employee_id").annotate(Min("valid_from")))


def in_job_since(*, employee: UUID) -> date:
    """The first day the employee ever held a post here."""
    return first_days(employees=[employee])[employee]


def cap_of(*, post: Post, municipality: Municipality, on: date) -> Cap:
    """The cap of a post on a day, by its hours, group and time in the job."""
    since = in_job_since(employee=post.employee_id)
    return cap_for(post=post, in_job_since=since, municipality=municipality, on=on)


def cap_for(*, post: Post, in_job_since: date, municipality: Municipality, on: date) -> Cap:
    """The cap of a post whose first day in the job is known."""
    return cap(
        municipality=municipality.key,
        weekly_hours=post.weekly_hours,
        in_job_since=in_job_since,
        on=on,
        disability=bool(post.group),
    )


def posts_since(*, employees: Iterable[UUID], since: date) -> dict[UUID, list[Post]]:
    """Employee → the advising posts of the day or later, adviser's before leader's; one statement."""
    found: dict[UUID, list[Post]] = {employee: [] for employee in employees}
    rows = Post.objects.current().reaching(since).filter(employee__in=found, role__in=ADVISING)
    for post in rows.order_by("role"):
        found[post.employee_id].append(post)
    return found


def cap_on(*, posts: Iterable[Post], in_job_since: date, municipality: Municipality, on: date) -> int | None:
    """The cap in children that held on a day, by the post of that day; None without a post or a cap."""
    post = next((post for post in posts if post.holds(on=on)), None)
    if post is None:
        return None
    return cap_for(post=post, in_job_since=in_job_since, municipality=municipality, on=on).cap


def spans(*, employees: Iterable[UUID], since: date, without: UUID | None = None) -> dict[UUID, list[Span]]:
    """Employee → children from a day on: own and covered for others, less those others cover.

    `without` is a case that is left out.
    """
    found: dict[UUID, list[Span]] = {employee: [] for employee in employees}
    own = Assignment.objects.current().reaching(since).filter(adviser__in=found).exclude(case=without)
    for adviser, start, end in own.values_list("adviser_id", "valid_from", "valid_to"):
        found[adviser].append(Span(start, end))
    covers = Cover.objects.current().reaching(since).exclude(case=without)
    for cover in covers.filter(Q(employee__in=found) | Q(covered__in=found)):
        for employee, sign in ((cover.employee_id, 1), (cover.covered_id, -1)):
            if employee in found:
                found[employee].append(Span(cover.valid_from, cover.valid_to, sign))
    return found


def children_of(*, employee: UUID, on: date) -> list[Assignment]:
    """The assignments of an employee on a day with their cases and children, by name."""
    rows = Assignment.objects.on(on).filter(adviser_id=employee).select_related("case__child")
    return list(rows.order_by("case__child__sort_key", "case_id"))


def still_responsible(*, employee: UUID, on: date) -> int:
    """How many children the employee has or covers on the day or later."""
    own = Assignment.objects.current().reaching(on).filter(adviser_id=employee).values("case")
    covered = Cover.objects.current().reaching(on).filter(employee_id=employee).values("case")
    return len({row["case"] for row in [*own, *covered]})


def could_have(*, roles: Iterable[Role], on: date, teams: Iterable[str]) -> list[Employee]:
    """Everybody with a post in one of the roles in the teams on the day, by name."""
    posts = Post.objects.on(on).filter(role__in=list(roles), team__in=list(teams), employee__is_active=True)
    return list(Employee.objects.filter(pk__in=posts.values("employee")).order_by("name"))
