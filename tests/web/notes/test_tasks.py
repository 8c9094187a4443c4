"""Tasks that come out of a note: whose they are, who may get one, and where they stand."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import closing, notes
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.refusals import Refused
from varigespor.records.models import Case, Note, Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(town: cast.Cast) -> Case:
    """Alma's case with Mette, shared with Lis."""
    now = timezone.now()
    case = cast.allocated(town, at=now - timedelta(days=3))
    lis = town.employee("lis").pk
    closing.share(by=town.asker("mette", now), at=now, case=case, employee=lis, purpose="Vejning")
    return case


def typed(case: Case, **changes: object) -> dict[str, object]:
    today = timezone.localdate().isoformat()
    values = {"key": uuid4().hex, "kind": "talk", "planned": "yes", "held_on": today, "text": "Talt med mor."}
    return values | {f"with_{case.pk}": "on"} | changes


def test_the_task_stands_where_its_owner_begins_and_only_the_owner_ends_it(
    client: Client, town: cast.Cast, case: Case
) -> None:
    client.force_login(town.employee("mette"))
    url = reverse("notes:new", args=[case.pk])
    page = client.get(url).content.decode()
    assert "Karin Eksempelund</option>" in page and "Lis Opdigt</option>" in page
    assert "Jonas Prøvlund" not in page and "Mette Øvgaard</option>" not in page
    due = (timezone.localdate() + timedelta(days=1)).isoformat()
    given = {
        "task_text_0": "Ring til skolen",
        "task_on_0": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "task_text_1": "Vej Alma",
        "task_owner_1": town.employee("lis").pk,
        "task_text_2": "Find en plads",
        "task_owner_2": town.employee("karin").pk,
        "task_on_2": due,
    }
    assert client.post(url, typed(case, **given)).status_code == 302
    places = {"mette": "myday:day", "lis": "people:shared", "karin": "caseload:team"}
    owned = dict(Task.objects.values_list("owner__username", "text"))
    assert owned == {"mette": "Ring til skolen", "lis": "Vej Alma", "karin": "Find en plads"}
    for who, place in places.items():
        client.force_login(town.employee(who))
        page = client.get(reverse(place)).content.decode()
        assert [text for text in owned.values() if text in page] == [owned[who]]
    lis = Task.objects.get(owner__username="lis")
    assert client.post(reverse("myday:finish", args=[lis.pk])).status_code == 404
    client.force_login(town.employee("lis"))
    assert client.post(reverse("myday:finish", args=[lis.pk])).url == reverse("people:shared")
    assert "Vej Alma" not in client.get(reverse("people:shared")).content.decode()


def test_nobody_gets_a_task_in_a_case_they_do_not_see(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    strange = {"task_text_2": "Ring", "task_owner_2": town.employee("jonas").pk}
    answer = client.post(reverse("notes:new", args=[case.pk]), typed(case, **strange))
    assert answer.context["form"].errors["task_owner_2"] == ["Vælg en, der ser sagen i dag."]
    assert "Ring" in answer.content.decode()
    today, now = timezone.localdate(), timezone.now()
    task = NewTask(case.pk, "Ring", town.employee("jonas").pk, today)
    note = NewNote("n", NoteKind.TALK, today, True, "Talt.", (NewNotePart(case.pk),), tasks=(task,))
    with pytest.raises(Refused, match="ser sagen om Alma") as refused:
        notes.write(by=town.asker("mette", now), at=now, note=note)
    assert refused.value.complaints[0].field == "task_owner_0"
    assert not Note.objects.exists()


def test_what_is_wrong_stands_at_its_own_row(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    early = (timezone.localdate() - timedelta(days=1)).isoformat()
    rows = {"task_text_0": "Ring", "task_text_2": "Skriv", "task_on_2": early}
    answer = client.post(reverse("notes:new", args=[case.pk]), typed(case, **rows))
    assert set(answer.context["form"].errors) == {"task_on_2"}
    assert '<details class="gap-s" open>' in answer.content.decode()
    dated = typed(case, task_on_1=timezone.localdate().isoformat())
    answer = client.post(reverse("notes:new", args=[case.pk]), dated)
    assert answer.context["form"].errors["task_text_1"] == ["Skriv opgaven."]
