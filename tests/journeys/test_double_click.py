"""A double click sends a form once, and leads where one click leads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Route, expect

from tests import cast
from tests.journeys.office import Office

pytestmark = pytest.mark.django_db(transaction=True)
# The second click comes when the first has gone off: sooner, the browser itself sends one.
SLOWLY = """() => new Promise((done) => {
  const button = document.querySelector("#luk [type=submit]");
  button.click();
  setTimeout(() => { button.click(); setTimeout(done, 300); }, 300);
})"""


def test_a_double_click_on_closing_a_case_tells_that_it_is_closed(office: Office) -> None:
    town = cast.build()
    case = cast.allocated(town, at=timezone.now() - timedelta(days=9))
    mette = office.desk("mette", of=case)
    mette.go(f"/teamet/sag/{case.pk}/luk/")
    mette.choose("reason", "Målet er nået")
    sent: list[Route] = []
    mette.page.route("**/luk/", lambda route: sent.append(route))  # a built-in cannot be a handler
    mette.page.evaluate(SLOWLY)
    assert len(sent) == 1
    sent[0].continue_()
    expect(mette.page.locator("body")).to_contain_text("Sagen er lukket.")
