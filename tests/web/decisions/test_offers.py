"""Help agreed with the family, the list of a case, and statement counts that do not grow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varigespor.records.models import Measure, MeasurePeriod

from .room import FAMILY_HELP, TODAY, Room, entry, furnished

pytestmark = pytest.mark.django_db


def offered(key: str = "familieven", **changes: Any) -> dict[str, Any]:
    values = {
        "key": uuid4().hex,
        "entry": str(entry(key).pk),
        "on": TODAY.isoformat(),
        "agreed_with": "Signe Øvang",
    }
    return values | changes


def statements(room: Room, url: str, who: str = "mette") -> int:
    browser = room.browser(who)
    browser.get(url)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert browser.get(url).status_code == 200
    return len(caught)


def test_an_offer_stands_on_the_ladder_without_a_decision() -> None:
    room = furnished()
    page = room.browser().get(room.url("offer")).content.decode()
    assert "Familieven i Folkekirken" in page
    assert "Familiebehandling" not in page
    assert room.browser().post(room.url("offer"), offered()).url == room.url("all")
    period = MeasurePeriod.objects.get(case=room.case)
    assert (period.step, period.placement, period.measure.agreed_with) == (1, False, "Signe Øvang")
    assert "aftalt med Signe Øvang" in room.browser().get(room.url("all")).content.decode()


def test_early_help_by_section_thirty_is_an_offer_too() -> None:
    room = furnished()
    assert room.browser().post(room.url("offer"), offered("ugentlige-samtaler")).status_code == 302


def test_a_double_click_is_one_offer() -> None:
    room = furnished()
    values = offered()
    room.browser().post(room.url("offer"), values)
    room.browser().post(room.url("offer"), values)
    assert Measure.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"agreed_with": " "}, "Skriv, hvem det er aftalt med."),
        ({"on": "i morgen"}, "Skriv datoen som dag, måned og år"),
        ({"on": ""}, "Skriv, hvilken dag tilbuddet begynder."),
        ({"on": (TODAY - timedelta(days=300)).isoformat()}, "før sagen er åbnet"),
        ({"expected_end": TODAY.isoformat()}, "Slutdatoen ligger før startdatoen."),
        ({"entry": str(uuid4())}, "Vælg en mulighed fra listen."),
        ({"entry": ""}, "Vælg et tilbud."),
    ],
)
def test_what_cannot_be_is_told_and_kept(changes: dict[str, str], words: str) -> None:
    room = furnished()
    answer = room.browser().post(room.url("offer"), offered(**changes))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Measure.objects.exists()


def test_an_offer_ends_once_with_a_reason() -> None:
    room = furnished()
    room.browser().post(room.url("offer"), offered())
    url = room.url("end_offer", Measure.objects.get().pk)
    assert (
        "Vælg, hvorfor tilbuddet slutter."
        in room.browser().post(url, {"on": TODAY.isoformat()}).content.decode()
    )
    early = {"on": (TODAY - timedelta(days=1)).isoformat(), "reason": "declined"}
    assert "Tilbuddet begyndte den" in room.browser().post(url, early).content.decode()
    end = {"on": (TODAY + timedelta(days=2)).isoformat(), "reason": "as_planned"}
    assert room.browser().post(url, end).status_code == 302
    assert room.browser().post(url, end).status_code == 302
    late = end | {"on": (TODAY + timedelta(days=3)).isoformat()}
    assert "allerede afsluttet" in room.browser().post(url, late).content.decode()
    assert MeasurePeriod.objects.current().get().end_reason == "as_planned"


def test_an_end_that_somebody_else_wrote_meanwhile_is_shown_and_not_replaced() -> None:
    room = furnished()
    room.browser().post(room.url("offer"), offered())
    url = room.url("end_offer", Measure.objects.get().pk)
    shown = str(room.browser().get(url).context["form"]["shown"].value())
    end = {"on": (TODAY + timedelta(days=9)).isoformat(), "reason": "as_planned", "shown": shown}
    assert room.browser("karin").post(url, end).status_code == 302
    mine = end | {"on": (TODAY + timedelta(days=2)).isoformat(), "reason": "declined"}
    answer = room.browser().post(url, mine)
    page = answer.content.decode()
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert f"{TODAY + timedelta(days=9):%d.%m.%Y}" in page and mine["on"] in page
    again = mine | {"shown": answer.context["form"]["shown"].value()}
    assert room.browser().post(url, again).status_code == 302


def test_help_by_decision_does_not_end_as_an_offer() -> None:
    room = furnished()
    room.approve(room.prepared())
    assert room.browser().get(room.url("end_offer", Measure.objects.get().pk)).status_code == 404


def test_strangers_get_nothing_and_the_shared_only_read() -> None:
    room = furnished()
    assert room.browser("jonas").get(room.url("all")).status_code == 404
    assert room.browser("inger").get(room.url("all")).status_code == 200
    assert room.browser("inger").get(room.url("offer")).status_code == 404
    assert room.browser().get(room.url("show", uuid4())).status_code == 404
    assert room.browser().put(room.url("offer")).status_code == 405


def test_statements_do_not_grow_with_rows() -> None:
    room = furnished()
    row = room.prepared(on=TODAY.isoformat())
    room.approve(row)
    room.browser().post(room.url("offer"), offered())
    choice = f"{room.url('new')}?indsats={entry(FAMILY_HELP).pk}"
    waiting = room.prepared(chosen="hjemmestoette", on=TODAY.isoformat())
    pages = [
        (room.url("all"), "mette"),
        (choice, "mette"),
        (room.url("offer"), "mette"),
        (room.url("show", row.pk), "mette"),
        (room.url("approve", waiting.pk), "karin"),
        ("/tilbud/", "karin"),
    ]
    once = [statements(room, url, who) for url, who in pages]
    for key in ("aftenhjaelp", "stoettet-klub"):
        room.approve(room.prepared(chosen=key, on=TODAY.isoformat()))
        room.prepared(chosen=key)
        room.browser().post(room.url("offer"), offered("fritidspas"))
    assert [statements(room, url, who) for url, who in pages] == once
