"""`varigespor person`: those who work here, the first one too."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation

from varigespor.domain.access import DANISH_ROLES, Role
from varigespor.domain.refusals import Refused
from varigespor.run import staffing
from varigespor.run.answering import refuse
from varigespor.run.database import database
from varigespor.run.days import written_day

HELP = "opretter medarbejdere, giver adgangskoder og stillinger, og viser, hvem der er her"
ACTS = {
    "add": staffing.add,
    "password": staffing.password,
    "post": staffing.post,
    "end": staffing.end,
    "list": staffing.everyone,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add one, give a password or a post, end a post, or list all."""
    what = parser.add_subparsers(dest="what", required=True, metavar="|".join(ACTS))
    new = what.add_parser("add", help="opret en medarbejder; adgangskoden skrives, når der spørges")
    secret = what.add_parser("password", help="giv en medarbejder en ny adgangskode")
    more = what.add_parser("post", help="giv en medarbejder en stilling mere")
    less = what.add_parser("end", help="slut en stilling; adgangen slutter med den")
    everyone = what.add_parser("list", help="vis medarbejdere og deres roller i dag")
    for each in (new, secret, more, less):
        each.add_argument("username", metavar="BRUGERNAVN")
    new.add_argument("name", metavar="NAVN", help="fornavn og efternavn, i citationstegn")
    for each in (new, more):
        _add_post(each)
    _add_role(less)
    less.add_argument("--on", type=written_day, metavar="DATO", help="første dag uden stillingen (i dag)")
    for each in (new, secret):
        each.add_argument("--password-stdin", action="store_true", help="læs adgangskoden fra standard ind")
    for each in (new, secret, more, less, everyone):
        each.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Do one of them; 2 where the act is refused."""
    with database():
        try:
            return ACTS[arguments.what](arguments=arguments)
        except Refused as refused:
            return refuse(reason=str(refused), as_json=arguments.json)


def _add_post(parser: argparse.ArgumentParser) -> None:
    _add_role(parser)
    parser.add_argument("--group", default="", metavar="GRUPPE", help="fx east_disability")
    parser.add_argument(
        "--district", default="", metavar="DISTRIKT", help="sundhedsplejerskens skoledistrikt"
    )
    parser.add_argument("--since", type=written_day, metavar="DATO", help="første dag (i dag)")
    parser.add_argument(
        "--hours", type=_hours, default=Decimal(37), metavar="TIMER", help="timer om ugen (37)"
    )


def _add_role(parser: argparse.ArgumentParser) -> None:
    roles = ", ".join(f"{role} ({danish})" for role, danish in DANISH_ROLES.items())
    parser.add_argument("--role", required=True, choices=list(Role), metavar="ROLLE", help=roles)
    parser.add_argument("--team", default="", metavar="TEAM", help="nøglen fra kommunens opsætning, fx east")


def _hours(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et antal timer") from error
