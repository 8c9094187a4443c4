"""The pages of the network: the map, its people, the deviation, and what is hidden from whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests import cast
from tests.web.concerns.room import NOW, browser, running, text
from varigespor.casework import closing, network
from varigespor.domain.network import NetworkConsent, NewMember, Side
from varigespor.records.models import Case, Deviation, Due, NetworkMember, Note

pytestmark = pytest.mark.django_db


def scene() -> tuple[cast.Cast, Case]:
    """Alma's case with Mette since two months."""
    town = cast.build()
    return town, running(town, town.alma)


def to(name: str, case: Case, member: NetworkMember | None = None) -> str:
    """The address of a page of the chapter."""
    return reverse(f"network:{name}", args=[case.pk, *([member.pk] if member else [])])


def clock_page(case: Case) -> str:
    """The page of the open clock for both sides."""
    return reverse("deviations:due", args=[case.pk, Due.objects.get(case=case, kind="network").pk])


def typed(**changes: Any) -> dict[str, Any]:
    """What is posted from the form of a person."""
    return {
        "key": str(uuid4()),
        "name": "Grethe Øvang",
        "relation": "mormor",
        "side": "family",
        "closeness": "1",
        "does": "kommer kl. 7 ved sygdom",
        "consent": "yes",
        "contact_allowed": "yes",
        "since": f"{NOW:%Y-%m-%d}",
    } | changes


def member(town: cast.Cast, case: Case, name: str = "Hanne Tænkt", **changes: Any) -> NetworkMember:
    """Somebody on the map since yesterday."""
    at = NOW - timedelta(days=1)
    content = {
        "side": Side.PROFESSIONAL,
        "relation": "klasselærer",
        "closeness": 2,
        "since": at.date(),
        "consent": NetworkConsent.YES,
    } | changes
    new = NewMember(name=name, **content)
    return network.add(by=town.asker("mette", at), at=at, case=case, member=new)


def test_an_empty_map_teaches_and_shows_the_deviation() -> None:
    town, case = scene()
    page = text(browser(town, "mette").get(to("map", case)))
    assert "Ingen på kortet endnu" in page
    assert "Familie og privat netværk: ingen endnu" in page
    assert "udgangen af dag 14" in page
    assert "Programmet" in page
    assert "Afvigelse</h2>" in page


def test_both_sides_close_the_deviation_and_stand_on_the_map() -> None:
    town, case = scene()
    member(town, case)
    client = browser(town, "mette")
    assert client.post(to("add", case), typed()).status_code == 302
    page = text(client.get(to("map", case)))
    assert "Grethe Øvang" in page
    assert "kommer kl. 7 ved sygdom" in page
    assert page.count('<svg class="pic nw') == 2
    assert "Afvigelse</h2>" not in page
    assert not Due.objects.open().filter(case=case, kind="network").exists()


def test_one_missing_side_says_so() -> None:
    town, case = scene()
    member(town, case)
    page = text(browser(town, "mette").get(to("map", case)))
    assert "Familie og privat netværk: ingen endnu" in page
    assert "Det professionelle netværk: ingen endnu" not in page


def test_errors_stand_at_the_fields_and_keep_the_words() -> None:
    town, case = scene()
    answer = browser(town, "mette").post(to("add", case), typed(name="", side="", since="30.02.2026"))
    assert answer.status_code == 200
    assert "Skriv datoen som dag, måned og år" in text(answer)
    page = text(browser(town, "mette").post(to("add", case), typed(name="", side="")))
    assert "Skriv navnet." in page
    assert "Vælg, hvilken side personen hører til." in page
    assert "kommer kl. 7 ved sygdom" in page
    assert not NetworkMember.objects.exists()


def test_a_double_click_is_one_person() -> None:
    town, case = scene()
    client, posted = browser(town, "mette"), typed()
    assert {client.post(to("add", case), posted).status_code for _ in range(2)} == {302}
    assert NetworkMember.objects.count() == 1
    page = text(client.post(to("add", case), posted | {"name": "Inger Påfund"}))
    assert "allerede gemt herfra med andre ord" in page
    assert "Inger Påfund" in page
    assert posted["key"] not in page


def test_a_known_parent_lends_their_name() -> None:
    town, case = scene()
    posted = typed(name="", person=str(town.signe.pk), relation="mor")
    assert browser(town, "mette").post(to("add", case), posted).status_code == 302
    row = NetworkMember.objects.get()
    assert (row.name, row.person_id) == ("Signe Øvang", town.signe.pk)


def test_a_correction_adds_a_row_and_the_history_shows_both() -> None:
    town, case = scene()
    row = member(town, case)
    client = browser(town, "mette")
    posted = typed(name="Hanne Tænkt", side="professional", relation="kontaktlærer")
    assert client.post(to("change", case, row), posted).status_code == 302
    assert NetworkMember.objects.filter(line=row.line).count() == 2
    page = text(client.get(to("history", case, row)))
    assert "klasselærer" in page
    assert "kontaktlærer" in page
    assert page.count("gælder nu") == 1


def test_a_conflict_shows_who_and_sends_the_words_to_the_row_that_holds() -> None:
    town, case = scene()
    row = member(town, case)
    karin, mette = browser(town, "karin"), browser(town, "mette")
    karin.post(to("change", case, row), typed(name="Hanne Tænkt", side="professional", does="ringer fredag"))
    page = text(mette.post(to("change", case, row), typed(name="Hanne T.", side="professional")))
    now = NetworkMember.objects.current().get(line=row.line)
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "ringer fredag" in page
    assert "Hanne T." in page
    assert to("change", case, now) in page
    assert NetworkMember.objects.filter(line=row.line).count() == 2


