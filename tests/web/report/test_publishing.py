"""Publishing is an act that registers its tables: once, after the last, and never changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import publishing
from varigespor.domain.publication import Publication
from varigespor.domain.refusals import AlreadyDone, NotAllowed
from varigespor.records.models import Publication as Row
from varigespor.records.models import PublishedFile, Trace
from varigespor.records.queries import publications
from varigespor.web.report import content

pytestmark = pytest.mark.django_db
NEW, LIST = reverse("report:new"), reverse("report:reports")
YEAR = timezone.localdate().year - 1
YESTERDAY = (timezone.localdate() - timedelta(days=1)).isoformat()
PERIOD = {"since": f"{YEAR}-01-01", "until": f"{YEAR}-12-31", "known": YESTERDAY}


@pytest.fixture
def town() -> cast.Cast:
    return cast.build()


def stamp(shown: Any) -> str:
    """What the page that shows the report sends with it."""
    return str(shown.context_data["stamp"])


def publication(**other: Any) -> Publication:
    now = timezone.now()
    values: dict[str, Any] = {
        "key": uuid4(),
        "title": "Rapport",
        "since": now.date() - timedelta(days=400),
        "until": now.date() - timedelta(days=30),
        "known_at": now,
        "follows": None,
        "version": "0" * 16,
        "tables": {"format": 1},
        "files": {"rapport.pdf": b"%PDF"},
    }
    return Publication(**values | other)


def test_the_chief_sees_what_would_be_published_and_publishes_it(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    opened = client.get(NEW)
    form = opened.context_data["form"]  # type: ignore[attr-defined]
    assert form["since"].value().year == YEAR
    shown = client.post(NEW, PERIOD | {"do": "show", "key": form["key"].value()})
    assert "Det offentliggøres" in shown.content.decode()
    assert not Row.objects.exists()
    sent = PERIOD | {"do": "publish", "key": form["key"].value(), "shown": stamp(shown)}
    assert client.post(NEW, sent)["Location"] == LIST
    assert client.post(NEW, sent)["Location"] == LIST
    row = Row.objects.get()
    assert (row.since.isoformat(), row.until.isoformat()) == (f"{YEAR}-01-01", f"{YEAR + 1}-01-01")
    assert sorted(row.files.values_list("name", flat=True)) == [
        "rapport-csv.zip",
        "rapport.pdf",
        "rapport.xlsx",
    ]
    assert Trace.objects.filter(act="publish", outcome="done", object_id=str(row.pk)).count() == 2
    body = client.get(LIST).content.decode()
    assert f"1. januar {YEAR} til 31. december {YEAR}" in body


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"until": f"{YEAR - 1}-06-01"}, "Den sidste dag ligger før den første."),
        ({"until": timezone.localdate().isoformat()}, "Perioden er ikke slut endnu."),
        ({"known": f"{YEAR}-06-01"}, "Tallene kan ikke være kendt, før perioden er slut."),
        ({"known": "2199-01-01"}, "Vælg en dag, der er slut"),
        ({"since": ""}, "Skriv periodens første dag."),
        ({"since": "1950-01-01"}, "Trappens trin er ikke beskrevet så langt tilbage."),
    ],
)
def test_a_period_that_is_none_is_refused_and_kept(
    client: Client, town: cast.Cast, changed: dict[str, str], told: str
) -> None:
    client.force_login(town.employee("inger"))
    answer = client.post(NEW, PERIOD | changed | {"do": "publish", "key": str(uuid4())})
    assert told in answer.content.decode()
    for name, value in (PERIOD | changed).items():
        assert answer.context_data["form"][name].value() == value  # type: ignore[attr-defined]
    assert not Row.objects.exists()


def test_two_made_beside_the_same_register_are_not_both_published(town: cast.Cast) -> None:
    inger = town.asker("inger", timezone.now())
    first = publishing.publish(by=inger, at=timezone.now(), publication=publication())
    with pytest.raises(AlreadyDone, match="har allerede offentliggjort en rapport"):
        publishing.publish(by=inger, at=timezone.now(), publication=publication())
    second = publishing.publish(by=inger, at=timezone.now(), publication=publication(follows=first.pk))
    assert second.follows_id == first.pk
    with pytest.raises(AlreadyDone):
        publishing.publish(by=inger, at=timezone.now(), publication=publication(follows=first.pk))


def test_only_the_chief_publishes(town: cast.Cast) -> None:
    for who in ("karin", "erik", "mette"):
        with pytest.raises(NotAllowed):
            publishing.publish(
                by=town.asker(who, timezone.now()), at=timezone.now(), publication=publication()
            )


@pytest.mark.parametrize(
    "statement",
    [
        "update records_publication set title = 'Andet'",
        "delete from records_publishedfile",
        "update records_publishedfile set content = 'x'",
    ],
)
def test_what_is_published_is_never_changed(town: cast.Cast, statement: str) -> None:
    publishing.publish(by=town.asker("inger", timezone.now()), at=timezone.now(), publication=publication())
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_those_without_cases_fetch_the_file_as_it_left(client: Client, town: cast.Cast) -> None:
    row = publishing.publish(
        by=town.asker("inger", timezone.now()), at=timezone.now(), publication=publication()
    )
    client.force_login(town.employee("erik"))
    answer = client.get(reverse("report:file", args=[row.pk, "pdf"]))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF", "application/pdf")
    assert client.get(reverse("report:file", args=[row.pk, "csv"])).status_code == 404
    assert client.get(reverse("report:file", args=[uuid4(), "pdf"])).status_code == 404
    assert "Lav en rapport" not in client.get(LIST).content.decode()
    client.force_login(town.employee("mette"))
    assert client.get(reverse("report:file", args=[row.pk, "pdf"])).status_code == 404
    assert PublishedFile.objects.count() == 1


def test_numbers_that_contradict_what_is_published_are_told_and_nothing_is_lost(
    client: Client, town: cast.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count is another than the one published as known the same day: somebody reached past the acts."""
    client.force_login(town.employee("inger"))
    shown = client.post(NEW, PERIOD | {"do": "show"})
    client.post(NEW, PERIOD | {"do": "publish", "shown": stamp(shown)})
    plain = Row.objects.get().tables
    cell = next(cell for table in plain["tables"] for cell in table["cells"] if "value" in cell)
    cell["value"] += 7
    monkeypatch.setattr(publications, "register", lambda: (Row.objects.get().pk, [plain]))
    body = client.post(NEW, PERIOD | {"do": "show"}).content.decode()
    assert "Vælg en senere dag." in body and "Rapporten er ikke lavet" in body
    assert f'value="{YESTERDAY}"' in body


