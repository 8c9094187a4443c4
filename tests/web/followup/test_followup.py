"""A follow-up answers each goal and moves nobody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import plans
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.records.models import Case, Due, FollowUp, Goal

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=3))
    now = timezone.now()
    goal = NewGoal("Alma sover i sin egen seng", "Alma", "Hun er udhvilet", timezone.localdate())
    plans.make(by=town.asker("mette", now), at=now, plan=NewPlan((NewPart(case.pk, (goal,)),)))
    return case


def typed(**changes: str) -> dict[str, str]:
    goal = Goal.objects.get()
    values = {
        "key": "k1",
        "held_on": timezone.localdate().isoformat(),
        "text": "Mor har haft to gode uger.",
        f"goal_{goal.pk}": "closer",
        "child_profits": "yes",
        "recommendation": "less",
        "recommendation_reason": "Mormor hjælper om morgenen.",
        "next_on": (timezone.localdate() + timedelta(days=60)).isoformat(),
        "next_reason": "Vi vil se vinteren an.",
    }
    return values | changes


def test_it_is_saved_and_starts_two_clocks_that_are_never_merged(
    client: Client, town: cast.Cast, case: Case
) -> None:
    client.force_login(town.employee("mette"))
    response = client.post(reverse("followup:new", args=[case.pk]), typed())
    assert response.status_code == 302
    assert "Barnet er ikke flyttet" in client.get(response["Location"]).content.decode()
    voices = dict(
        Due.objects.open().filter(case=case, kind__startswith="follow_up").values_list("kind", "voice")
    )
    assert voices == {"follow_up_agreed": "law", "follow_up_programme": "programme"}


@pytest.mark.parametrize("missing", ["recommendation", "next_on", "next_reason", "child_profits"])
def test_what_is_missing_is_said_at_its_field_and_the_text_stays(
    client: Client, town: cast.Cast, case: Case, missing: str
) -> None:
    client.force_login(town.employee("mette"))
    response = client.post(reverse("followup:new", args=[case.pk]), typed(**{missing: ""}))
    assert response.context["form"].errors.keys() == {missing}
    assert "Mormor hjælper om morgenen." in response.content.decode()
    assert not FollowUp.objects.exists()


def test_an_unanswered_goal_is_said(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    goal = f"goal_{Goal.objects.get().pk}"
    response = client.post(reverse("followup:new", args=[case.pk]), typed(**{goal: ""}))
    assert response.context["form"].errors.keys() == {goal}


def test_a_double_click_is_one(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    for _ in range(2):
        client.post(reverse("followup:new", args=[case.pk]), typed())
    assert FollowUp.objects.count() == 1


def test_a_team_mate_may_not(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("lone"))
    assert client.get(reverse("followup:new", args=[case.pk])).status_code == 404
