"""Correcting a note: what stood before can be read, the joint text is its writer's, no words are lost."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import notes
from varigespor.domain.notes import Correction, NewNote, NewNotePart, NoteKind
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.records.models import Case, Note, NoteCorrection, Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(town: cast.Cast) -> list[Case]:
    """Alma's case with Mette, her brother's with Lone of the same team."""
    at = timezone.now() - timedelta(days=3)
    return [cast.allocated(town, at=at), cast.allocated(town, at=at, child=town.storm, to="lone")]


def written(town: cast.Cast, *cases: Case, by: str = "karin", kind: NoteKind = NoteKind.TALK) -> Note:
    """A note of an hour ago."""
    at = timezone.now() - timedelta(hours=1)
    parts = tuple(NewNotePart(case.pk, own_text=f"Kun om {case.child.given_name}.") for case in cases)
    note = NewNote("n", kind, timezone.localdate(at), True, "Talt\nmed mor.", parts)
    return notes.write(by=town.asker(by, at), at=at, note=note)


def test_what_stood_before_is_read_with_who_and_when(
    client: Client, town: cast.Cast, cases: list[Case]
) -> None:
    row = written(town, *cases)
    client.force_login(town.employee("karin"))
    url = reverse("notes:correct", args=[cases[0].pk, row.pk])
    sent = {"text": "Talt\r\nmed mormor.", "own_text": "Kun om Alma.", "version": "1"}
    assert client.post(url, sent).status_code == client.post(url, sent).status_code == 302
    kept = NoteCorrection.objects.get()
    assert (kept.before, kept.part, kept.by.username) == ("Talt\nmed mor.", None, "karin")
    trace = Trace.objects.filter(act="write_note", object_id=str(row.pk), outcome="done").latest("at")
    assert set(trace.children) == {case.child_id for case in cases}
    own = sent | {"own_text": "Alma kan lide det.", "version": "2"}
    assert client.post(url, own).status_code == 302
    page = client.get(reverse("notes:show", args=[cases[0].pk, row.pk])).content.decode()
    assert "Rettet af Karin Eksempelund i dag" in page
    assert "med mor.</p>" in page and "Kun om Alma.</p>" in page
    other = client.get(reverse("notes:show", args=[cases[1].pk, row.pk])).content.decode()
    assert "med mor.</p>" in other and "Kun om Alma." not in other
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE records_notecorrection SET before = 'andet'")


def test_a_conflict_says_who_and_keeps_ones_own_words(
    client: Client, town: cast.Cast, cases: list[Case]
) -> None:
    row = written(town, cases[0])
    url = reverse("notes:correct", args=[cases[0].pk, row.pk])
    client.force_login(town.employee("mette"))
    assert "rettes af Karin Eksempelund" in client.get(url).content.decode()
    assert client.post(url, {"own_text": "Mettes ord", "version": "1"}).status_code == 302
    client.force_login(town.employee("karin"))
    mine = {"text": "Talt med mor igen.", "own_text": "Karins ord", "version": "1"}
    answer = client.post(url, mine)
    page = answer.content.decode()
    assert "Mette Øvgaard har rettet i mellemtiden" in page
    assert "Mettes ord" in page and "Karins ord" in page and "Talt med mor igen." in page
    assert client.post(url, mine | {"version": answer.context["form"]["version"].value()}).status_code == 302
    row.refresh_from_db()
    assert row.text == "Talt med mor igen."


def test_the_joint_text_is_its_writers_who_still_writes_in_every_case(
    town: cast.Cast, cases: list[Case]
) -> None:
    now = timezone.now()
    row = written(town, *cases)
    part = row.parts.get(case=cases[0])
    with pytest.raises(NotAllowed):
        notes.correct(by=town.asker("mette", now), at=now, part=part, correction=Correction("", "Mit"))
    alone = written(town, cases[0], by="mette").parts.get()
    with pytest.raises(NotAllowed, match="Karin Eksempelund, som skrev den"):
        notes.correct(by=town.asker("rikke", now), at=now, part=part, correction=Correction("", "Mit"))
    notes.correct(by=town.asker("mette", now), at=now, part=alone, correction=Correction("", "Mit"))
    with pytest.raises(Refused, match=r"Skriv notatet\."):
        notes.correct(by=town.asker("mette", now), at=now, part=alone, correction=Correction("", " "))


def test_the_answer_of_a_risk_assessment_stays(client: Client, town: cast.Cast, cases: list[Case]) -> None:
    row, now = written(town, cases[0], by="mette", kind=NoteKind.RISK), timezone.now()
    client.force_login(town.employee("mette"))
    page = client.get(reverse("notes:correct", args=[cases[0].pk, row.pk])).content.decode()
    assert 'name="text"' not in page
    with pytest.raises(Refused, match="En risikovurdering bliver stående"):
        part = row.parts.get()
        notes.correct(by=town.asker("mette", now), at=now, part=part, correction=Correction("", "Trygt"))