def test_only_what_was_seen_is_published_and_only_once(client: Client, town: cast.Cast) -> None:
    client.force_login(town.employee("inger"))
    shown = client.post(NEW, PERIOD | {"do": "show"})
    half = PERIOD | {"until": f"{YEAR}-06-30"}
    other = client.post(NEW, half | {"do": "publish", "shown": stamp(shown), "key": str(uuid4())})
    assert "Det er ikke den rapport, du så" in other.content.decode()
    assert "30. juni" in other.context_data["document"].subtitle
    assert not Row.objects.exists()
    seen = half | {"do": "publish", "shown": stamp(other), "key": str(uuid4())}
    assert client.post(NEW, seen)["Location"] == LIST
    late = client.post(NEW, PERIOD | {"do": "publish", "shown": stamp(shown), "key": str(uuid4())})
    assert "en anden er offentliggjort imens" in late.content.decode()
    again = client.post(NEW, half | {"do": "show"})
    twice = client.post(NEW, half | {"do": "publish", "shown": stamp(again), "key": str(uuid4())})
    assert "Den samme rapport er allerede offentliggjort." in twice.content.decode()
    assert Row.objects.count() == 1


def test_a_definition_edited_in_the_middle_is_seen_before_it_is_published(
    client: Client, town: cast.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(town.employee("inger"))
    shown = client.post(NEW, PERIOD | {"do": "show"})
    edited = (content.STOCK[0]._replace(counted="Børn, talt på en anden måde."), *content.STOCK[1:])
    monkeypatch.setattr(content, "STOCK", edited)
    sent = PERIOD | {"do": "publish", "shown": stamp(shown), "key": str(uuid4())}
    answer = client.post(NEW, sent)
    assert "en definition er ændret" in answer.content.decode()
    assert not Row.objects.exists()
    assert client.post(NEW, sent | {"shown": stamp(answer)})["Location"] == LIST
