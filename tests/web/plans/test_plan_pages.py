"""The pages of the plan: goals for siblings together, numbers from everybody, and access per part."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.concerns.room import NOW, browser, running, text
from varigespor.casework import closing
from varigespor.records.models import Case, Goal, GoalScore, GoalTask, Plan, PlanPart

pytestmark = pytest.mark.django_db

SOON = f"{NOW + timedelta(days=90):%Y-%m-%d}"


def scene(*, brother_with: str = "mette") -> tuple[cast.Cast, Case, Case]:
    """Alma's case with Mette, and her brother Storm's."""
    town = cast.build()
    return town, running(town, town.alma), running(town, town.storm, to=brother_with)


def to(name: str, case: Case, *more: Any) -> str:
    """The address of a page of the chapter."""
    return reverse(f"plans:{name}", args=[case.pk, *more])


def goal(prefix: str = "", **changes: str) -> dict[str, str]:
    """The five boxes of a goal, as they are posted."""
    boxes = {
        "text": "Alma sover i sin egen seng",
        "whose": "Alma",
        "sign": "Hun er udhvilet i skolen",
        "until": SOON,
        "tasks": "Mor: læser godnathistorie\nMormor: ringer hver aften",
    } | changes
    return {f"{prefix}{name}": value for name, value in boxes.items()}


def planned(town: cast.Cast, case: Case) -> Goal:
    """A plan with one goal, made on the page."""
    posted = {"do": "save", "key": uuid4().hex, "with_0": "on", "count_0": "1"} | goal("goal-0-0-")
    assert browser(town, "mette").post(to("new", case), posted).status_code == 302
    return Goal.objects.get(part__case=case)


def give_numbers(client: Client, case: Case, row: Goal, number: str = "4") -> None:
    """Alma's and Rådgiver's number on a goal today."""
    posted = {"rater-0": "Alma", "rater-1": "Rådgiver", f"s-{row.pk}-0": number, f"s-{row.pk}-1": "5"}
    assert client.post(to("score", case), posted).status_code == 302


def test_a_plan_for_siblings_is_one_head_and_a_part_each() -> None:
    town, alma, storm = scene()
    posted = {
        "do": "save",
        "key": uuid4().hex,
        "with_0": "on",
        "count_0": "1",
        "with_1": "on",
        "count_1": "1",
    }
    posted |= goal("goal-0-0-") | goal("goal-1-0-", text="Storm spiser morgenmad", whose="Storm")
    client = browser(town, "mette")
    assert {client.post(to("new", alma), posted).status_code for _ in range(2)} == {302}
    assert Plan.objects.count() == 1
    assert PlanPart.objects.count() == 2
    assert GoalTask.objects.filter(goal__part__case=alma).count() == 2
    page = text(client.get(to("show", alma)))
    assert "Alma sover i sin egen seng" in page
    assert "læser godnathistorie" in page
    assert "Fælles plan med" in page
    assert "Storm spiser morgenmad" not in page
    assert "Storm spiser morgenmad" in text(client.get(to("show", storm)))


def test_who_sees_only_one_child_sees_only_that_part() -> None:
    town, alma, storm = scene()
    posted = {"do": "save", "key": uuid4().hex, "count_0": "1", "with_1": "on", "count_1": "1"}
    posted |= goal("goal-0-0-") | goal("goal-1-0-", text="Storm spiser morgenmad", whose="Storm")
    browser(town, "mette").post(to("new", alma), posted)
    at = NOW - timedelta(minutes=1)
    lis = town.employee("lis").pk
    closing.share(by=town.asker("mette", at), at=at, case=alma, employee=lis, purpose="Tandpleje")
    page = text(browser(town, "lis").get(to("show", alma)))
    assert "Alma sover i sin egen seng" in page
    assert "Storm" not in page
    assert "Sæt tal på" not in page
    assert browser(town, "lis").get(to("show", storm)).status_code == 404


def test_a_sibling_in_another_team_cannot_be_ticked() -> None:
    town, alma, _ = scene(brother_with="jonas")
    assert "Planen gælder også Storm" not in text(browser(town, "mette").get(to("new", alma)))


def test_errors_stand_at_the_right_goal_and_nothing_is_half_saved() -> None:
    town, alma, _ = scene()
    posted = {"do": "save", "key": uuid4().hex, "count_0": "2", "with_1": "on", "count_1": "1"}
    posted |= goal("goal-0-0-") | goal("goal-0-1-", sign="", until="") | goal("goal-1-0-", tasks="Mor læser")
    page = text(browser(town, "mette").post(to("new", alma), posted))
    assert "Ret 3 ting" in page
    assert 'href="#id_goal-0-1-sign"' in page
    assert 'href="#id_goal-0-1-until"' in page
    assert 'href="#id_goal-1-0-tasks"' in page
    assert "Alma sover i sin egen seng" in page
    assert not Plan.objects.exists()


def test_one_more_goal_judges_and_saves_nothing() -> None:
    town, alma, _ = scene()
    posted = {"do": "more-0", "count_0": "1", "count_1": "1", "with_1": "on", "goal-0-0-text": "Sove godt"}
    page = text(browser(town, "mette").post(to("new", alma), posted))
    assert "Sove godt" in page
    assert "id_goal-0-1-text" in page
    assert "form-error" not in page
    assert not Plan.objects.exists()


def test_adding_a_goal_twice_is_one_goal() -> None:
    town, alma, _ = scene()
    planned(town, alma)
    client, posted = browser(town, "mette"), {"key": uuid4().hex} | goal(text="Alma har en at ringe til")
    assert {client.post(to("add_goal", alma), posted).status_code for _ in range(2)} == {302}
    assert Goal.objects.filter(part__case=alma).count() == 2
    assert "Datoen er allerede gået." in text(client.post(to("add_goal", alma), goal(until="2020-01-01")))


def test_everybody_gives_a_number_in_one_form_and_the_scale_shows_it() -> None:
    town, alma, _ = scene()
    row = planned(town, alma)
    client = browser(town, "mette")
    page = text(client.get(to("score", alma)))
    assert "Mor, Signe" in page
    assert "Rådgiver" in page
    raters = {"rater-0": "Alma", "rater-1": "Mor, Signe", "rater-2": "Rådgiver"}
    first = {f"s-{row.pk}-0": "3", f"s-{row.pk}-1": "4", f"s-{row.pk}-2": "", f"s-{row.pk}-3": ""}
    day = {"on": f"{NOW - timedelta(days=30):%Y-%m-%d}"}
    assert client.post(to("score", alma), raters | first | day).status_code == 302
    later = {f"s-{row.pk}-0": "8", f"s-{row.pk}-1": "4", f"s-{row.pk}-3": "5", "other": "Mormor"}
    posted = raters | later | {"on": f"{NOW:%Y-%m-%d}"}
    assert {client.post(to("score", alma), posted).status_code for _ in range(2)} == {302}
    assert GoalScore.objects.count() == 5
    page = text(client.get(to("show", alma)))
    assert "Alma: fra 3 til 8 af 10" in page
    assert "Mormor: 5 af 10" in page
    assert "4 point imellem" in page
    assert "Sidst 8" in text(client.get(to("score", alma)))


def test_a_number_outside_the_scale_and_no_number_are_said_at_the_box() -> None:
    town, alma, _ = scene()
    row = planned(town, alma)
    client = browser(town, "mette")
    page = text(client.post(to("score", alma), {"rater-0": "Alma", f"s-{row.pk}-0": "11"}))
    assert "Vælg et tal fra 0 til 10." in page
    assert f'href="#id_s-{row.pk}-0"' in page
    assert "Skriv et helt tal" in text(
        client.post(to("score", alma), {"rater-0": "Alma", f"s-{row.pk}-0": "fem"})
    )
    assert "Skriv mindst ét tal." in text(client.post(to("score", alma), {"rater-0": "Alma"}))
    assert "Skriv, hvem tallet er fra." in text(
        client.post(to("score", alma), {"rater-0": "Alma", f"s-{row.pk}-1": "5"})
    )
    assert not GoalScore.objects.exists()


def test_a_goal_ends_once_and_stays_with_its_outcome() -> None:
    town, alma, _ = scene()
    row = planned(town, alma)
    client = browser(town, "mette")
    assert "Vælg, hvordan det gik med målet." in text(client.post(to("end_goal", alma, row.pk), {}))
    for _ in range(2):
        assert client.post(to("end_goal", alma, row.pk), {"outcome": "reached"}).status_code == 302
    late = text(browser(town, "karin").post(to("end_goal", alma, row.pk), {"outcome": "dropped"}))
    assert "Mette Øvgaard har rettet i mellemtiden" in late
    assert "<dd>Nået</dd>" in late
    page = text(client.get(to("show", alma)))
    assert "Afsluttede mål" in page
    assert "Nået " in page
    row.refresh_from_db()
    assert row.outcome == "reached"


def test_the_normal_life_is_kept_by_version() -> None:
    town, alma, _ = scene()
    part = planned(town, alma).part
    karin, mette = browser(town, "karin"), browser(town, "mette")
    address = to("describe", alma, part.pk)
    assert karin.post(address, {"normal_life": "Svømning", "version": "1"}).status_code == 302
    page = text(mette.post(address, {"normal_life": "Spejder", "version": "1"}))
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "Svømning" in page
    assert "Spejder" in page
    assert mette.post(address, {"normal_life": "Begge dele", "version": "2"}).status_code == 302
    part.refresh_from_db()
    assert part.normal_life == "Begge dele"


def test_a_stranger_finds_nothing_and_a_leader_does() -> None:
    town, alma, _ = scene()
    row = planned(town, alma)
    jonas, karin, mette = (browser(town, who) for who in ("jonas", "karin", "mette"))
    for name in ("show", "new", "add_goal", "score", "end_goal", "describe"):
        more = {"end_goal": [row.pk], "describe": [row.part_id]}.get(name, [])
        address = to(name, alma, *more)
        assert jonas.get(address).status_code == 404, name
        assert karin.get(address).status_code == 200, name
        assert mette.delete(address).status_code == 405, name


def test_another_childs_goal_is_not_found_here() -> None:
    town, alma, storm = scene()
    row = planned(town, alma)
    client = browser(town, "mette")
    assert client.get(to("end_goal", storm, row.pk)).status_code == 404
    assert client.get(to("describe", storm, row.part_id)).status_code == 404
