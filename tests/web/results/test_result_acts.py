"""The acts around results through their pages: written from a view, answered, agreed, kept, shown again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from varigespor.casework import adjustments, agreements, staff
from varigespor.domain.access import Role
from varigespor.domain.adjustments import NewAdjustment
from varigespor.domain.agreements import NewAgreement
from varigespor.records.models import Adjustment, Agreement, KeptView

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=10)
PERIOD = f"start={TODAY.year - 1}-01-01&slut={TODAY.year - 1}-12-31"
QUERY = f"{PERIOD}&team=east&del=trin"
PAGE = reverse("results:results")


@pytest.fixture
def town() -> cast.Cast:
    built = cast.build()
    new = staff.NewEmployee(
        "dorthe", "Dorthe Øvekær", Role.COORDINATOR, since=cast.HIRED, team="west", group="west_disability"
    )
    staff.hire(by=staff.COMMAND_LINE, at=cast.START, employee=new)
    return built


def seat(town: cast.Cast, who: str) -> Client:
    client = Client()
    client.force_login(town.employee(who))
    return client


def body(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def hidden(client: Client, url: str) -> dict[str, Any]:
    """What the page's form sends along unseen."""
    form = client.get(url).context_data["form"]  # type: ignore[attr-defined]
    names = [name for name in ("key", "version", "query") if name in form.fields]
    return {name: form[name].value() or "" for name in names}


class TestProposals:
    def test_from_a_view_to_the_chiefs_answer(self, town: cast.Cast) -> None:
        erik, inger, entry = seat(town, "erik"), seat(town, "inger"), cast.entry("familiehjaelp")
        view = f"{QUERY}&tilbud={entry.key}"
        new = f"{reverse('results:propose')}?{view}&navn=Alma"
        assert f"?{QUERY.replace('&', '&amp;')}" in body(erik, f"{PAGE}?{QUERY}").replace("forslag/nyt/", "")
        page = erik.get(new)
        assert page.context_data["form"]["entry"].value() == str(entry.pk)  # type: ignore[attr-defined]
        typed = {"what": "Flere hold", "why": "Alle er i brug.", "decide_by": SOON.isoformat()}
        sent = hidden(erik, new) | typed | {"entry": str(entry.pk)}
        for _ in range(2):
            answered = erik.post(reverse("results:propose"), sent)
            row = Adjustment.objects.get()
            assert answered["Location"] == reverse("results:adjustment", args=[row.pk])
        assert "navn" not in row.query
        assert (row.entry, row.query.count("team=east"), row.decide_by) == (entry, 1, SOON)
        assert "1 forslag til tilbudsviften venter" in body(inger, reverse("programme:today"))
        at = reverse("results:answer", args=[row.pk])
        assert "Team Øst" in body(inger, at)
        saying = hidden(inger, at) | {"answer": "no", "reason": "Budgettet er brugt."}
        assert inger.post(at, saying)["Location"] == reverse("results:adjustment", args=[row.pk])
        told = body(erik, reverse("results:adjustments"))
        assert "Budgettet er brugt." in told and "Intet forslag venter" in told

    def test_past_its_day_it_is_loud_on_the_chiefs_page(self, town: cast.Cast) -> None:
        then = NOW - timedelta(days=30)
        due = TODAY - timedelta(days=2)
        content = NewAdjustment("k", "Flere", "Fuldt.", QUERY, due)
        row = adjustments.propose(by=town.asker("erik", then), at=then, adjustment=content)
        told = body(seat(town, "inger"), reverse("programme:today"))
        assert "1 forslag til tilbudsviften skulle være besvaret" in told
        assert "Skulle være besvaret" in body(
            seat(town, "karin"), reverse("results:adjustment", args=[row.pk])
        )

    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, town: cast.Cast) -> None:
        erik, new = seat(town, "erik"), reverse("results:propose")
        typed = {"what": "", "why": "Barnet 140318-4321", "decide_by": "", "query": QUERY, "key": "k"}
        page = erik.post(new, typed).content.decode()
        for told in ("Skriv, hvad der skal justeres.", "Her må ikke stå et CPR-nummer.", "140318-4321"):
            assert told in page
        bad = erik.post(new, typed | {"query": "team=nord"}).content.decode()
        assert "Visningen kan ikke gemmes." in bad
        assert not Adjustment.objects.exists()

    def test_somebody_else_has_answered_meanwhile(self, town: cast.Cast) -> None:
        content = NewAdjustment("k", "Flere", "Fuldt.", QUERY, SOON)
        row = adjustments.propose(by=town.asker("erik", NOW), at=NOW, adjustment=content)
        inger, at = seat(town, "inger"), reverse("results:answer", args=[row.pk])
        sent = hidden(inger, at)
        inger.post(at, sent | {"answer": "yes", "reason": "Vi prøver."})
        page = inger.post(at, sent | {"answer": "no", "reason": "Nej, for dyrt."}).content.decode()
        assert "Inger Tænkt har rettet i mellemtiden" in page and "Nej, for dyrt." in page


