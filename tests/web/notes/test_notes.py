"""A note for two siblings; nothing typed is lost; a double click is one row."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import drafts
from varigespor.records.models import Case, Draft, Note, NotePart, Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(town: cast.Cast) -> list[Case]:
    at = timezone.now() - timedelta(days=3)
    return [cast.allocated(town, at=at), cast.allocated(town, at=at, child=town.storm)]


def typed(cases: list[Case], **changes: object) -> dict[str, object]:
    alma, storm = cases
    values: dict[str, object] = {
        "key": "k1",
        "kind": "visit",
        "planned": "yes",
        "held_on": timezone.localdate().isoformat(),
        "minutes": "60",
        "text": "Alma viste sit nye værelse.",
        f"with_{alma.pk}": "on",
        f"seen_{alma.pk}": "alone",
        f"with_{storm.pk}": "on",
        f"seen_{storm.pk}": "seen",
        f"own_{storm.pk}": "Storm er stille.",
    }
    return values | changes


def test_one_note_for_two_siblings_with_a_task(client: Client, town: cast.Cast, cases: list[Case]) -> None:
    client.force_login(town.employee("mette"))
    url = reverse("notes:new", args=[cases[0].pk])
    due = (timezone.localdate() + timedelta(days=3)).isoformat()
    response = client.post(url, typed(cases, task_text_0="Ring til skolen", task_on_0=due))
    assert response.status_code == 302
    parts = {part.case_id: part for part in NotePart.objects.all()}
    assert parts[cases[0].pk].seen_alone
    assert parts[cases[1].pk].own_text == "Storm er stille."
    assert Task.objects.get().owner == town.employee("mette")


def test_a_double_click_is_one_note(client: Client, town: cast.Cast, cases: list[Case]) -> None:
    client.force_login(town.employee("mette"))
    for _ in range(2):
        client.post(reverse("notes:new", args=[cases[0].pk]), typed(cases))
    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Skriv notatet."),
        ({"held_on": "2099-01-01"}, "Kontakten ligger i fremtiden"),
        ({"held_on": "i går"}, "Skriv datoen som dag, måned og år"),
        ({"minutes": "lang tid"}, "Skriv et helt antal minutter"),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_the_text(
    client: Client, town: cast.Cast, cases: list[Case], changes: dict[str, object], message: str
) -> None:
    client.force_login(town.employee("mette"))
    response = client.post(reverse("notes:new", args=[cases[0].pk]), typed(cases, **changes))
    body = response.content.decode()
    assert message in body
    assert "Storm er stille." in body
    assert not Note.objects.exists()


def test_what_is_typed_is_kept_on_the_server_and_is_there_again(
    client: Client, town: cast.Cast, cases: list[Case]
) -> None:
    client.force_login(town.employee("mette"))
    url = reverse("notes:new", args=[cases[0].pk])
    kept = client.post(reverse("access:draft"), typed(cases) | {"place": url, "title": "Notat om Alma"})
    assert kept.status_code == 204
    row = Draft.objects.get()
    assert b"nye v" not in bytes(row.content_sealed)
    client.logout()
    client.force_login(town.employee("mette"))
    assert "Alma viste sit nye værelse." in client.get(url).content.decode()
    client.post(url, typed(cases))
    assert not Draft.objects.exists()


def test_a_draft_is_its_writers_only(client: Client, town: cast.Cast, cases: list[Case]) -> None:
    url = reverse("notes:new", args=[cases[0].pk])
    typed = drafts.Typed(url, "x", {"text": ["Karins ord"]})
    drafts.keep(by=town.asker("karin"), at=timezone.now(), typed=typed)
    client.force_login(town.employee("mette"))
    assert "Karins ord" not in client.get(url).content.decode()


def test_access_is_per_part(client: Client, town: cast.Cast, cases: list[Case]) -> None:
    client.force_login(town.employee("mette"))
    client.post(reverse("notes:new", args=[cases[0].pk]), typed(cases))
    note = Note.objects.get()
    from varigespor.casework import closing

    closing.share(
        by=town.asker("mette", timezone.now()),
        at=timezone.now(),
        case=cases[0],
        employee=town.employee("lis").pk,
        purpose="Vejning",
    )
    client.force_login(town.employee("lis"))
    body = client.get(reverse("notes:show", args=[cases[0].pk, note.pk])).content.decode()
    assert "Alma viste sit nye værelse." in body
    assert "Storm" not in body
    assert client.get(reverse("notes:show", args=[cases[1].pk, note.pk])).status_code == 404
