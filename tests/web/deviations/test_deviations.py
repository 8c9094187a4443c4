"""A deviation's own page: explained, resting, ended; the law's cannot rest."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.domain.deviations import DeviationKind
from varigespor.records.models import Case, Deviation, Due, Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=150))


def page(case: Case, kind: str) -> str:
    due = Due.objects.get(case=case, kind=kind)
    return reverse("deviations:due", args=[case.pk, due.pk])


def test_an_explanation_is_kept_and_the_breach_stays(client: Client, town: cast.Cast, case: Case) -> None:
    url = page(case, "examination")
    client.force_login(town.employee("mette"))
    empty = client.post(url, {"doing": "explain", "text": "  "})
    assert "Skriv forklaringen" in empty.content.decode()
    owner = str(town.employee("karin").pk)
    data = {"doing": "explain", "text": "Barnet var indlagt.", "owner": owner}
    assert client.post(url, data).status_code == 302
    row = Deviation.objects.get()
    assert (row.explanation, row.owner, row.explained_by.username) == (
        "Barnet var indlagt.",
        town.employee("karin"),
        "mette",
    )
    assert Due.objects.open().filter(case=case, kind="examination").exists()
    assert "Barnet var indlagt." in client.get(url).content.decode()
    assert Trace.objects.filter(act="explain", outcome="done", children__contains=[case.child_id]).exists()


def test_somebody_explained_meanwhile(client: Client, town: cast.Cast, case: Case) -> None:
    url = page(case, "examination")
    client.force_login(town.employee("mette"))
    client.post(url, {"doing": "explain", "text": "Først."})
    for version in (0, 1):
        stale = {"doing": "explain", "text": "Min egen tekst.", "version": version}
        body = client.post(url, stale).content.decode()
        assert "Ikke gemt. Mette Øvgaard" in body and "Min egen tekst." in body
    assert Deviation.objects.get().explanation == "Først."


def test_the_programmes_may_rest_and_the_laws_may_not(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    until = timezone.localdate() + timedelta(days=14)
    pause = {"doing": "pause", "until": until, "reason": "Kontakt kan bringe Alma i fare."}
    assert client.post(page(case, "network"), pause | {"until": ""}).status_code == 200
    assert client.post(page(case, "network"), pause).status_code == 302
    assert Deviation.objects.get().paused_until == until
    assert "Sæt på pause" not in client.get(page(case, "examination")).content.decode()
    client.post(page(case, "examination"), pause)
    assert Deviation.objects.count() == 1


def test_what_an_act_opened_is_explained_and_ended(client: Client, town: cast.Cast, case: Case) -> None:
    mette = town.employee("mette")
    row = Deviation.objects.create(
        kind=DeviationKind.WHY_NOT_LOWER,
        case=case,
        owner=mette,
        opened_at=timezone.now(),
        opened_by=mette,
    )
    url = reverse("deviations:one", args=[case.pk, row.pk])
    client.force_login(mette)
    assert client.post(url, {"doing": "explain", "text": "Skrives i dag."}).status_code == 302
    row.refresh_from_db()
    assert row.explanation == "Skrives i dag." and row.ended_at is None
    assert client.post(url, {"doing": "end", "text": ""}).status_code == 200
    assert client.post(url, {"doing": "end", "text": "Svaret er givet."}).status_code == 302
    row.refresh_from_db()
    assert row.ended_at and row.version == 3
    assert "allerede afsluttet" in client.post(url, {"doing": "end", "text": "Igen"}).content.decode()


def test_a_leader_says_why_somebody_is_above_the_cap_and_ends_it(
    client: Client, town: cast.Cast, case: Case
) -> None:
    cast.hours(town, "mette", 1)
    url = reverse("deviations:over_cap", args=[town.employee("mette").pk])
    client.force_login(town.employee("karin"))
    assert "Skriv hvorfor" in client.get("/teamet/").content.decode()
    assert "Skriv, hvornår" in client.post(url, {"doing": "over", "over_cap_reason": "x"}).content.decode()
    until = timezone.localdate() + timedelta(days=9)
    why = {"doing": "over", "over_cap_reason": "Nedsat tid fra i dag", "over_cap_until": until}
    assert client.post(url, why).status_code == 302
    cast.hours(town, "mette", 37)
    assert "under loftet igen siden" in client.get(url).content.decode()
    assert client.post(url, {"doing": "end", "text": "Fuld tid igen"}).status_code == 302
    assert Deviation.objects.get().ended_at is not None
    assert "Nedsat tid fra i dag" in client.get(url).content.decode()


@pytest.mark.parametrize("name", ["vagn", "rikke", "mette", "bo"])
def test_the_cap_is_the_teams_leaders_and_the_chiefs(client: Client, town: cast.Cast, name: str) -> None:
    client.force_login(town.employee(name))
    known = client.get(reverse("deviations:over_cap", args=[town.employee("mette").pk]))
    unknown = client.get(reverse("deviations:over_cap", args=[uuid4()]))
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content


def test_a_stranger_and_a_bad_id_get_the_404_of_nothing(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("jonas"))
    assert client.get(page(case, "network")).status_code == 404
    client.force_login(town.employee("mette"))
    assert client.get(reverse("deviations:due", args=[case.pk, uuid4()])).status_code == 404
    assert client.get(reverse("deviations:one", args=[case.pk, uuid4()])).status_code == 404
    assert client.delete(page(case, "network")).status_code == 405
