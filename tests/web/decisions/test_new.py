"""Preparing a decision on one page: what is asked follows from the choice, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from varigespor.domain.deviations import DeviationKind
from varigespor.records.models import Decision, Deviation, MeasurePeriod

from .room import FAMILY_HELP, FOSTER, HOME, RUNE, TODAY, entry, examined, furnished, typed

pytestmark = pytest.mark.django_db


def test_the_page_asks_for_the_lower_steps_of_what_is_chosen() -> None:
    room = furnished()
    first = room.browser().get(room.url("new")).content.decode()
    assert "Vælg indsatsen først" in first
    assert "considered_1" not in first
    chosen = room.browser().get(room.url("new"), {"indsats": str(entry(FAMILY_HELP).pk)}).content.decode()
    assert "considered_1" in chosen
    assert "considered_2" in chosen
    assert "considered_3" not in chosen
    assert "Barnets lov § 32, stk. 1, nr. 5" in chosen
    assert "Part fra 10 år" in chosen
    assert "Mor, Signe Øvang" in chosen


def test_only_what_fits_the_child_can_be_chosen_and_no_price_is_shown() -> None:
    room = furnished("alma")
    page = room.browser().get(room.url("new"), {"indsats": str(entry(FAMILY_HELP).pk)}).content.decode()
    assert "Kontaktperson for den unge" not in page
    assert "Hjælp i hjemmet ved funktionsnedsættelse" not in page
    assert "kr." not in page


def test_drawing_anew_keeps_what_was_typed_and_stores_nothing() -> None:
    room = furnished()
    answer = room.send(typed(vis="1", purpose="Et halvt formål", on="i overmorgen"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Et halvt formål" in page
    assert "i overmorgen" in page
    assert "Fejl:" not in page
    assert not Decision.objects.exists()


def test_a_whole_decision_waits_for_the_leader_without_deviation() -> None:
    room = furnished()
    row = room.prepared()
    assert (row.state, row.level) == ("prepared", "leader")
    assert row.consensus == "Storm Øvang er enig; Rune Prøvsen samtykker; Signe Øvang samtykker"
    assert not Deviation.objects.filter(decision=row).exists()
    assert not MeasurePeriod.objects.exists()
    page = room.browser().get(room.url("show", row.pk)).content.decode()
    assert "Fritidspas og en at følges med" in page
    assert "Intet passende tilbud" in page
    assert "kr." not in page


def test_sending_twice_is_one_decision() -> None:
    room = furnished()
    values = typed()
    assert room.send(values).url == room.send(values).url
    assert Decision.objects.count() == 1


def test_the_law_is_asked_for_all_at_once_and_the_text_stays() -> None:
    room = furnished()
    answer = room.send(typed(purpose="", expected_end="", child_talk=None, on="", why="Kun her og nu"))
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Skriv formålet", "hvor længe", "barnets syn er indhentet", "hvilken dag det gælder fra"):
        assert words in page
    assert "Kun her og nu" in page
    assert not Decision.objects.exists()


def test_the_same_words_and_empty_ticks_are_saved_with_a_deviation() -> None:
    room = furnished()
    row = room.prepared(why="... ... !!!", considered_1=None)
    deviation = Deviation.objects.get(decision=row, kind=DeviationKind.WHY_NOT_LOWER)
    assert "Trin 1: intet er overvejet." in deviation.text
    assert "Teksten siger ikke hvorfor." in deviation.text
    assert deviation.team == "east"


@pytest.mark.parametrize(("day", "words"), [(-400, "før sagen er åbnet"), (400, "ligger før startdatoen")])
def test_days_that_cannot_be_are_refused_at_the_field(day: int, words: str) -> None:
    room = furnished()
    answer = room.send(typed(on=(TODAY + timedelta(days=day)).isoformat()))
    assert words in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_placement_needs_an_examination_or_its_exception() -> None:
    room = furnished()
    assert "afsluttet børnefaglig undersøgelse" in room.send(typed(FOSTER)).content.decode()
    row = room.prepared(chosen=FOSTER, emergency_reason="Der er vold i hjemmet i nat.")
    assert (row.state, row.level) == ("prepared", "chief")


def test_a_placement_without_every_consent_is_for_the_committee() -> None:
    room = furnished()
    examined(room)
    row = room.prepared(chosen=FOSTER, **{RUNE: "no"})
    assert (row.state, row.level) == ("for_committee", "committee")
    assert room.prepared(chosen="plejefamilie-uden-samtykke", **{RUNE: "yes"}).level == "committee"


def test_an_institution_without_an_end_is_reminded_of_not_refused() -> None:
    room = furnished()
    examined(room)
    row = room.prepared(chosen=HOME, expected_end=None, expected_duration="Indtil skolen er færdig")
    room.approve(row, "inger")
    assert Deviation.objects.filter(decision=row, kind=DeviationKind.PLACEMENT_WITHOUT_END).exists()


def test_tailored_help_is_made_for_one_child() -> None:
    room = furnished()
    values = {
        "entry": "tailored",
        "tailored_name": "Morgenhjælp hos naboen",
        "tailored_section": "barnets_lov_32_1_8",
        "tailored_step": "3",
        "tailored_knowledge": "Kun erfaring",
    }
    row = room.prepared(**values)
    made = row.changes.get().entry
    assert made is not None
    assert (made.tailored, made.experience_only, made.step) == (True, True, 3)
    assert "Morgenhjælp" not in room.browser().get("/tilbud/").content.decode()
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    assert "ikke oplyst" in page
    assert "Ingen har skrevet prisen på det skræddersyede" in page


def test_a_refusal_needs_reasons_and_starts_nothing() -> None:
    room = furnished()
    bare = {"key": uuid4().hex, "kind": "refusal", "child_talk": "held", "child_view": "Jeg er ked af det."}
    assert "Skriv begrundelsen." in room.send(bare).content.decode()
    assert room.send(bare | {"reason": "Moren bad om klub. Behovet er dækket."}).status_code == 302
    assert Decision.objects.get().kind == "refusal"


def test_another_step_than_the_helps_own_is_shown_and_flagged() -> None:
    room = furnished()
    page = room.send(typed("kontaktperson", step="5", vis="1")).content.decode()
    assert "Valgt trin 5, men indsatsen giver trin 3." in page
    row = room.prepared(chosen="kontaktperson", step="5", considered_5=None)
    assert row.level == "chief"
    room.approve(row, "inger")
    assert Deviation.objects.filter(kind=DeviationKind.STEP_MISMATCH, decision=row).exists()


def test_the_earlier_answer_is_offered_and_never_filled_in() -> None:
    room = furnished()
    row = room.prepared()
    room.approve(row)
    page = room.browser().get(room.url("new"), {"indsats": str(entry(FOSTER).pk)}).content.decode()
    assert "Gælder stadig, brug det" in page
    assert page.count(row.why_not_lower) == 1
    used = room.send(typed(FOSTER, brug=str(row.pk), why="Og nu er det hver dag."))
    assert f"Og nu er det hver dag.\n{row.why_not_lower}" in used.content.decode().replace("\r", "")


def test_others_get_the_page_that_is_not_there() -> None:
    room = furnished()
    nothing = room.browser("jonas").get(f"/barn/{uuid4()}/afgoerelser/ny/")
    stranger = room.browser("jonas").get(room.url("new"))
    assert (stranger.status_code, stranger.content) == (404, nothing.content)
    assert room.browser("karin").get(room.url("new")).status_code == 200
    assert room.browser("inger").get(room.url("new")).status_code == 404
    assert room.browser().put(room.url("new")).status_code == 405


def test_an_answer_stays_with_the_one_who_gave_it() -> None:
    room = furnished()
    examined(room)
    row = room.prepared(**{RUNE: "no"})
    room.approve(row, do="back", note="Tal med Rune igen.")
    page = room.browser().get(room.url("new"), {"fra": str(row.pk), "indsats": str(entry(FOSTER).pk)})
    said = {
        party.name: page.context["form"][f"consent_{party.key}"].value()
        for party in page.context["form"].parties
    }
    assert said == {"Storm Øvang": "yes", "Rune Prøvsen": "no", "Signe Øvang": "yes"}


def test_other_words_under_a_sent_key_are_not_lost() -> None:
    room = furnished()
    values = typed()
    room.send(values)
    answer = room.send(values | {"purpose": "Et helt andet formål"})
    page = answer.content.decode()
    assert "allerede sendt med andre ord" in page
    assert "Et helt andet formål" in page
    again = values | {"purpose": "Et helt andet formål", "key": answer.context["form"]["key"].value()}
    assert room.send(again).status_code == 302
    assert Decision.objects.count() == 2
