"""Signing in and out, sessions that end, and access that is worked out anew at every request."""

import importlib
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests import cast
from varigespor.casework import staff
from varigespor.domain.access import Role
from varigespor.records.models import Draft, Trace

pytestmark = pytest.mark.django_db
SIGN_IN = "/log-ind/"
WORD = "Opdigtet adgangskode 1"


@pytest.fixture
def town() -> cast.Cast:
    town = cast.build()
    mette = town.employee("mette")
    mette.set_password(WORD)
    mette.save()
    return town


def sign_in(client: Client, word: str = WORD, who: str = "mette", after: str = "") -> object:
    address = f"{SIGN_IN}?next={after}" if after else SIGN_IN
    return client.post(address, {"username": who, "password": word})


def rows() -> list[tuple[object, ...]]:
    found = Trace.objects.filter(act="sign_in").order_by("written_at")
    return list(found.values_list("outcome", "employee", "object_id"))


def test_it_leads_to_the_first_page_and_leaves_a_row(client: Client, town: cast.Cast) -> None:
    assert sign_in(client)["Location"] == "/"  # type: ignore[index]
    assert client.get("/")["Location"] == "/min-dag/"
    assert rows() == [("done", town.employee("mette").pk, "")]


def test_a_wrong_word_leaves_a_row_that_names_the_account_and_nothing_typed(
    client: Client, town: cast.Cast
) -> None:
    response = sign_in(client, word="Hemmeligt gæt")
    assert "passer ikke sammen" in response.content.decode()  # type: ignore[attr-defined]
    sign_in(client, who="Min adgangskode i forkert felt")
    assert rows() == [("denied", None, str(town.employee("mette").pk)), ("denied", None, "")]
    written = " ".join(str(row) for row in Trace.objects.filter(act="sign_in").values_list())
    assert "Hemmeligt" not in written
    assert "forkert" not in written


def test_words_are_kept_as_in_operation_with_argon2(
    client: Client, town: cast.Cast, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    mette = town.employee("mette")
    mette.set_password(WORD)
    mette.save()
    assert mette.password.startswith("argon2$argon2id$")
    assert "passer ikke sammen" in sign_in(client, word="Et andet ord").content.decode()  # type: ignore[attr-defined]
    assert sign_in(client)["Location"] == "/"  # type: ignore[index]


def test_nobody_signs_in_without_a_post(client: Client, town: cast.Cast) -> None:
    post = town.employee("mette").posts.get()
    post.revise(at=timezone.now(), valid_to=timezone.localdate())
    assert "ingen stilling" in sign_in(client).content.decode()  # type: ignore[attr-defined]
    assert client.get("/min-dag/").status_code == 302


@pytest.mark.parametrize("after", ["https://prøve.example/", "//prøve.example", "javascript:alert(1)"])
def test_it_never_leads_away_from_here(client: Client, town: cast.Cast, after: str) -> None:
    assert sign_in(client, after=after)["Location"] == "/"  # type: ignore[index]


def test_it_leads_back_to_where_one_was(client: Client, town: cast.Cast) -> None:
    asked = client.get("/underretninger/")["Location"]
    assert client.post(asked, {"username": "mette", "password": WORD})["Location"] == "/underretninger/"


def test_strange_words_are_refused_in_danish(client: Client, town: cast.Cast) -> None:
    for who in ("mette\x00", "m" * 10_000, "‮ettem", "😀"):
        assert sign_in(client, who=who).status_code == 200  # type: ignore[attr-defined]


def test_signing_out_ends_the_session_on_the_server(client: Client, town: cast.Cast) -> None:
    sign_in(client)
    old = client.cookies["vs_session"].value
    client.post("/log-ud/")
    assert Trace.objects.get(act="sign_out").outcome == "done"
    client.cookies["vs_session"] = old
    assert client.get("/min-dag/").status_code == 302
    assert not Session.objects.filter(session_key=old).exists()


def test_a_session_ends_after_thirty_idle_minutes(client: Client, town: cast.Cast) -> None:
    sign_in(client)
    session = Session.objects.get()
    left = session.expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    a_minute_ago = client.session
    a_minute_ago["minute"] -= 1
    a_minute_ago.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    assert client.get("/min-dag/").status_code == 200
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=29)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/min-dag/")["Location"].startswith(SIGN_IN)


