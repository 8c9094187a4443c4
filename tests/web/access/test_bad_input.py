"""Whatever is typed: never an error of ours, never lost, and what is kept comes back as it was typed."""

import unicodedata
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.records.models import Case, FollowUp, Note, Person

pytestmark = pytest.mark.django_db
NFD = unicodedata.normalize("NFD", "Åse Øvgård")
STRANGE = {
    "nul": "før\x00efter",
    "bidi": "‮snetkest‬ og ⁦mere⁩",
    "nfd": NFD,
    "emoji": "😀 👨‍👩‍👧‍👦 ☃",
    "html": "<script>alert(1)</script>{{ 7 }}{% load x %}'\"--;",
    "controls": "a\x07b\x1b[31mc\x7f",
    "number": "9" * 5000,
    "minus": "-1",
    "float": "1e309",
    "date": "9999-12-31",
    "early": "0001-01-01",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "long": "Lang tekst. " * 90_000,
}


@pytest.fixture
def case(town: cast.Cast) -> Case:
    return cast.allocated(town, at=timezone.now() - timedelta(days=2))


def good_note(case: Case) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    held = {"key": "k", "kind": "visit", "planned": "yes", "held_on": today, "text": "Ord"}
    return held | {f"with_{case.pk}": "on", f"seen_{case.pk}": "seen", f"own_{case.pk}": ""}


FORMS = {
    "notes:new": (
        "text",
        "with_whom",
        "minutes",
        "held_on",
        "kind",
        "planned",
        "task_text_0",
        "task_owner_0",
        "task_on_1",
        "key",
    ),
    "followup:new": (
        "text",
        "held_on",
        "child_profits",
        "recommendation",
        "recommendation_reason",
        "next_on",
        "next_reason",
        "key",
    ),
    "people:known": ("given_name", "family_name", "born_on", "due_on", "sex", "number", "version", "key"),
    "people:new_kin": ("given_name", "number", "kind", "since", "note", "address", "district"),
    "people:family": ("do", "find", "choose", "other", "link", "kind", "since", "address", "district"),
}


@pytest.mark.parametrize("name", FORMS)
def test_no_field_of_no_form_breaks(client: Client, town: cast.Cast, case: Case, name: str) -> None:
    """Each field alone is strange in a form that is good otherwise, then all are at once."""
    client.force_login(town.employee("mette"))
    address = reverse(name, args=[case.pk])
    good = good_note(case) if name == "notes:new" else {"do": "link"} if name == "people:family" else {}
    for strange in STRANGE.values():
        for field in FORMS[name]:
            assert client.post(address, good | {field: strange}).status_code in {200, 302, 404}
            connection.check_constraints()
        every = dict.fromkeys(FORMS[name], strange)
        assert client.post(address, every).status_code in {200, 302, 400, 404}


def test_no_search_breaks(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("bo"))
    for strange in STRANGE.values():
        assert client.post("/soeg/", {"q": strange}).status_code == 200
    client.force_login(town.employee("mette"))
    for address in ("/min-dag/?sorter=", "/soeg/?q="):
        assert client.get(address + "%00%ff").status_code == 200


@pytest.mark.parametrize("strange", ["bidi", "nfd", "emoji", "html", "controls"])
def test_a_note_comes_back_as_it_was_typed(client: Client, town: cast.Cast, case: Case, strange: str) -> None:
    client.force_login(town.employee("mette"))
    typed = STRANGE[strange]
    assert (
        client.post(reverse("notes:new", args=[case.pk]), good_note(case) | {"text": typed}).status_code
        == 302
    )
    assert Note.objects.get().text == unicodedata.normalize("NFC", typed)
    body = client.get(reverse("people:child", args=[case.pk])).content.decode()
    assert "<script>alert" not in body


def test_nul_is_left_out_and_the_rest_is_kept(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    client.post(reverse("notes:new", args=[case.pk]), good_note(case) | {"text": STRANGE["nul"]})
    assert Note.objects.get().text == "førefter"


def test_a_text_that_is_too_long_is_said_at_its_field_and_stays(
    client: Client, town: cast.Cast, case: Case
) -> None:
    client.force_login(town.employee("mette"))
    response = client.post(reverse("notes:new", args=[case.pk]), good_note(case) | {"text": STRANGE["long"]})
    assert response.context["form"].errors["text"] == [
        "Teksten er for lang: højst 100.000 tegn. Del den i to."
    ]
    assert STRANGE["long"].strip() in response.content.decode()
    assert not Note.objects.exists()


def test_what_is_larger_than_a_request_may_be_is_said_plainly(town: cast.Cast, case: Case) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(town.employee("mette"))
    response = client.post(reverse("notes:new", args=[case.pk]), {"text": "x" * 6_000_000})
    assert response.status_code == 400
    assert "Det er for stort" in response.content.decode()


def test_a_name_in_two_spellings_is_the_same_name(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    typed = {"key": "k", "given_name": NFD, "family_name": "Skitse", "kind": "parent", "since": ""}
    assert client.post(reverse("people:new_kin", args=[case.pk]), typed).status_code == 302
    row = Person.objects.get(family_name="Skitse")
    assert row.given_name == "Åse Øvgård"
    assert row.search_key == "åse øvgård skitse"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("held_on", "2199-12-31", "ligger i fremtiden"),
        ("held_on", "2020-01-01", "ligger før den dag, sagen blev åbnet"),
        ("held_on", "9999-12-31", "Kontrollér årstallet"),
        ("next_on", "2020-01-01", "skal ligge efter denne"),
        ("next_on", "31.02.2027", "Skriv datoen som dag, måned og år"),
        ("child_profits", "meget", "Vælg"),
    ],
)
def test_a_follow_up_that_cannot_be_is_said_at_its_field(
    client: Client, town: cast.Cast, case: Case, field: str, value: str, words: str
) -> None:
    client.force_login(town.employee("mette"))
    response = client.post(reverse("followup:new", args=[case.pk]), {field: value, "text": "Det skrev jeg."})
    assert words in str(response.context["form"].errors[field])
    assert "Det skrev jeg." in response.content.decode()
    assert not FollowUp.objects.exists()


def test_a_task_before_its_contact_is_said_at_its_field(client: Client, town: cast.Cast, case: Case) -> None:
    client.force_login(town.employee("mette"))
    early = (timezone.localdate() - timedelta(days=1)).isoformat()
    typed = good_note(case) | {"task_text_0": "Ring", "task_on_0": early}
    response = client.post(reverse("notes:new", args=[case.pk]), typed)
    assert "ligger før kontakten" in str(response.context["form"].errors["task_on_0"])


def test_the_same_form_sent_again_with_other_words_loses_nothing(
    client: Client, town: cast.Cast, case: Case
) -> None:
    client.force_login(town.employee("mette"))
    address = reverse("notes:new", args=[case.pk])
    client.post(address, good_note(case))
    response = client.post(address, good_note(case) | {"text": "Helt andre ord"})
    body = response.content.decode()
    assert "allerede gemt herfra med andre ord" in body
    assert "Helt andre ord" in body
    key = response.context["form"]["key"].value()
    assert key != "k"
    assert client.post(address, good_note(case) | {"text": "Helt andre ord", "key": key}).status_code == 302
    assert Note.objects.count() == 2
