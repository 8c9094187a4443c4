"""The pages of one case and one adviser: their statements do not grow with the team."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.web.growing import statements
from varigespor.casework import closing, people, staff
from varigespor.domain.access import Role
from varigespor.domain.people import NewPerson
from varigespor.records.models import Case

pytestmark = pytest.mark.django_db


def more(town: cast.Cast, start: int, number: int) -> None:
    """So many colleagues, and as many children with Mette."""
    for index in range(start, start + number):
        new = staff.NewEmployee(f"n{index}", f"Ny{index} Opdigt", Role.ADVISER, since=cast.HIRED, team="east")
        staff.hire(by=staff.COMMAND_LINE, at=cast.START, employee=new)
        person = NewPerson(f"Barn{index}", "Opdigt", born_on=date(2018, 1, 1), district="hjallerup")
        child = people.register(by=town.asker("karin"), at=cast.START, person=person)
        cast.allocated(town, at=timezone.now() - timedelta(days=5), child=child)


def shut(town: cast.Cast) -> Case:
    """Storm's case, closed."""
    at = timezone.now() - timedelta(days=3)
    case = cast.allocated(town, at=at, child=town.storm)
    when = at + timedelta(days=1)
    closing.close(
        by=town.asker("mette", at), at=when, case=case, on=timezone.localdate(when), reason="Målet er nået"
    )
    return case


@pytest.mark.parametrize("name", ["allocate", "reopen", "route", "share", "adviser", "cover", "over_cap"])
def test_they_do_not_grow(client: Client, name: str) -> None:
    town = cast.build()
    case = cast.opened(town, at=timezone.now() - timedelta(hours=4))
    if name == "reopen":
        case = shut(town)
    mette = town.employee("mette").pk
    more(town, 0, 1)
    client.force_login(town.employee("karin"))
    chapter = "deviations" if name == "over_cap" else "caseload"
    key = mette if name in {"adviser", "cover", "over_cap"} else case.pk
    url = reverse(f"{chapter}:{name}", args=[key])
    client.get(url)
    once = statements(client, url)
    more(town, 1, 2)
    assert statements(client, url) == once
