"""Assessing, screening, answering and explaining, page by page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests import cast
from tests.web.concerns.room import NOW, assessed, browser, came_in, running, text, to
from varigespor.casework import concerns
from varigespor.domain import concerns as rules
from varigespor.records.models import (
    Case,
    ConcernAssessment,
    Deviation,
    Receipt,
    Screening,
    Trace,
)

pytestmark = pytest.mark.django_db
CALM = {"acute": "no", "text": "Talt med læreren. Børnene er hos mormor."}


def screening(**changes: str) -> dict[str, str]:
    content = {"outcome": "examination", "reason": "Flere på kort tid.", "target_group": "family"}
    return content | {"district": "hjallerup"} | changes


def test_a_concern_is_assessed_screened_answered_and_the_leader_allocates(town: cast.Cast) -> None:
    part, client = came_in(town), browser(town, "bo")
    shown = text(client.get(to("show", part)))
    assert "aftensmad" in shown
    assert "Modtagelsen, Team Øst" in shown
    assert client.post(to("assess", part), CALM).headers["Location"] == to("screen", part)
    assert client.post(to("screen", part), screening()).headers["Location"] == to("show", part)
    assert client.post(to("receipt", part), {"how": "phone"}).status_code == 302
    assert ConcernAssessment.objects.get().acute is False
    case = Case.objects.get(child=town.alma)
    body = text(client.get(to("show", part)))
    assert "Børnefaglig undersøgelse" in body
    assert "Telefon" in body
    assert "Fordel sagen" not in body
    assert str(case.pk) not in body
    assert client.get(reverse("people:child", kwargs={"case_id": case.pk})).status_code == 404
    led = text(browser(town, "karin").get(to("show", part)))
    assert "Fordel sagen" in led
    assert reverse("people:child", kwargs={"case_id": case.pk}) in led


def test_empty_answers_are_told_at_their_boxes(town: cast.Cast) -> None:
    part, client = came_in(town), browser(town, "bo")
    body = text(client.post(to("assess", part), {"text": ""}))
    assert "Vælg, om barnet har brug for akut hjælp." in body
    assert "Skriv, hvad vurderingen bygger på." in body
    body = text(client.post(to("screen", part), {"reason": "Fordi"}))
    assert "Lav 24-timersvurderingen først." in body
    assert "Fordi" in body
    body = text(client.post(to("receipt", part), {}))
    assert "Vælg, hvordan der er kvitteret." in body
    assessed(town, part)
    body = text(client.post(to("screen", part), screening(target_group="", district="")))
    assert "Vælg målgruppe." in body
    assert "Vælg skoledistrikt." in body
    assert not Screening.objects.exists()


def test_the_second_to_assess_learns_who_did_it_and_keeps_the_text(town: cast.Cast) -> None:
    part = assessed(town, came_in(town), by="karin")
    client = browser(town, "bo")
    body = text(client.post(to("assess", part), CALM))
    assert "Karin Eksempelund har allerede vurderet barnet" in body
    assert "Børnene er hos mormor." in body
    assert ConcernAssessment.objects.get().by_id == town.employee("karin").pk
    assert Trace.objects.filter(act="assess_concern", outcome="conflict").count() == 1


def test_a_double_click_is_one_assessment_one_screening_one_receipt(town: cast.Cast) -> None:
    part, client = came_in(town), browser(town, "bo")
    for _ in range(2):
        assert client.post(to("assess", part), CALM).status_code == 302
        assert client.post(to("screen", part), screening()).status_code == 302
        assert client.post(to("receipt", part), {"how": "letter"}).status_code == 302
    assert (ConcernAssessment.objects.count(), Screening.objects.count(), Receipt.objects.count()) == (
        1,
        1,
        1,
    )


def test_a_running_case_wants_a_colleague_who_is_new_or_a_reason(town: cast.Cast) -> None:
    running(town, town.alma, to="mette")
    part, client = came_in(town), browser(town, "mette")
    body = text(client.get(to("assess", part)))
    assert "Vurdér sammen med en kollega, der ikke har arbejdet med sagen." in body
    assert "Lone Fiktivsen" in body
    refused = text(client.post(to("assess", part), CALM))
    assert "Vælg en kollega, der vurderer sammen med dig" in refused
    alone = CALM | {"alone_because": "Klokken er to om natten, og barnet er hos politiet."}
    assert client.post(to("assess", part), alone).status_code == 302
    deviation = Deviation.objects.get(kind="assessed_alone")
    assert "to om natten" in deviation.text
    assert deviation.owner_id == town.employee("mette").pk


def test_with_somebody_new_there_is_no_deviation(town: cast.Cast) -> None:
    running(town, town.alma, to="mette")
    part = came_in(town)
    content = CALM | {"together_with": str(town.employee("lone").pk)}
    assert browser(town, "mette").post(to("assess", part), content).status_code == 302
    assert ConcernAssessment.objects.get(concern_child=part).together_with_id == town.employee("lone").pk
    assert not Deviation.objects.exists()
    body = text(browser(town, "mette").get(to("show", part)))
    assert "sammen med Lone Fiktivsen" in body


def test_a_late_assessment_is_stored_late_explained_and_stays(town: cast.Cast) -> None:
    part, client = came_in(town, hours=30), browser(town, "bo")
    assert "Fristen er overskredet" in text(client.get(to("assess", part)))
    client.post(to("assess", part), CALM)
    due = part.dues.get(kind="concern_assessment")
    body = text(client.get(to("show", part)))
    assert "Bruddet bliver stående. Det kan forklares, men ikke fjernes." in body
    explain = to("explain", part, due_id=due.pk)
    assert "Skriv forklaringen." in text(client.post(explain, {"text": " "}))
    assert client.post(explain, {"text": "Vagten var syg.", "version": 0}).status_code == 302
    stale = text(client.post(explain, {"text": "Mine egne ord.", "version": 0}))
    assert "Ikke gemt." in stale and "Mine egne ord." in stale
    body = text(client.get(to("show", part)))
    assert "Vagten var syg." in body
    assert "Bruddet bliver stående" in body
    assert "Storm" in text(client.get("/underretninger/?vis=late")) or "Alma" in text(
        client.get("/underretninger/?vis=late")
    )


def test_a_kept_deadline_cannot_be_explained(town: cast.Cast) -> None:
    part = came_in(town)
    due = part.dues.get(kind="concern_assessment")
    path = to("explain", part, due_id=due.pk)
    assert "Fristen er ikke brudt" in text(browser(town, "bo").get(path))
    assert "Fristen er ikke brudt" in text(
        browser(town, "bo").post(path, {"text": "For en sikkerheds skyld."})
    )
    assert not Deviation.objects.exists()
    assert browser(town, "bo").get(to("explain", part, due_id=uuid4())).status_code == 404


def test_risk_first_stands_on_the_concern_and_the_case(town: cast.Cast) -> None:
    part = assessed(town, came_in(town))
    client = browser(town, "bo")
    client.post(to("screen", part), screening(risk_first="on"))
    assert Case.objects.get(child=town.alma).safety_first
    assert "Forældre og netværk inddrages ikke, før risikoen er vurderet" in text(
        client.get(to("show", part))
    )


def test_a_screening_in_a_running_case_asks_for_no_team(town: cast.Cast) -> None:
    running(town, town.alma)
    part = came_in(town)
    content = rules.Assessment(acute=True, text="Ja.", together_with=town.employee("lone").pk)
    concerns.assess(by=town.asker("bo", NOW), at=NOW, concern_child=part, assessment=content)
    client = browser(town, "mette")
    assert "Skoledistrikt" not in text(client.get(to("screen", part)))
    outcome = {"outcome": "in_running_case", "reason": "Hører til undersøgelsen."}
    assert client.post(to("screen", part), outcome).status_code == 302


def test_the_anonymous_gets_no_receipt(town: cast.Cast) -> None:
    part = came_in(town, notifier=rules.Notifier.ANONYMOUS)
    body = text(browser(town, "bo").post(to("receipt", part), {"how": "phone"}))
    assert "Der er ingen at kvittere til." in body


@pytest.mark.parametrize("name", ["show", "assess", "screen", "receipt"])
def test_strangers_bad_ids_and_wrong_verbs(town: cast.Cast, name: str) -> None:
    part = came_in(town)
    path = to(name, part)
    nowhere = path.replace(str(part.concern_id), str(uuid4()))
    foreign, missing = browser(town, "jonas").get(path), browser(town, "jonas").get(nowhere)
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert text(foreign).replace(path, "") == text(missing).replace(nowhere, "")
    assert browser(town, "jonas").post(path, CALM).status_code in {404, 405}
    assert browser(town, "erik").get(path).status_code == 404
    assert browser(town, "bo").put(path).status_code == 405
    assert Trace.objects.filter(outcome="not_found", employee=town.employee("jonas").pk).count() >= 2


def test_a_part_of_another_concern_is_not_here(town: cast.Cast) -> None:
    one, other = came_in(town), came_in(town, town.storm, hours=timedelta(hours=2).seconds / 3600)
    path = to("assess", one).replace(str(one.pk), str(other.pk))
    assert browser(town, "bo").get(path).status_code == 404
