"""The approver's page: the price comes last, one answer counts, and what changed underneath is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from varigespor.domain.deviations import DueKind
from varigespor.records.models import Deviation, Due, Measure, MeasurePeriod, Trace

from .room import FOSTER, HOME, SIGNE, TODAY, entry, examined, furnished, typed

pytestmark = pytest.mark.django_db


def test_the_approver_sees_the_price_after_the_professional_choice() -> None:
    room = furnished()
    row = room.prepared()
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    assert "410 kr." in page
    assert "149.650 kr." in page
    assert page.index("Barnets syn") < page.index("Pris</h2>")
    assert "Antagelse for Øvekommune, opdigtet" in page


def test_approving_starts_the_help_and_its_clocks() -> None:
    room = furnished()
    row = room.prepared()
    answer = room.approve(row)
    assert answer.url == room.url("show", row.pk)
    period = MeasurePeriod.objects.get(case=room.case)
    assert (period.step, period.valid_from, period.by_decision_id) == (3, TODAY + timedelta(days=7), row.pk)
    assert Due.objects.open().filter(case=room.case, kind=DueKind.FIRST_FOLLOW_UP).count() == 1
    trace = Trace.objects.filter(act="approve", outcome="done").get()
    assert (trace.object_kind, trace.object_id) == ("decision", str(row.pk))
    assert room.browser("karin").get(room.url("approve", row.pk)).url == answer.url


def test_a_double_click_starts_one_measure() -> None:
    room = furnished()
    row = room.prepared()
    assert room.approve(row).status_code == room.approve(row).status_code == 302
    assert Measure.objects.count() == 1


def test_the_second_approver_is_told_who_was_first() -> None:
    room = furnished()
    row = room.prepared()
    room.approve(row, "inger")
    page = room.approve(row, "karin", note="Godt set af dig.").content.decode()
    assert "Inger Tænkt har allerede godkendt afgørelsen" in page
    assert "Godt set af dig." in page
    assert Measure.objects.count() == 1


def test_sending_back_needs_words_and_the_next_one_keeps_the_texts() -> None:
    room = furnished()
    row = room.prepared(why="...")
    assert "Skriv, hvad der mangler." in room.approve(row, do="back").content.decode()
    assert room.approve(row, do="back", note="Skriv mere om morgenerne.").status_code == 302
    assert not Deviation.objects.filter(decision=row, ended_at__isnull=True).exists()
    shown = room.browser().get(room.url("show", row.pk)).content.decode()
    assert "Skriv mere om morgenerne." in shown
    assert f"?fra={row.pk}" in shown
    page = room.browser().get(room.url("new"), {"fra": str(row.pk)}).content.decode()
    for text in (row.purpose, row.child_view, "1 gang om ugen"):
        assert text in page
    assert room.approve(row, "inger").status_code == 200


def test_another_childs_decision_fills_nothing() -> None:
    room = furnished()
    row = room.prepared()
    page = room.browser().get(room.url("new"), {"fra": str(row.pk)}).content.decode()
    assert row.purpose not in page


def test_the_chief_approves_where_the_norm_says_so() -> None:
    room = furnished()
    examined(room)
    row = room.prepared(chosen=FOSTER)
    page = room.browser("karin").get(room.url("approve", row.pk)).content.decode()
    assert "Den skal godkendes af børne- og familiechefen." in page
    assert "skal godkendes af børne- og familiechefen" in room.approve(row).content.decode()
    assert not MeasurePeriod.objects.exists()
    assert room.approve(row, "inger").status_code == 302


def test_nobody_approves_a_placement_without_consent() -> None:
    room = furnished()
    examined(room)
    row = room.prepared(chosen=HOME, **{SIGNE: "not_asked"})
    for who in ("karin", "inger"):
        page = room.approve(row, who).content.decode()
        assert "forberedt til børne- og ungeudvalget" in page
    assert not MeasurePeriod.objects.exists()


def test_a_placement_that_came_between_is_a_message_not_a_fault() -> None:
    room = furnished()
    examined(room)
    first, second = room.prepared(chosen=FOSTER), room.prepared(chosen=HOME)
    room.approve(first, "inger")
    page = room.approve(second, "inger").content.decode()
    assert "Barnet er anbragt: Anbringelse i almen plejefamilie" in page
    assert "Send afgørelsen tilbage." in page
    assert MeasurePeriod.objects.count() == 1
    assert "Barnet er anbragt" in room.send(typed(HOME)).content.decode()


def test_a_move_ends_the_old_place_in_the_same_decision() -> None:
    room = furnished()
    examined(room)
    room.approve(room.prepared(chosen=FOSTER), "inger")
    old = MeasurePeriod.objects.get(case=room.case)
    day = (TODAY + timedelta(days=40)).isoformat()
    ending = {f"end_{old.measure_id}": "on", f"end_reason_{old.measure_id}": "change_of_place"}
    row = room.prepared(chosen=HOME, on=day, **ending)
    assert room.approve(row, "inger").status_code == 302
    steps = MeasurePeriod.objects.current().filter(case=room.case).order_by("valid_from")
    assert [(p.step, p.end_reason) for p in steps] == [(5, "change_of_place"), (6, "")]


def test_ended_help_cannot_be_ended_again_by_a_waiting_decision() -> None:
    room = furnished()
    room.approve(room.prepared(on=TODAY.isoformat()))
    measure = Measure.objects.get()
    ending = {
        "kind": "end",
        "reason": "Målet er nået.",
        f"end_{measure.pk}": "on",
        f"end_on_{measure.pk}": (TODAY + timedelta(days=1)).isoformat(),
        f"end_reason_{measure.pk}": "as_planned",
    }
    first, second = room.prepared(**ending), room.prepared(**ending)
    room.approve(first)
    assert "Indsatsen er allerede afsluttet." in room.approve(second).content.decode()


def test_running_help_goes_on_changed() -> None:
    room = furnished()
    room.approve(room.prepared(on=TODAY.isoformat()))
    measure = Measure.objects.get()
    day = TODAY + timedelta(days=30)
    row = room.prepared(kind="change", measure=str(measure.pk), amount="2 gange om ugen", on=day.isoformat())
    room.approve(row)
    periods = measure.periods.filter(superseded_at__isnull=True).order_by("valid_from")
    assert [(p.amount, p.valid_to, p.end_reason) for p in periods] == [
        ("1 gang om ugen", day, "changed"),
        ("2 gange om ugen", None, ""),
    ]


def test_others_get_the_page_that_is_not_there() -> None:
    room = furnished()
    row = room.prepared()
    for who in ("jonas", "mette", "lis", "bo"):
        assert room.browser(who).get(room.url("approve", row.pk)).status_code == 404
    assert room.browser("karin").get(room.url("approve", entry(FOSTER).pk)).status_code == 404
    assert room.browser("rikke").get(room.url("approve", row.pk)).status_code == 200
    assert "teamlederen" in room.approve(row, "rikke").content.decode()
    assert "kun sendes tilbage af" in room.approve(row, "rikke", do="back", note="Nej").content.decode()
    assert room.browser("karin").delete(room.url("approve", row.pk)).status_code == 405
