"""The adviser's room: the cast, Storm's case with its range of help, and a decision as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import cast
from varigespor.casework import assessment, catalogue, staff
from varigespor.casework.catalogue_files import shipped
from varigespor.domain import assessment as assessment_rules
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Assessment, Case, CatalogueEntry, Decision, Person
from varigespor.web.decisions.material import party_key

NOW = datetime.now(UTC)
TODAY = NOW.astimezone(TOWN).date()
FAMILY_HELP, FOSTER, HOME = "familiebehandling", "plejefamilie", "oevehoej"
STORM, RUNE, SIGNE = (
    f"consent_{party_key(name=name, capacity=capacity)}"
    for name, capacity in (("Storm Øvang", "child"), ("Rune Prøvsen", "custody"), ("Signe Øvang", "custody"))
)


@dataclass
class Room:
    """Everybody, and Storm's case at Mette's desk."""

    town: cast.Cast
    case: Case

    def browser(self, who: str = "mette") -> Client:
        """A browser in which the employee is signed in."""
        client = Client()
        client.force_login(self.town.employee(who))
        return client

    def url(self, name: str, *more: object) -> str:
        return reverse(f"decisions:{name}", args=[self.case.pk, *more])

    def send(self, values: dict[str, Any], who: str = "mette") -> HttpResponse:
        """Send the page as typed."""
        return self.browser(who).post(self.url("new"), values)

    def prepared(self, **changes: Any) -> Decision:
        """A decision that waits, sent through the page."""
        answer = self.send(typed(**changes))
        assert answer.status_code == 302, answer.content.decode()
        return Decision.objects.filter(case=self.case).latest("prepared_at")

    def approve(self, row: Decision, who: str = "karin", do: str = "approve", note: str = "") -> HttpResponse:
        """Answer on the approver's page."""
        return self.browser(who).post(self.url("approve", row.pk), {"do": do, "note": note})


def entry(key: str) -> CatalogueEntry:
    """One of the shipped entries."""
    return CatalogueEntry.objects.get(key=key)


def furnished(child: str = "storm") -> Room:
    """The room, ready."""
    town = cast.build()
    folder = shipped(municipality="oevekommune")
    assert folder is not None
    catalogue.load(by=staff.COMMAND_LINE, at=NOW - timedelta(days=400), folder=folder)
    who: Person = getattr(town, child)
    return Room(town, cast.allocated(town, at=NOW - timedelta(days=60), child=who))


def examined(room: Room) -> None:
    """The child examination is finished."""
    at = NOW - timedelta(days=5)
    assessment.conclude(
        by=room.town.asker("mette", at),
        at=at,
        assessment=Assessment.objects.get(case=room.case),
        content=assessment_rules.Content(
            texts={"health": "Sund og rask."}, lineal="exposed", conclusion="Storm har brug for støtte."
        ),
    )


def typed(chosen: str = FAMILY_HELP, **changes: Any) -> dict[str, Any]:
    """What Mette types: help on step 3, whole; `changes` replace fields, None leaves one out."""
    values = {
        "key": uuid4().hex,
        "kind": "support",
        "entry": str(entry(chosen).pk),
        "amount": "1 gang om ugen",
        "on": (TODAY + timedelta(days=7)).isoformat(),
        "expected_end": (TODAY + timedelta(days=190)).isoformat(),
        "purpose": "Storm er tryg ved at gå hjem efter skole.",
        "considered_1": [str(entry("fritidspas").pk)],
        "considered_2": ["none"],
        "considered_3": [str(entry("familiebehandling").pk)],
        "considered_4": ["none"],
        "considered_5": ["none"],
        "why": "Samtalerne hjælper ikke på de morgener, mor er syg.",
        "child_talk": "held",
        "child_view": "Jeg vil gerne have, at mor får hjælp.",
        STORM: "yes",
        RUNE: "yes",
        SIGNE: "yes",
    }
    return {name: value for name, value in (values | changes).items() if value is not None}
