"""Every URL × verb × person: each cell is declared in `access.yaml`, and is what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.test import Client

from tests.web.matrix import ACTORS, VERBS, World, outcome, world
from tests.web.pages import keys_in
from varigespor.domain.access import ON_A_CASE, Act
from varigespor.run.reference import views

pytestmark = pytest.mark.django_db
DECLARED = Path(__file__).with_name("access.yaml")
SIGN_OUT = "access:sign_out"


def urls() -> list[tuple[str, list[str], frozenset[str]]]:
    """(name, parameters, verbs) of every URL that declares an act."""
    found = []
    for name, address, view in views():
        parameters = keys_in(address)
        if hasattr(view, "act"):
            found.append((name, parameters, view.methods))
    return found


def answers(here: World) -> dict[str, dict[str, list[str]]]:
    """URL → verb → the people who get in. Everybody else got 404; a verb that is not declared got 405."""
    employees = {actor: here.town.employee(username) for actor, username in ACTORS.items()}
    clients = {actor: Client() for actor in ACTORS}
    found: dict[str, dict[str, list[str]]] = {}
    for name, parameters, verbs in urls():
        address = here.address(name, parameters)
        for verb in VERBS:
            for actor, client in clients.items():
                session = client.cookies.get(settings.SESSION_COOKIE_NAME)
                if not (session and session.value):  # signing out empties it
                    client.force_login(employees[actor])
            if verb not in verbs:  # refused before anybody is asked who they are
                assert outcome(clients["own"], verb, address) == "405", (name, verb)
                continue
            said = {actor: outcome(client, verb, address) for actor, client in clients.items()}
            if name == SIGN_OUT:  # its success is the way to the sign-in page
                said = {actor: "in" if one == "login" else one for actor, one in said.items()}
            strange = {actor: one for actor, one in said.items() if one not in {"in", "404"}}
            assert not strange, (name, verb, strange)
            found.setdefault(name, {})[verb] = [actor for actor, one in said.items() if one == "in"]
    return found


def test_every_cell_is_as_declared() -> None:
    declared = yaml.safe_load(DECLARED.read_text())
    assert answers(world()) == declared


def test_a_stranger_is_sent_to_sign_in_everywhere() -> None:
    here, client = world(), Client()
    opened = {"access:home", "access:sign_in", "access:accessibility"}
    for name, parameters, verbs in urls():
        for verb in verbs & {"GET", "POST"}:
            said = outcome(client, verb, here.address(name, parameters))
            assert name in opened or said == "login", (name, verb, said)


def test_keys_of_nothing_are_nothing_to_everybody() -> None:
    here = world()
    for actor in ("own", "intake"):
        client = Client()
        client.force_login(here.town.employee(ACTORS[actor]))
        for name, parameters, verbs in urls():
            for verb in verbs & {"GET", "POST"} if parameters else ():
                said = outcome(client, verb, here.address(name, parameters, known=False))
                assert said == "404", (actor, name, verb, said)


def test_a_closed_case_is_read_and_reopened_by_its_last_team_and_is_nothing_to_its_last_adviser() -> None:
    here = world()
    here.keys["case_id"] = here.closed.pk
    open_to_the_team = {Act.SEE_CASE, Act.SEE_TRACE, Act.REOPEN}
    clients = {actor: Client() for actor in ACTORS if actor != "chief"}
    for actor, client in clients.items():
        client.force_login(here.town.employee(ACTORS[actor]))
    seen = set()
    for name, address, view in views():
        act = getattr(view, "act", None)
        if act not in ON_A_CASE or name == "decisions:committee":
            continue
        parameters = keys_in(address)
        for actor, client in clients.items():
            for verb in view.methods & {"GET", "POST"}:
                said = outcome(client, verb, here.address(name, parameters))
                team = actor in {"leader", "coordinator"} and act in open_to_the_team
                # Rows of another case are nothing to the team either.
                assert said in ({"in", "404"} if team else {"404"}), (actor, name, verb, said)
                seen |= {(actor, name)} if said == "in" else set()
    for actor in ("leader", "coordinator"):
        read = {"people:child", "people:trace", "caseload:reopen", "decisions:all", "plans:show"}
        assert {(actor, name) for name in read} <= seen
