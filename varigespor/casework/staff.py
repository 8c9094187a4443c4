"""Employees, their posts and their absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from varigespor.domain.access import Act, Asker, Role
from varigespor.domain.access import Post as AccessPost
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.records.models import Absence, Employee, Post

from .trace import acting

COMMAND_LINE = Asker(UUID(int=0), "Kommandolinjen", (AccessPost(Role.CHIEF),), purpose="drift")


@dataclass(frozen=True)
class NewEmployee:
    """Somebody who starts working here, in a post."""

    username: str
    name: str
    role: Role
    since: date
    team: str = ""
    group: str = ""
    district: str = ""
    weekly_hours: Decimal = Decimal(37)
    password: str = ""


def hire(*, by: Asker, at: datetime, employee: NewEmployee) -> Employee:
    """A new employee with a first post. Raises Refused: user name taken or a name missing."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        taken = Employee.objects.filter(username=employee.username.strip()).exists()
        refuse_if(
            wanted(field="username", text=employee.username, message="Skriv et brugernavn."),
            wanted(field="name", text=employee.name, message="Skriv navnet."),
            Complaint("username", "Brugernavnet er taget.") if taken else None,
        )
        row = Employee(username=employee.username.strip(), name=employee.name.strip())
        if employee.password:
            row.set_password(employee.password)
        else:
            row.set_unusable_password()
        row.save(force_insert=True)
        _post(row, employee, at)
        trace.about(row)
    return row


def give_post(*, by: Asker, at: datetime, to: Employee, post: NewEmployee) -> Post:
    """One more post, or another, for somebody who is here already."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(to)
        return _post(to, post, at)


def end_post(*, by: Asker, at: datetime, post: Post, on: date) -> Post:
    """The post ends; access ends with it at the next request."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(post.employee)
        return post.revise(at=at, valid_to=max(on, post.valid_from))


def away(*, by: Asker, at: datetime, employee: Employee, since: date, until: date) -> Absence:
    """An employee is away; the leader sees whose children need cover."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        refuse_if(Complaint("until", "Slutdatoen ligger før startdatoen.") if until <= since else None)
        trace.about(employee)
        return Absence.objects.create(
            employee=employee, reason="fravær", valid_from=since, valid_to=until, known_at=at
        )


def asker(*, employee: Employee, on: date, request_id: str = "", purpose: str = "") -> Asker:
    """The employee as the access rules see them on a day: posts that hold, nothing remembered."""
    posts = Post.objects.on(on).filter(employee=employee).order_by("role", "team")
    return Asker(
        employee.pk,
        employee.name,
        tuple(AccessPost(Role(post.role), post.team, post.group, post.district) for post in posts),
        request_id,
        purpose,
    )


def _post(row: Employee, employee: NewEmployee, at: datetime) -> Post:
    return Post.objects.create(
        employee=row,
        role=employee.role,
        team=employee.team,
        group=employee.group,
        district=employee.district,
        weekly_hours=employee.weekly_hours,
        valid_from=employee.since,
        known_at=at,
    )
