"""Every page leaves its row before it is sent: reading, searching, refusals, what is not there."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.web.growing import write_notes
from varigespor.casework import people
from varigespor.domain.people import NewPerson
from varigespor.records.models import Case, Note, NotePart, Task, Trace


def case_of(town: cast.Cast, to: str = "mette", **more: object) -> Case:
    at = timezone.now() - timedelta(days=2)
    return cast.allocated(town, at=at, to=to, **more)  # type: ignore[arg-type]


def rows(**wanted: object) -> int:
    return Trace.objects.filter(**wanted).count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", ["GET", "HEAD"])
def test_the_row_is_committed_before_a_byte_is_sent(
    client: Client, town: cast.Cast, as_owner: psycopg.Connection, verb: str
) -> None:
    case = case_of(town)
    client.force_login(town.employee("mette"))
    environ = RequestFactory().generic(verb, reverse("people:child", args=[case.pk])).environ
    environ["HTTP_COOKIE"] = f"vs_session={client.cookies['vs_session'].value}"
    sent: list[tuple[str, int]] = []

    def start(status: str, _headers: object) -> None:
        seen = as_owner.execute("SELECT count(*) FROM records_trace WHERE outcome = 'seen'").fetchone()
        sent.append((status, seen[0]))  # type: ignore[index]

    answer = WSGIHandler()(environ, start)  # type: ignore[arg-type]
    answer.close()
    assert sent == [("200 OK", 1)]


@pytest.mark.django_db(transaction=True)
def test_a_page_whose_row_cannot_be_written_is_not_sent(
    town: cast.Cast, as_owner: psycopg.Connection
) -> None:
    case = case_of(town)
    client = Client(raise_request_exception=False)
    client.force_login(town.employee("mette"))
    as_owner.execute(f'REVOKE INSERT ON records_trace FROM "{connection.settings_dict["USER"]}"')
    for address in (reverse("people:child", args=[case.pk]), "/min-dag/", "/underretninger/"):
        response = client.get(address)
        assert response.status_code == 500
        assert "Alma" not in response.content.decode()
    as_owner.execute(f'GRANT INSERT ON records_trace TO "{connection.settings_dict["USER"]}"')
    assert client.get("/min-dag/").status_code == 200


@pytest.mark.django_db
class TestWhatIsNotThere:
    def test_an_unknown_and_a_foreign_id_leave_one_row_each(self, client: Client, town: cast.Cast) -> None:
        case = case_of(town)
        client.force_login(town.employee("jonas"))
        for key in (case.pk, uuid4()):
            for verb in (client.get, client.head):
                assert verb(reverse("people:child", args=[key])).status_code == 404
            assert rows(outcome="not_found", object_id=str(key)) == 2

    def test_sending_to_a_foreign_child_is_like_sending_to_none(
        self, client: Client, town: cast.Cast
    ) -> None:
        case = case_of(town)
        client.force_login(town.employee("jonas"))
        client.get("/normer/")  # a page of this minute writes down that the session lasts
        said, taken = [], []
        for key in (case.pk, uuid4()):
            with CaptureQueriesContext(connection) as statements:
                answer = client.post(reverse("notes:new", args=[key]), {"text": "Ord", "key": "k"})
            said.append((answer.status_code, answer.content))
            taken.append(len(statements))
        assert said[0] == said[1]
        assert said[0][0] == 404
        assert taken[0] == taken[1]
        assert not Note.objects.exists()

    def test_a_note_of_another_child_is_not_found_under_ones_own(
        self, client: Client, town: cast.Cast
    ) -> None:
        mine, other = case_of(town), case_of(town, to="lone", child=town.storm)
        write_notes(town, mine, 1)
        note = Note.objects.get()
        NotePart.objects.update(case=other)
        client.force_login(town.employee("mette"))
        assert client.get(reverse("notes:show", args=[mine.pk, note.pk])).status_code == 404
        assert client.get(reverse("followup:show", args=[mine.pk, uuid4()])).status_code == 404
        assert rows(outcome="not_found", children=[mine.child_id]) == 2

    def test_a_task_in_a_case_one_has_left_is_neither_shown_nor_done(
        self, client: Client, town: cast.Cast
    ) -> None:
        case = case_of(town)
        write_notes(town, case, 1)
        client.force_login(town.employee("mette"))
        assert "Opgave 0" in client.get("/min-dag/").content.decode()
        case.assignments.get().revise(at=cast.START, adviser_id=town.employee("lone").pk)
        assert "Opgave 0" not in client.get("/min-dag/").content.decode()
        assert client.post(reverse("myday:finish", args=[Task.objects.get().pk])).status_code == 404
        assert Task.objects.get().done_at is None


@pytest.mark.django_db
def test_a_list_leaves_one_row_with_all_its_children(client: Client, town: cast.Cast) -> None:
    first, second = case_of(town), case_of(town, child=town.storm)
    client.force_login(town.employee("mette"))
    client.get("/min-dag/")
    row = Trace.objects.get(act="see_my_day")
    assert set(row.children) == {first.child_id, second.child_id}


@pytest.mark.django_db
def test_a_person_that_one_may_not_name_is_not_named(client: Client, town: cast.Cast) -> None:
    case = case_of(town)
    stranger = people.register(by=town.asker("bo"), at=timezone.now(), person=NewPerson("Hemmelig", "Skitse"))
    client.force_login(town.employee("mette"))
    address = reverse("people:family", args=[case.pk])
    body = client.post(address, {"choose": str(stranger.pk)}).content.decode()
    assert "Hemmelig" not in body
    typed = {"do": "link", "other": str(stranger.pk), "kind": "mother"}
    body = client.post(address, typed).content.decode()
    assert "Find personen først" in body
    assert "Hemmelig" not in body
    assert not stranger.related_to.exists()
