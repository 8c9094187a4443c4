"""axe finds nothing on any page, at both widths, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import WIDTHS, page_as
from tests.web.everywhere import stops, town_to_walk

pytestmark = pytest.mark.django_db(transaction=True)
RULES = {
    "resultTypes": ["violations"],  # the rest is counted and not gathered, which takes half the time
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}


def wrongs(found: dict[str, Any]) -> list[str]:
    return [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes']][:2]}"
        for one in found["violations"]
    ]


def walked(browser: Browser, address: str) -> Iterator[tuple[str, list[str]]]:
    """Each page, and what is wrong with it at each width: it is opened once and drawn again."""
    world = town_to_walk()
    pages = {}
    for stop in stops(world):
        if stop.who not in pages:
            employee = world.town.employee(stop.who)
            pages[stop.who] = page_as(browser, employee=employee, address=address)
        page = pages[stop.who]
        answer = page.goto(address + stop.url)
        yield stop.url, [] if answer and answer.status == 200 else [f"status {answer and answer.status}"]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            problems = [f"scrolls sideways: {wide}"] if wide > width else []
            yield f"{stop.url} ({width})", problems + wrongs(Axe().run(page, options=RULES).response)


def test_every_page(browser: Browser, live_server: LiveServer) -> None:
    problems = {where: found for where, found in walked(browser, live_server.url) if found}
    assert not problems, "\n".join(f"{where}: {found}" for where, found in problems.items())
