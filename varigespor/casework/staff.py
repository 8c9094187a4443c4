"""Employees, their posts and their absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from varigespor.domain.access import Act, Asker, Role
from varigespor.domain.access import Post as AccessPost
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.records.models import Absence, Employee, Post
from varigespor.records.queries import caseload

from .trace import acting, conflict

IN_A_TEAM = frozenset({Role.ADVISER, Role.COORDINATOR, Role.LEADER, Role.INTAKE})
MOST_HOURS = 60
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
            *_post_complaints(employee),
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
        same = _meeting(Post.objects.filter(employee=to, role=post.role, team=post.team), post.since, None)
        refuse_if(
            Complaint("role", "Personen har allerede den stilling.") if same.exists() else None,
            *_post_complaints(post),
        )
        return _post(to, post, at)


def set_password(*, by: Asker, at: datetime, employee: Employee, password: str) -> None:
    """A new password; sessions that began with the old one end with their next request."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(employee)
        employee.set_password(password)
        employee.save(update_fields=["password"])


def set_hours(*, by: Asker, at: datetime, post: Post, hours: Decimal, since: date) -> Post:
    """The post goes on with other weekly hours from a day; the cap follows.

    Raises Refused, or Conflict where the post was changed since `post` was read.
    """
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(post.employee)
        _refuse_moved(post, post.employee, "stillingen")
        early = since < post.valid_from
        refuse_if(
            _hours_complaint(hours),
            Complaint("since", "Datoen ligger før stillingens første dag.") if early else None,
            Complaint("since", "Stillingen er slut.") if post.valid_to and since >= post.valid_to else None,
        )
        ended = post.revise(at=at, valid_to=since)
        return _again(ended, at, weekly_hours=hours, valid_from=since, valid_to=post.valid_to)


def end_post(*, by: Asker, at: datetime, post: Post, on: date) -> Post:
    """The post ends; access ends with it at the next request.

    Raises Refused while the employee still has or covers children and no other post to do it from, Conflict
    where the post was changed since `post` was read.
    """
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(post.employee)
        # A trap: a child given to the adviser at the same moment must wait for this, or stop it.
        _refuse_moved(post, post.employee, "stillingen")
        children = caseload.still_responsible(employee=post.employee_id, on=on)
        left = Post.objects.on(on).filter(employee=post.employee_id, role__in=caseload.ADVISING)
        stays = left.exclude(pk=post.pk).exists() or post.role not in caseload.ADVISING
        count = f"{children} {'barn' if children == 1 else 'børn'}"
        refuse_if(
            Complaint("on", f"{post.employee.name} har {count}. Giv dem en anden rådgiver først.")
            if children and not stays
            else None
        )
        return post.revise(at=at, valid_to=max(on, post.valid_from))


def away(*, by: Asker, at: datetime, employee: Employee, since: date, until: date) -> Absence:
    """An employee is away; the leader sees whose children need cover."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        meets = _meeting(Absence.objects.filter(employee=employee), since, until).exists()
        refuse_if(
            Complaint("until", "Slutdatoen ligger før startdatoen.") if until <= since else None,
            Complaint("since", "Personen er allerede fraværende en af dagene.") if meets else None,
        )
        trace.about(employee)
        return Absence.objects.create(
            employee=employee, reason="fravær", valid_from=since, valid_to=until, known_at=at
        )


def back(*, by: Asker, at: datetime, absence: Absence, on: date) -> Absence:
    """The employee is back from a day; covers keep their own end. Raises Conflict on an old row."""
    with acting(by=by, at=at, act=Act.MANAGE_STAFF) as trace:
        trace.about(absence.employee)
        _refuse_moved(absence, absence.employee, "fraværet")
        return absence.revise(at=at, valid_to=max(on, absence.valid_from))


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


def _refuse_moved(row: Post | Absence, employee: Employee, what: str) -> None:
    """Locks the employee: what is current now stays so until the act is done."""
    list(Employee.objects.select_for_update().filter(pk=employee.pk).values_list("pk"))
    if not type(row).objects.current().filter(pk=row.pk).exists():
        raise conflict(row=employee, what=what, acts=[Act.MANAGE_STAFF])


def _post_complaints(post: NewEmployee) -> list[Complaint | None]:
    lost = post.role in IN_A_TEAM and not post.team
    return [
        Complaint("team", "Vælg det team, stillingen hører til.") if lost else None,
        _hours_complaint(post.weekly_hours),
    ]


def _hours_complaint(hours: Decimal) -> Complaint | None:
    fits = 0 <= hours <= MOST_HOURS
    return None if fits else Complaint("weekly_hours", f"Skriv timer om ugen fra 0 til {MOST_HOURS}.")


def _meeting(rows: Any, since: date, until: date | None) -> Any:
    meets = rows.current().reaching(since)
    return meets.filter(valid_from__lt=until) if until else meets


def _again(post: Post, at: datetime, **changes: Any) -> Post:
    kept = {name: getattr(post, name) for name in ("employee_id", "role", "team", "group", "district")}
    return Post.objects.create(**kept | {"known_at": at} | changes)


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