def test_the_last_one_on_a_side_leaves_and_the_clock_starts_anew() -> None:
    town, case = scene()
    row = member(town, case)
    member(town, case, "Inger Påfund", side=Side.FAMILY, relation="nabo")
    assert not Due.objects.open().filter(case=case, kind="network").exists()
    client = browser(town, "mette")
    assert client.post(to("end", case, row), {}).status_code == 302
    page = text(client.get(to("map", case)))
    assert Due.objects.open().filter(case=case, kind="network").count() == 1
    assert "Det professionelle netværk: ingen endnu" in page
    assert "Har været i netværket" in page


def test_a_pause_needs_a_reason_and_a_day_and_hides_the_deviation_until_then() -> None:
    town, case = scene()
    client = browser(town, "mette")
    page = text(client.post(clock_page(case), {"doing": "pause", "reason": "", "until": ""}))
    assert "Skriv grunden til pausen." in page
    assert "Vælg en dag, der ligger fremme i tiden." in page
    posted = {
        "doing": "pause",
        "reason": "Far må ikke vide det.",
        "until": f"{NOW + timedelta(days=9):%Y-%m-%d}",
    }
    assert client.post(clock_page(case), posted).status_code == 302
    page = text(client.get(to("map", case)))
    assert "På pause</h2>" in page
    assert "Far må ikke vide det." in page
    assert Due.objects.open().filter(case=case, kind="network").count() == 1


def test_an_explanation_stays_beside_the_breach() -> None:
    town, case = scene()
    client = browser(town, "mette")
    assert "Skriv forklaringen." in text(client.post(clock_page(case), {"doing": "explain", "text": " "}))
    posted = {"doing": "explain", "text": "Familien er lige flyttet hertil."}
    assert client.post(clock_page(case), posted).status_code == 302
    assert "Familien er lige flyttet hertil." in text(client.get(to("map", case)))
    assert Deviation.objects.get(case=case).kind == "no_network"


def test_risk_comes_first_and_is_kept_as_a_note() -> None:
    town, case = scene()
    Case.objects.filter(pk=case.pk).update(safety_first=True)
    client = browser(town, "mette")
    assert "Risikovurdering først" in text(client.get(to("map", case)))
    assert "Vælg, om netværket kan kontaktes." in text(
        client.post(to("risk", case), {"text": "Talt med mor."})
    )
    assert client.post(to("risk", case), {"text": "Talt med mor.", "safe": "no"}).status_code == 302
    case.refresh_from_db()
    assert case.safety_first
    assert client.post(to("risk", case), {"text": "Far er flyttet.", "safe": "yes"}).status_code == 302
    case.refresh_from_db()
    assert not case.safety_first
    assert Note.objects.filter(text__startswith="Risikovurdering: ").count() == 2


def test_where_contact_can_endanger_the_risk_is_assessed_before_the_pause() -> None:
    town, case = scene()
    Case.objects.filter(pk=case.pk).update(safety_first=True)
    client = browser(town, "mette")
    assert clock_page(case) in text(client.get(to("map", case)))
    page = text(client.get(clock_page(case)))
    assert "Risikovurdering først" in page and to("risk", case) in page
    until = f"{NOW + timedelta(days=9):%Y-%m-%d}"
    pause = {"doing": "pause", "reason": "Far må ikke vide det.", "until": until}
    refused = text(client.post(clock_page(case), pause))
    assert "Skriv risikovurderingen først." in refused and "Far må ikke vide det." in refused
    assert not Deviation.objects.exists()
    client.post(to("risk", case), {"text": "Far truer.", "safe": "no"})
    assert client.post(clock_page(case), pause).status_code == 302


def test_a_protected_person_is_hidden_from_those_without_the_right() -> None:
    town, case = scene()
    member(town, case, "Rune Prøvsen", side=Side.FAMILY, relation="far", person=town.rune.pk)
    member(town, case, "Inger Påfund", side=Side.FAMILY, relation="nabo")
    town.rune.address_protected = True
    town.rune.save()
    at = NOW - timedelta(hours=1)
    closing.share(
        by=town.asker("mette", at), at=at, case=case, employee=town.employee("lis").pk, purpose="Amning"
    )
    page = text(browser(town, "lis").get(to("map", case)))
    assert "Rune Prøvsen" not in page
    assert "Person skjult" in page
    assert "Inger Påfund" in page
    assert "Rune Prøvsen" in text(browser(town, "mette").get(to("map", case)))
    town.alma.address_protected = True
    town.alma.save()
    assert "Inger Påfund" not in text(browser(town, "lis").get(to("map", case)))


def test_a_stranger_finds_nothing_and_a_leader_does() -> None:
    town, case = scene()
    row = member(town, case)
    jonas, karin, mette = (browser(town, who) for who in ("jonas", "karin", "mette"))
    for name in ("map", "add", "change", "end", "history", "risk"):
        address = to(name, case, row if name in {"change", "end", "history"} else None)
        assert jonas.get(address).status_code == 404, name
        assert karin.get(address).status_code == 200, name
        assert mette.delete(address).status_code == 405, name


def test_another_childs_person_is_not_found_here() -> None:
    town, case = scene()
    row = member(town, case)
    other = running(town, town.storm)
    assert browser(town, "mette").get(to("change", other, row)).status_code == 404
