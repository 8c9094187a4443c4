"""At the end of a rehearsed town its people talk about the results, through the same acts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from varigespor.casework import catalogue, staff
from varigespor.casework.catalogue_files import shipped
from varigespor.casework.rehearsed.books import Books
from varigespor.casework.rehearsed.results_acts import discuss
from varigespor.domain.access import Role
from varigespor.records.models import Adjustment, Agreement, KeptView, Trace
from varigespor.rehearsal.scenario import scenario

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 25)
SMALL = scenario(name="small", seed="1", until=UNTIL, months=6)
PEOPLE = {
    "anna": (Role.ANALYST, "", ""),
    "inger": (Role.CHIEF, "", ""),
    "rikke": (Role.COORDINATOR, "east", "east_disability"),
    "dorthe": (Role.COORDINATOR, "west", "west_disability"),
}


def test_an_answered_and_an_open_proposal_a_confirmed_agreement_and_a_view() -> None:
    at, books = datetime(2024, 1, 1, 8, tzinfo=UTC), Books(municipality=SMALL.municipality)
    discuss(town=SMALL, books=books)
    assert not Adjustment.objects.exists()
    folder = shipped(municipality="oevekommune")
    assert folder is not None
    catalogue.load(by=staff.COMMAND_LINE, at=at, folder=folder)
    for username, (role, team, group) in PEOPLE.items():
        new = staff.NewEmployee(
            username, f"{username.title()} Opdigt", role, since=date(2024, 1, 1), team=team, group=group
        )
        books.hired(employee=staff.hire(by=staff.COMMAND_LINE, at=at, employee=new))
    discuss(town=SMALL, books=books)
    assert sorted(Adjustment.objects.values_list("answer", flat=True)) == ["", "yes"]
    assert all(row.entry for row in Adjustment.objects.select_related("entry"))
    assert Agreement.objects.get().confirmed_by == books.employee("dorthe")
    assert KeptView.objects.get().shared
    assert not Trace.objects.exclude(outcome="done").exists()
    assert Trace.objects.latest("at").at.date() < UNTIL