def test_what_is_sent_after_the_session_ended_is_given_back(client: Client, town: cast.Cast) -> None:
    case = cast.allocated(town, at=timezone.now() - timedelta(days=2))
    typed = {"text": "Alma viste sit værelse.", f"seen_{case.pk}": "alone", f"with_{case.pk}": "on"}
    owner = str(town.employee("karin").pk)
    of_the_page = {"task_owner_0": owner, "do": "save", "blocks": "0"}
    response = client.post(reverse("notes:new", args=[case.pk]), typed | of_the_page)
    assert response.status_code == 403
    body = response.content.decode()
    assert "Du er logget ud" in body
    assert "<dt>Notat</dt><dd>Alma viste sit værelse.</dd>" in body
    assert "<dt>Blev barnet set?</dt><dd>Set alene</dd>" in body
    assert "<dt>Handler om</dt><dd>Ja</dd>" in body
    assert owner not in body
    assert "<dt>Felt</dt>" not in body


def test_autosave_says_that_one_is_signed_out(client: Client, town: cast.Cast) -> None:
    answer = client.post("/kladde/", {"place": "/x/", "text": "Ord"}, headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401
    assert not Draft.objects.exists()


def test_a_form_without_its_token_is_not_saved_and_its_text_given_back(town: cast.Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.employee("mette"))
    case = cast.allocated(town, at=timezone.now() - timedelta(days=2))
    response = client.post(reverse("notes:new", args=[case.pk]), {"text": "Alma viste sit værelse."})
    assert response.status_code == 403
    assert "Ikke gemt" in response.content.decode()
    assert "<dt>Notat</dt><dd>Alma viste sit værelse.</dd>" in response.content.decode()


def test_the_deactivated_are_out_at_the_next_request(client: Client, town: cast.Cast) -> None:
    sign_in(client)
    mette = town.employee("mette")
    mette.is_active = False
    mette.save()
    assert client.get("/min-dag/").status_code == 302


def test_a_new_post_holds_at_the_next_request(client: Client, town: cast.Cast) -> None:
    sign_in(client)
    assert client.get("/teamet/").status_code == 404
    new = staff.NewEmployee("", "", Role.LEADER, since=timezone.localdate(), team="east")
    staff.give_post(by=staff.COMMAND_LINE, at=timezone.now(), to=town.employee("mette"), post=new)
    assert client.get("/teamet/").status_code == 200


def test_the_cast_page_does_not_exist_outside_the_demonstration(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("access:be")
    assert client.post("/vaer/", {"who": "mette"}).status_code == 404
    with pytest.raises(ImproperlyConfigured):
        importlib.import_module("varigespor.web.access.cast")


class TestDrafts:
    def keep(self, client: Client, place: str, **more: str) -> int:
        typed = {"place": place, "title": "Notat om Alma", "text": "Ord"}
        return int(client.post("/kladde/", typed | more).status_code)

    def test_a_draft_is_kept_where_its_form_is(self, client: Client, town: cast.Cast) -> None:
        case = cast.allocated(town, at=timezone.now() - timedelta(days=2))
        sign_in(client)
        assert self.keep(client, reverse("notes:new", args=[case.pk])) == 204
        assert Draft.objects.get().case == case
        assert Trace.objects.filter(act="keep_draft").count() == 1

    def test_and_nowhere_else(self, client: Client, town: cast.Cast) -> None:
        case = cast.allocated(town, at=timezone.now() - timedelta(days=2), to="lone")
        sign_in(client)
        foreign = reverse("notes:new", args=[case.pk])
        for place in (foreign, "https://prøve.example/", "/min-dag/", "", "/findes/ikke/", "/" + "x" * 900):
            assert self.keep(client, place) == 404
        assert not Draft.objects.exists()

    def test_nul_is_left_out(self, client: Client, town: cast.Cast) -> None:
        case = cast.allocated(town, at=timezone.now() - timedelta(days=2))
        sign_in(client)
        assert self.keep(client, reverse("notes:new", args=[case.pk]), text="a\x00b", title="\x00") == 204
        assert Draft.objects.get().fields["text"] == ["ab"]
