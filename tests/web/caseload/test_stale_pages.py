"""A page that somebody else's act made stale: nothing is saved, it says who did, and the text stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import caseload, closing, staff
from varigespor.domain.caseload import Allocation, Change
from varigespor.domain.refusals import Conflict
from varigespor.records.models import Absence, Case, CasePeriod, Cover, Post, Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=3))


def given_away(town: cast.Cast, case: Case) -> None:
    """Karin gives the case to Lone."""
    allocation = Allocation(
        town.employee("lone").pk, timezone.localdate(), Change.ORGANISATIONAL, "Mette har mange"
    )
    now = timezone.now()
    by = town.asker("karin", now)
    caseload.allocate(by=by, at=now, case=case, allocation=allocation, municipality=town.town)


def sent(client: Client, town: cast.Cast, who: str, url: str, data: dict[str, Any]) -> HttpResponse:
    client.force_login(town.employee(who))
    return client.post(url, data)  # type: ignore[return-value]


def test_a_case_given_away_meanwhile_is_not_closed(client: Client, town: cast.Cast, case: Case) -> None:
    url = reverse("caseload:close", args=[case.pk])
    client.force_login(town.employee("rikke"))
    version = client.get(url).context["form"]["version"].value()
    data = {"on": timezone.localdate(), "reason": "Målet er nået", "version": version}
    given_away(town, case)
    answer = sent(client, town, "rikke", url, data)
    page = answer.content.decode()
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "<dd>Lone Fiktivsen</dd>" in page
    assert answer.context["form"]["reason"].value() == "Målet er nået"
    assert CasePeriod.objects.current().get(case=case).valid_to is None
    assert Trace.objects.filter(act="close", outcome="conflict").count() == 1
    again = data | {"version": answer.context["form"]["version"].value()}
    assert sent(client, town, "rikke", url, again).status_code == 302


def test_a_cover_chosen_meanwhile_is_not_replaced(client: Client, town: cast.Cast, case: Case) -> None:
    url = reverse("caseload:cover", args=[town.employee("mette").pk])
    today, child, version = timezone.localdate(), f"child_{case.pk}", f"version_{case.pk}"
    shown = Case.objects.get(pk=case.pk).version
    data = {"since": today, "until": today + timedelta(days=5), version: shown}
    lone = {child: town.employee("lone").pk}
    assert sent(client, town, "karin", url, data | lone).status_code == 302
    mine = data | {child: town.employee("rikke").pk}
    answer = sent(client, town, "rikke", url, mine)
    page = answer.content.decode()
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "<dd>Lone Fiktivsen</dd>" in page
    assert answer.context["form"][child].value() == str(town.employee("rikke").pk)
    assert Cover.objects.on(today).get().employee == town.employee("lone")
    again = mine | {version: answer.context["form"][version].value()}
    assert sent(client, town, "rikke", url, again).status_code == 302
    assert Cover.objects.on(today).get().employee == town.employee("rikke")


def test_sharing_again_for_another_purpose_is_no_silent_loss(town: cast.Cast, case: Case) -> None:
    now, jonas = timezone.now(), town.employee("jonas").pk
    closing.share(by=town.asker("mette", now), at=now, case=case, employee=jonas, purpose="Vejning")
    with pytest.raises(Conflict, match="Mette Øvgaard rettede delingen"):
        closing.share(by=town.asker("karin", now), at=now, case=case, employee=jonas, purpose="Tandpleje")


def test_a_post_changed_meanwhile_is_not_changed_again(client: Client, town: cast.Cast) -> None:
    mette, today, now = town.employee("mette"), timezone.localdate(), timezone.now()
    url = reverse("caseload:employee", args=[mette.pk])
    post = Post.objects.current().get(employee=mette)
    data = {"doing": "hours", "post": post.pk, "weekly_hours": "32,5", "since": today}
    chief = {"by": town.asker("inger", now), "at": now}
    staff.set_hours(post=post, hours=30, since=today - timedelta(days=1), **chief)  # type: ignore[arg-type]
    page = sent(client, town, "inger", url, data).content.decode()
    assert "Inger Tænkt har rettet i mellemtiden" in page
    assert "30 timer om ugen fra" in page and 'value="32,5"' in page
    held = Post.objects.on(today).get(employee=mette)
    assert held.weekly_hours == 30
    assert "<details open><summary>Ændr timer" in page and str(held.pk) in page
    assert sent(client, town, "inger", url, data | {"post": held.pk}).status_code == 302
    absence = staff.away(employee=mette, since=today, until=today + timedelta(days=9), **chief)
    staff.back(absence=absence, on=today + timedelta(days=2), **chief)
    page = sent(client, town, "inger", url, {"doing": "back", "absence": absence.pk}).content.decode()
    assert "Inger Tænkt har rettet i mellemtiden" in page
    assert Absence.objects.on(today + timedelta(days=1)).exists()


def test_a_move_written_meanwhile_is_not_written_over(client: Client, town: cast.Cast, case: Case) -> None:
    url, today = reverse("people:family", args=[case.pk]), timezone.localdate()
    move = {"do": "move", "district": "hjallerup", "since": today, "version": "1"}
    assert sent(client, town, "karin", url, move | {"address": "Prøvestien 4"}).status_code == 302
    answer = sent(client, town, "mette", url, move | {"address": "Øvevej 9"})
    page = answer.content.decode()
    assert "Karin Eksempelund har rettet i mellemtiden" in page
    assert "<dd>Prøvestien 4</dd>" in page and 'value="Øvevej 9"' in page
