"""What `varigespor person` does: hires, gives passwords and posts, and ends posts. Django must be set up."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from varigespor.domain.access import DANISH_ROLES, Role
from varigespor.domain.refusals import Complaint, Refused, found
from varigespor.norms.configuration import chosen
from varigespor.run.answering import answer
from varigespor.run.passwords import typed_password

if TYPE_CHECKING:
    from varigespor.casework.staff import NewEmployee
    from varigespor.records.models import Employee, Post


def add(*, arguments: argparse.Namespace) -> int:
    """Hire somebody who can sign in. Raises Refused."""
    from varigespor.casework import staff

    _refuse_unknown(arguments)
    at = datetime.now(tz=UTC)
    password = _password(arguments, arguments.name)
    row = staff.hire(by=staff.COMMAND_LINE, at=at, employee=_new(arguments, at, arguments.name, password))
    return _told(arguments, row, f"{row.name} kan nu logge ind som »{row.username}«.")


def password(*, arguments: argparse.Namespace) -> int:
    """Give somebody who is here a new password. Raises Refused."""
    from varigespor.casework import staff

    row = _employee(arguments.username)
    new = _password(arguments, row.name)
    staff.set_password(by=staff.COMMAND_LINE, at=datetime.now(tz=UTC), employee=row, password=new)
    return _told(arguments, row, f"{row.name} har fået en ny adgangskode og er logget ud alle steder.")


def post(*, arguments: argparse.Namespace) -> int:
    """Give somebody who is here one more post. Raises Refused."""
    from varigespor.casework import staff

    row = _employee(arguments.username)
    _refuse_unknown(arguments)
    at = datetime.now(tz=UTC)
    new = staff.give_post(by=staff.COMMAND_LINE, at=at, to=row, post=_new(arguments, at, row.name, ""))
    return _told(arguments, row, f"{row.name} er {_called(new)} fra {new.valid_from:%d.%m.%Y}.")


def end(*, arguments: argparse.Namespace) -> int:
    """End one post of somebody; the others go on. Raises Refused."""
    from varigespor.casework import staff

    row = _employee(arguments.username)
    at = datetime.now(tz=UTC)
    on = arguments.on or at.astimezone().date()
    ended = staff.end_post(by=staff.COMMAND_LINE, at=at, post=_held(row, arguments, on), on=on)
    return _told(
        arguments, row, f"{row.name} er ikke længere {_called(ended)} fra {ended.valid_to:%d.%m.%Y}."
    )


def everyone(*, arguments: argparse.Namespace) -> int:
    """Who has which post today."""
    from varigespor.records.models.employee import posts_on

    today = datetime.now(tz=UTC).astimezone().date()
    people = [
        {"username": post.employee.username, "name": post.employee.name, "role": post.role, "team": post.team}
        for post in posts_on(today).order_by("employee__name", "role")
    ]
    content = {"on": today.isoformat(), "people": people}
    return answer(content=content, text=_lines(people), as_json=arguments.json)


def _lines(people: list[dict[str, str]]) -> Iterator[str]:
    yield f"{len(people)} stillinger i dag"
    for person in people:
        role = DANISH_ROLES[Role(person["role"])]
        yield f"  {person['username']:<16}{person['name']:<28}{role:<24}{person['team']}"


def _told(arguments: argparse.Namespace, row: Employee, said: str) -> int:
    content = {"username": row.username, "name": row.name}
    return answer(content=content, text=[said], as_json=arguments.json)


def _new(arguments: argparse.Namespace, at: datetime, name: str, password: str) -> NewEmployee:
    from varigespor.casework import staff

    return staff.NewEmployee(
        username=arguments.username,
        name=name,
        role=Role(arguments.role),
        since=arguments.since or at.astimezone().date(),
        team=arguments.team,
        group=arguments.group,
        district=arguments.district,
        weekly_hours=arguments.hours,
        password=password,
    )


def _password(arguments: argparse.Namespace, name: str) -> str:
    return typed_password(username=arguments.username, name=name, from_stdin=arguments.password_stdin)


def _employee(username: str) -> Employee:
    from varigespor.records.models import Employee

    message = f"Ingen hedder »{username}« her. »varigespor person list« viser, hvem der er."
    return found(thing=Employee.objects.filter(username=username).first(), field="username", message=message)


def _held(row: Employee, arguments: argparse.Namespace, on: date) -> Post:
    """The one post that is meant. Raises Refused where there is none, or more than one."""
    from varigespor.records.models import Post

    wanted: dict[str, Any] = {"role": arguments.role} | ({"team": arguments.team} if arguments.team else {})
    posts = list(Post.objects.on(on).filter(employee=row, **wanted))
    if len(posts) > 1:
        teams = ", ".join(sorted(each.team for each in posts))
        raise Refused(Complaint("team", f"{row.name} har den rolle flere steder. Skriv --team: {teams}."))
    message = f"{row.name} har ikke den stilling den {on:%d.%m.%Y}."
    one: Post = found(thing=posts[0] if posts else None, field="role", message=message)
    return one


def _called(post: Post) -> str:
    place = post.team or post.district
    return DANISH_ROLES[Role(post.role)].lower() + (f" ({place})" if place else "")


def _refuse_unknown(arguments: argparse.Namespace) -> None:
    """Raise Refused where the place named does not exist in this municipality."""
    from django.conf import settings

    town = chosen(municipality=settings.MUNICIPALITY)
    for option, names in (
        ("team", [*town.teams, *town.units]),
        ("district", town.districts),
        ("group", town.groups),
    ):
        given = getattr(arguments, option)
        if given and given not in names:
            message = f"--{option}: »{given}« kendes ikke. Vælg mellem: {', '.join(names)}."
            raise Refused(Complaint(option, message))
