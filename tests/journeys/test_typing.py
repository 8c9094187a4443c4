"""What is typed while a page draws its fields anew is never overwritten."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests import cast
from tests.journeys.office import Office

pytestmark = pytest.mark.django_db(transaction=True)


def test_words_typed_while_the_fields_are_fetched_stay(office: Office) -> None:
    town = cast.build()
    case = cast.allocated(town)
    mette = office.desk("mette", of=case)
    mette.go(f"{mette.child}afgoerelser/ny/")
    waiting: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if waiting:
            route.continue_()
        waiting.append(route)

    mette.page.route("**/afgoerelser/ny/", hold_the_first)
    mette.choose("kind", "Afslag")
    mette.write(child_view="Jeg vil helst klare det selv.")
    while not waiting:
        mette.page.wait_for_timeout(20)
    waiting[0].continue_()
    mette.reads("Hvad afslår I?")
    expect(mette.main.locator("[name=child_view]")).to_have_value("Jeg vil helst klare det selv.")


def test_a_choice_is_asked_about_once_and_the_side_still_follows(office: Office) -> None:
    town = cast.build()
    case = cast.allocated(town)
    cast.entry()
    mette = office.desk("mette", of=case)
    mette.go(f"{mette.child}afgoerelser/ny/")
    asked: list[str] = []
    mette.page.on("request", lambda one: asked.append(one.url) if "/ny/" in one.url else None)
    mette.pick("entry", "Familiebehandling")
    mette.reads("Trin 2", "Hvorfor er det ikke nok?")
    side = mette.page.locator("#indtil-nu")
    expect(side).to_contain_text("Formål")
    mette.page.wait_for_timeout(400)
    assert len(asked) == 1
    mette.write(purpose="Alma er udhvilet.")
    mette.page.keyboard.press("Tab")
    expect(side).not_to_contain_text("Formål")
    mette.page.wait_for_timeout(400)
    assert len(asked) == 2
