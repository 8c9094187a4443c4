"""`varigespor person`: those who work here, the first one too."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from varigespor.domain.access import DANISH_ROLES, Role
from varigespor.domain.refusals import Complaint, Refused
from varigespor.norms.configuration import chosen
from varigespor.run.answering import answer, refuse
from varigespor.run.database import database
from varigespor.run.days import written_day

HELP = "opretter medarbejdere og viser, hvem der er her"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add one, or list all."""
    what = parser.add_subparsers(dest="what", required=True, metavar="add|list")
    new = what.add_parser("add", help="opret en medarbejder; adgangskoden skrives, når der spørges")
    new.add_argument("username", metavar="BRUGERNAVN")
    new.add_argument("name", metavar="NAVN", help="fornavn og efternavn, i citationstegn")
    roles = ", ".join(f"{role} ({danish})" for role, danish in DANISH_ROLES.items())
    new.add_argument("--role", required=True, choices=list(Role), metavar="ROLLE", help=roles)
    new.add_argument("--team", default="", metavar="TEAM", help="nøglen fra kommunens opsætning, fx east")
    new.add_argument("--group", default="", metavar="GRUPPE", help="fx east_disability")
    new.add_argument("--district", default="", metavar="DISTRIKT", help="sundhedsplejerskens skoledistrikt")
    new.add_argument("--since", type=written_day, default=None, metavar="DATO", help="første dag (i dag)")
    new.add_argument("--hours", type=_hours, default=Decimal(37), metavar="TIMER", help="timer om ugen (37)")
    new.add_argument("--password-stdin", action="store_true", help="læs adgangskoden fra standard ind")
    everyone = what.add_parser("list", help="vis medarbejdere og deres roller i dag")
    for each in (new, everyone):
        each.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Add or list; 2 where the act is refused."""
    with database():
        if arguments.what == "list":
            return _list(arguments.json)
        try:
            return _add(arguments)
        except Refused as refused:
            return refuse(reason=str(refused), as_json=arguments.json)


def _add(arguments: argparse.Namespace) -> int:
    from varigespor.casework import staff

    reason = _unknown(arguments)
    if reason:
        return refuse(reason=reason, as_json=arguments.json)
    password = _password(arguments.password_stdin)
    at = datetime.now(tz=UTC)
    employee = staff.NewEmployee(
        username=arguments.username,
        name=arguments.name,
        role=Role(arguments.role),
        since=arguments.since or at.astimezone().date(),
        team=arguments.team,
        group=arguments.group,
        district=arguments.district,
        weekly_hours=arguments.hours,
        password=password,
    )
    row = staff.hire(by=staff.COMMAND_LINE, at=at, employee=employee)
    text = [f"{row.name} kan nu logge ind som »{row.username}«."]
    return answer(content={"username": row.username, "name": row.name}, text=text, as_json=arguments.json)


def _unknown(arguments: argparse.Namespace) -> str:
    """Why the place named does not exist in this municipality; empty where it does."""
    from django.conf import settings

    town = chosen(municipality=settings.MUNICIPALITY)
    for option, names in (
        ("team", [*town.teams, *town.units]),
        ("district", town.districts),
        ("group", town.groups),
    ):
        given = getattr(arguments, option)
        if given and given not in names:
            return f"--{option}: »{given}« kendes ikke. Vælg mellem: {', '.join(names)}."
    return ""


def _password(from_stdin: bool) -> str:
    """The password, or Refused where it is too weak."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    asked = "Adgangskode (mindst 12 tegn): "
    password = sys.stdin.readline().rstrip("\n") if from_stdin else getpass.getpass(asked)
    try:
        validate_password(password)
    except ValidationError as weak:
        raise Refused(Complaint("password", " ".join(weak.messages))) from weak
    return password


def _list(as_json: bool) -> int:
    from varigespor.records.models.employee import posts_on

    today = datetime.now(tz=UTC).astimezone().date()
    people = [
        {"username": post.employee.username, "name": post.employee.name, "role": post.role, "team": post.team}
        for post in posts_on(today).order_by("employee__name", "role")
    ]
    return answer(content={"on": today.isoformat(), "people": people}, text=_lines(people), as_json=as_json)


def _lines(people: list[dict[str, str]]) -> Iterator[str]:
    yield f"{len(people)} stillinger i dag"
    for person in people:
        role = DANISH_ROLES[Role(person["role"])]
        yield f"  {person['username']:<16}{person['name']:<28}{role:<24}{person['team']}"


def _hours(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et antal timer") from error
