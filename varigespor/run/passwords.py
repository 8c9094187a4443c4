"""A password as it is typed: twice at the terminal or once from a pipe, never an argument."""

from __future__ import annotations

import getpass
import sys

from varigespor.domain.refusals import Complaint, Refused

ASKED = "Adgangskode (mindst 12 tegn): "
AGAIN = "Skriv den en gang til: "
DIFFERENT = "De to adgangskoder er ikke ens. Intet er ændret."
NO_TERMINAL = "Der er ingen terminal at spørge i. Giv adgangskoden med --password-stdin."


def typed_password(*, username: str, name: str, from_stdin: bool) -> str:
    """The password for somebody. Raises Refused, in Danish, where it is too weak or the two differ."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from varigespor.records.models import Employee

    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else _asked_twice()
    try:
        validate_password(password, Employee(username=username, name=name))
    except ValidationError as weak:
        raise Refused(Complaint("password", " ".join(weak.messages))) from weak
    return password


def _asked_twice() -> str:
    if not sys.stdin.isatty():
        raise Refused(Complaint("password", NO_TERMINAL))
    password = getpass.getpass(ASKED)
    if getpass.getpass(AGAIN) != password:
        raise Refused(Complaint("password", DIFFERENT))
    return password
