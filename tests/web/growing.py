"""How many statements a page takes, and ways to give it more rows."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import cast
from varigespor.casework import notes
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.records.models import Case

LASTING = ('UPDATE "django_session"', "SAVEPOINT", "RELEASE SAVEPOINT")


def statements(client: Client, url: str) -> int:
    """The statements of one GET that succeeds, without those that write down once a minute who is here."""
    with CaptureQueriesContext(connection) as taken:
        assert client.get(url).status_code == 200
    return sum(not query["sql"].startswith(LASTING) for query in taken.captured_queries)


def write_notes(town: cast.Cast, case: Case, number: int, *, key: str = "notat") -> None:
    """So many notes with a task each, written by Mette today; another key makes them others."""
    now, today = timezone.now(), timezone.localdate()
    mette = town.asker("mette", now)
    for index in range(number):
        task = NewTask(case.pk, f"Opgave {index}", mette.id, today)
        note = NewNote(
            f"{key} {index}",
            NoteKind.VISIT,
            today,
            True,
            f"Besøg nummer {index}.\nMere tekst.",
            (NewNotePart(case.pk, child_seen=True),),
            tasks=(task,),
        )
        notes.write(by=mette, at=now, note=note)