class TestAgreements:
    def test_one_writes_the_other_confirms_and_it_ends(self, town: cast.Cast) -> None:
        rikke, dorthe, new = seat(town, "rikke"), seat(town, "dorthe"), reverse("results:agree")
        typed = {"about": "Øst gør det oftere.", "does_east": "Spørger.", "does_west": ""}
        short = rikke.post(new, hidden(rikke, f"{new}?{QUERY}") | typed).content.decode()
        assert "Skriv for mindst to team, hvad de vil gøre." in short and "Øst gør det oftere." in short
        whole = typed | {"does_west": "Læser fem sager.", "look_on": TODAY.isoformat()}
        rikke.post(new, hidden(rikke, f"{new}?{QUERY}") | whole)
        row = Agreement.objects.get()
        at = reverse("results:agreement", args=[row.pk])
        assert "Ikke bekræftet endnu" in body(seat(town, "erik"), at)
        assert "Bekræft aftalen" not in body(rikke, at) and "Bekræft aftalen" in body(dorthe, at)
        assert "Skrevet af Rikke Øvestad, venter på dig" in body(dorthe, reverse("caseload:team"))
        dorthe.post(reverse("results:confirm", args=[row.pk]), {"version": row.version})
        row.refresh_from_db()
        assert row.confirmed_by == town.employee("dorthe")
        assert "Se på den" in body(rikke, reverse("caseload:team"))
        again = reverse("results:look_again", args=[row.pk])
        unsaid = rikke.post(again, hidden(rikke, again) | {"came_of": "Tættere på."}).content.decode()
        assert "Vælg, om I ser på den igen" in unsaid and "Tættere på." in unsaid
        rikke.post(again, hidden(rikke, again) | {"came_of": "Tættere på.", "goes_on": "no"})
        assert "Tættere på." in body(dorthe, reverse("results:agreements"))
        assert "Aftaler om variation <" not in body(rikke, reverse("caseload:team"))

    def test_what_was_changed_meanwhile_is_not_confirmed_unread(self, town: cast.Cast) -> None:
        content = NewAgreement("k", "Øst gør det oftere.", QUERY, {"east": "A.", "west": "B."}, SOON)
        row = agreements.write(by=town.asker("rikke", NOW), at=NOW, agreement=content)
        rikke, dorthe = seat(town, "rikke"), seat(town, "dorthe")
        at = reverse("results:rewrite", args=[row.pk])
        typed = {"about": "Anderledes.", "does_east": "A.", "does_west": "C.", "look_on": SOON.isoformat()}
        assert rikke.post(at, hidden(rikke, at) | typed).status_code == 302
        page = dorthe.post(reverse("results:confirm", args=[row.pk]), {"version": 1}).content.decode()
        assert "Rikke Øvestad har rettet i mellemtiden" in page and "Anderledes." in page
        row.refresh_from_db()
        assert row.confirmed_at is None


class TestKeptViews:
    def test_kept_shared_and_removed_from_the_page(self, town: cast.Cast) -> None:
        erik, karin = seat(town, "erik"), seat(town, "karin")
        unnamed = erik.post(f"{PAGE}?{QUERY}", {"name": ""}).content.decode()
        assert "Skriv, hvad visningen skal hedde." in unnamed
        for _ in range(2):
            assert erik.post(f"{PAGE}?{QUERY}", {"name": "Trin i Øst"})["Location"] == f"{PAGE}?{QUERY}"
        row = KeptView.objects.get()
        assert (row.query, row.shared) == (QUERY, False)
        assert "Trin i Øst" not in body(karin, PAGE)
        change = reverse("results:kept_view", args=[row.pk])
        assert karin.post(change, {"do": "remove"}).status_code == 404
        assert erik.post(change, {"do": "share", "query": QUERY})["Location"] == f"{PAGE}?{QUERY}"
        assert "Trin i Øst" in body(karin, PAGE)
        assert erik.post(change, {"do": "remove", "query": "//ond.dk"})["Location"] == PAGE
        assert not KeptView.objects.exists()

    def test_a_view_that_cannot_be_shown_is_not_kept(self, town: cast.Cast) -> None:
        page = seat(town, "erik").post(f"{PAGE}?team=nord", {"name": "Nord"})
        assert page.status_code == 200
        assert not KeptView.objects.exists()
