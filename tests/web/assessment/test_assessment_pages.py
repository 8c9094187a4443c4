"""The pages of the examination: reading, writing, finishing, and what stops them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests import cast
from tests.web.concerns.room import NOW, browser, running, text
from varigespor.casework import assessment
from varigespor.domain.assessment import Content
from varigespor.records.models import Assessment, Case, Due, Trace

pytestmark = pytest.mark.django_db


def scene() -> tuple[cast.Cast, Case, Assessment]:
    """Alma's case with Mette and the child examination that the screening began."""
    town = cast.build()
    case = running(town, town.alma)
    return town, case, Assessment.objects.get(case=case)


def to(name: str, case: Case, row: Assessment | None = None) -> str:
    """The address of a page of the chapter."""
    more = [row.pk] if row else []
    return reverse(f"assessment:{name}", args=[case.pk, *more])


def typed(row: Assessment, **changes: str) -> dict[str, Any]:
    """What is posted when the form is finished."""
    return {
        "do": "conclude",
        "key": uuid4().hex,
        "version": str(row.version),
        "health": "Sund og rask, men træt.",
        "child_words": "Jeg vil gerne sove.",
        "lineal": "exposed",
        "conclusion": "Alma har brug for støtte om morgenen.",
    } | changes


def test_the_clock_says_where_its_number_comes_from() -> None:
    town, case, row = scene()
    page = text(browser(town, "mette").get(to("show", case)))
    assert "Børnefaglig undersøgelse" in page
    assert "4 måneder fra den dag" in page
    assert "/normer/" in page
    assert to("write", case, row) in page


def test_saving_needs_nothing_and_keeps_what_is_written() -> None:
    town, case, row = scene()
    posted = {"do": "save", "version": str(row.version), "health": "Hoster lidt."}
    answer = browser(town, "mette").post(to("write", case, row), posted)
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.concluded_at is None
    assert row.texts.get().text == "Hoster lidt."
    assert "Hoster lidt." in text(browser(town, "mette").get(to("write", case, row)))


def test_finishing_asks_for_three_things_and_loses_no_word() -> None:
    town, case, row = scene()
    posted = {"do": "conclude", "version": str(row.version), "child_words": "Jeg er træt."}
    answer = browser(town, "mette").post(to("write", case, row), posted)
    page = text(answer)
    assert answer.status_code == 200
    assert "Ret 3 ting" in page
    assert "Skriv konklusionen." in page
    assert "Vælg barnets gruppe på Børnelinealen." in page
    assert 'href="#id_health"' in page
    assert "Jeg er træt." in page
    row.refresh_from_db()
    assert row.child_words == ""


def test_finishing_twice_is_finishing_once() -> None:
    town, case, row = scene()
    client, posted = browser(town, "mette"), typed(row)
    assert client.post(to("write", case, row), posted).status_code == 302
    again = client.post(to("write", case, row), posted)
    assert again.headers["Location"] == to("read", case, row)
    assert Trace.objects.filter(act="assess", outcome="done", object_id=str(row.pk)).count() == 1
    assert not Due.objects.open().filter(case=case, kind="examination").exists()
    assert "Alma har brug for støtte om morgenen." in text(client.get(to("read", case, row)))
    late = text(browser(town, "karin").post(to("write", case, row), posted | {"health": "Karins ord."}))
    assert "Den er afsluttet af Mette Øvgaard" in late
    assert "Karins ord." in late


def test_a_conflict_saves_nothing_and_shows_both_texts() -> None:
    town, case, row = scene()
    at = NOW - timedelta(minutes=5)
    theirs = Content(texts={"health": "Karins ord."})
    assessment.write(by=town.asker("karin", at), at=at, assessment=row, content=theirs, version=row.version)
    client = browser(town, "mette")
    page = text(client.post(to("write", case, row), typed(row, do="save", health="Mettes ord.")))
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "Karins ord." in page
    assert "Mettes ord." in page
    row.refresh_from_db()
    assert row.texts.get().text == "Karins ord."
    assert f'name="version" value="{row.version}"' in page
    assert client.post(to("write", case, row), typed(row, health="Begges ord.")).status_code == 302


def test_a_provisional_assessment_keeps_the_clock_running() -> None:
    town, case, row = scene()
    client = browser(town, "mette")
    assert "Skriv, hvorfor undersøgelsen ikke er færdig." in text(
        client.post(to("provisional", case, row), {"text": "Vi ved nok til at begynde."})
    )
    posted = {"text": "Vi ved nok til at begynde.", "reason": "Psykologen mangler."}
    assert client.post(to("provisional", case, row), posted).status_code == 302
    assert Due.objects.open().filter(case=case, kind="examination").exists()
    page = text(client.get(to("write", case, row)))
    assert "Psykologen mangler." in page
    assert "stopper fristen" in page
    assert client.post(to("provisional", case, row), posted).status_code == 302
    late = posted | {"text": "Karins vurdering.", "version": row.version}
    page = text(browser(town, "karin").post(to("provisional", case, row), late))
    assert "Mette Øvgaard har rettet i mellemtiden" in page
    assert "Karins vurdering." in page
    assert "Vi ved nok til at begynde." in page


def test_starting_one_in_a_running_case() -> None:
    town, case, _ = scene()
    client = browser(town, "mette")
    page = text(client.post(to("start", case), {"kind": "", "aware_on": "i går"}))
    assert "Skriv datoen som dag, måned og år" in page
    posted = {"kind": "limited", "aware_on": f"{NOW:%d.%m.%Y}"}
    assert client.post(to("start", case), posted).status_code == 302
    assert Assessment.objects.filter(case=case, kind="limited").count() == 1
    assert client.post(to("start", case), posted).status_code == 302
    assert Assessment.objects.filter(case=case, kind="limited").count() == 1


def test_a_stranger_finds_nothing() -> None:
    town, case, row = scene()
    jonas, karin, mette = (browser(town, who) for who in ("jonas", "karin", "mette"))
    for name in ("show", "start", "read", "write", "provisional"):
        address = to(name, case, row if name in {"read", "write", "provisional"} else None)
        assert jonas.get(address).status_code == 404, name
        assert karin.get(address).status_code == 200, name
        assert mette.put(address).status_code == 405, name


def test_a_reader_reads_and_does_not_write() -> None:
    town, case, row = scene()
    chief = browser(town, "inger")
    assert "Skriv videre" not in text(chief.get(to("show", case)))
    assert chief.get(to("read", case, row)).status_code == 200
    assert chief.post(to("write", case, row), typed(row)).status_code == 404


def test_another_childs_assessment_is_not_found_here() -> None:
    town, case, row = scene()
    other = running(town, town.storm)
    client = browser(town, "mette")
    assert client.get(to("read", other, row)).status_code == 404
    nothing = reverse("assessment:read", args=[case.pk, uuid4()])
    assert client.get(nothing).status_code == 404
