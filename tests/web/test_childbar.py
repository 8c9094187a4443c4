"""The bar above every page about a child: who, which step, whose, and the lock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.template import engines
from pytest_django import DjangoAssertNumQueries

from tests import cast
from varigespor.records.models import Case
from varigespor.web.childbar import child_bar

pytestmark = pytest.mark.django_db


def test_it_says_who_the_child_is_and_whose(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    town = cast.build()
    case = Case.objects.select_related("child").get(pk=cast.allocated(town).pk)
    with django_assert_num_queries(1):
        shown = child_bar(case=case, today=date(2026, 11, 21))
    assert (shown.name, shown.adviser, shown.step) == ("Alma Øvang", "Mette Øvgaard", 0)
    assert not shown.protected
    assert str(case.pk) in shown.url


def test_a_protected_child_carries_the_lock_and_never_the_address() -> None:
    town = cast.build()
    case = cast.allocated(town)
    town.alma.address_protected = True
    town.alma.save()
    case.refresh_from_db()
    template = engines["django"].from_string("{% load pieces %}{% childbar case %}")
    html = template.render({"case": case, "shell": {"now": cast.START + timedelta(days=1)}})
    assert "Beskyttet adresse" in html
    assert "Alma Øvang" in html
    assert "Rådgiver: Mette Øvgaard" in html
    assert "Prøvevej" not in html
