"""Every form of the product, sent with days, texts and signs that cannot be: never an error of ours."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.web.matrix import World, world
from tests.web.pages import keys_in, whose
from varigespor.casework import drafts, staff
from varigespor.run.reference import views

pytestmark = pytest.mark.django_db
DAYS = ("1900-01-01", "2010-01-01", "2014-05-05", "9999-12-31")
STRANGE = {
    **{day: day for day in DAYS},
    "signs": "før\x00efter, a\x07b\x1b[31mc\x7f " + "9" * 5000,
    "huge": "Lang tekst. " * 10_000,
}
BOX = re.compile(r"<(input|select|textarea)\b([^>]*)>")
NAME, TYPE, VALUE = (re.compile(rf'\b{one}="([^"]*)"') for one in ("name", "type", "value"))
SELECT = re.compile(r'<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)
RADIO = re.compile(r'<input\b([^>]*\btype="radio"[^>]*)>')
OWN = {"csrfmiddlewaretoken", "place", "title", "vis", "brug", "q"}
NOT_A_FORM = {"access:draft", "access:sign_out", "access:sign_in"}


def addresses(of: World) -> list[tuple[str, str, str]]:
    """(name, URL, who) of everything that answers both GET and POST."""
    found = []
    for name, address, view in views():
        if name in NOT_A_FORM or not {"GET", "POST"} <= set(getattr(view, "methods", ())):
            continue
        keys = keys_in(address)
        found.append((name, of.address(name, keys), whose(name)))
    return found


def boxes(body: str) -> dict[str, str]:
    """Name → kind of every box on the page as it is drawn, but the ones that are the page's own."""
    found: dict[str, str] = {}
    for tag, rest in BOX.findall(body):
        name, kind = NAME.search(rest), TYPE.search(rest)
        if name and name[1] not in OWN:
            found[name[1]] = kind[1] if kind else tag
    return found


def test_no_form_breaks_whatever_is_typed_and_none_with_its_draft() -> None:
    of = world()
    broken: list[tuple[str, str]] = []
    walked = 0
    for name, url, who in addresses(of):
        client = Client(raise_request_exception=False)
        client.force_login(of.town.employee(who))
        page = client.get(url)
        body = page.content.decode() if page.status_code == 200 else ""
        named, chosen = boxes(body), picks(body)
        typed = [
            key for key, kind in named.items() if kind in {"text", "date", "textarea", "number", "input"}
        ]
        walked += bool(typed)
        broken += _sent(client, name, url, typed, chosen | _chosen(named), STRANGE)
        broken += _sent(client, name, url, typed, _chosen(named), {"signs": STRANGE["signs"]})
        broken += _drafted(client, of, who, url, typed, chosen)
    assert walked > 20
    assert broken == []


def _sent(
    client: Client, name: str, url: str, typed: list[str], picked: dict[str, str], what: dict[str, str]
) -> Any:
    for why, strange in what.items():
        before = transaction.savepoint()
        status = client.post(url, dict.fromkeys(typed, strange) | picked).status_code
        transaction.savepoint_rollback(before)
        if status >= 500:
            yield name, f"POST {why}: {status}"


def picks(body: str) -> dict[str, str]:
    """Name → the first choice of each list and each row of radio buttons, so that what they draw is sent."""
    found = {_first(rest, NAME): _first(rest, VALUE) for rest in RADIO.findall(body)[::-1]}
    for name, options in SELECT.findall(body):
        values = [value for value in VALUE.findall(options) if value]
        found |= {name: values[0]} if values else {}
    return found


def _first(rest: str, what: re.Pattern[str]) -> str:
    found = what.search(rest)
    return found[1] if found else ""


def _chosen(named: dict[str, str]) -> dict[str, str]:
    return {name: "on" for name, kind in named.items() if kind == "checkbox" and name.startswith("with")}


def _drafted(client: Client, of: World, who: str, url: str, typed: list[str], picked: dict[str, str]) -> Any:
    employee = of.town.employee(who)
    for why, strange in STRANGE.items() if typed else ():
        before = transaction.savepoint()
        answer = client.post(
            "/kladde/", dict.fromkeys(typed, strange) | picked | {"place": url, "title": "Prøve"}
        )
        kept = bool(drafts.find(by=_asker(of, who), place=url))
        status = client.get(url).status_code
        drafts.end(employee=employee.pk, place=url)
        transaction.savepoint_rollback(before)
        if max(status, answer.status_code) >= 500:
            yield url, f"kladde {why}, gemt {kept}: {answer.status_code}, {status}"


def _asker(of: World, who: str) -> staff.Asker:
    return of.town.asker(who)
