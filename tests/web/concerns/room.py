"""The intake's room: the cast, a signed-in browser, and concerns that came in lately."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import cast
from varigespor.casework import concerns
from varigespor.domain import concerns as rules
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Case, ConcernChild, Person

NOW = datetime.now(UTC)


def browser(town: cast.Cast, who: str) -> Client:
    """A browser in which the employee is signed in."""
    client = Client()
    client.force_login(town.employee(who))
    return client


def came_in(town: cast.Cast, *children: Person, hours: float = 1, **changes: Any) -> ConcernChild:
    """A concern that came in some hours ago and was registered at once; the first child's part."""
    at = NOW - timedelta(hours=hours)
    who = children or (town.alma,)
    content = {
        "key": uuid4().hex,
        "children": tuple(child.pk for child in who),
        "received_at": at,
        "notifier": rules.Notifier.SCHOOL,
        "notifier_name": "Hanne Tænkt",
        "seen": "Storm sagde, at der ikke var aftensmad.",
    }
    row = concerns.register(
        by=town.asker("bo", at),
        at=at,
        registration=rules.Registration(**(content | changes)),
        municipality=town.town,
    )
    return ConcernChild.objects.get(concern=row, child=who[0])


def assessed(town: cast.Cast, part: ConcernChild, *, hours: float = 0.5, by: str = "bo") -> ConcernChild:
    """The part after its 24-timersvurdering."""
    at = NOW - timedelta(hours=hours)
    words = rules.Assessment(acute=False, text="Talt med skolen. Ingen akut fare.")
    concerns.assess(by=town.asker(by, at), at=at, concern_child=part, assessment=words)
    return part


def running(town: cast.Cast, child: Person, to: str = "mette") -> Case:
    """The child's case, allocated two months ago."""
    return cast.allocated(town, at=NOW - timedelta(days=60), child=child, to=to)


def typed(**changes: Any) -> dict[str, Any]:
    """What is posted from the form of a new concern."""
    local = NOW.astimezone(TOWN) - timedelta(minutes=5)
    return {
        "do": "register",
        "key": uuid4().hex,
        "blocks": "0",
        "seen": "Naboen hører råben hver aften.",
        "notifier": "citizen",
        "notifier_name": "Egon Påfund",
        "notifier_contact": "00 00 00 12",
        "received_on": f"{local:%Y-%m-%d}",
        "received_at": f"{local:%H.%M}",
    } | changes


def to(name: str, part: ConcernChild, **more: Any) -> str:
    """The address of one of the chapter's pages about a child's part of a concern."""
    keys = {"concern_id": part.concern_id} | more
    if name in {"assess", "screen"}:
        keys |= {"concern_child_id": part.pk}
    return reverse(f"concerns:{name}", kwargs=keys)


def text(response: HttpResponse) -> str:
    """The page as it was sent."""
    return response.content.decode()
