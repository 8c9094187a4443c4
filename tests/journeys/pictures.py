"""`make pictures`: every page in its main role at both widths, with an index."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import WIDTHS, page_as
from tests.web.everywhere import Stop, stops, town_to_walk

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(__file__).resolve().parents[2] / ".varigespor" / "pictures"


def named(stop: Stop, width: int) -> str:
    return f"{stop.name.replace(':', '-')}-{width}.png"


def test_every_page_has_its_pictures(browser: Browser, live_server: LiveServer) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    here = town_to_walk()
    walk = stops(here)
    for width in WIDTHS:
        pages = {
            who: page_as(browser, employee=here.town.employee(who), address=live_server.url, width=width)
            for who in {stop.who for stop in walk}
        }
        for stop in walk:
            answer = pages[stop.who].goto(live_server.url + stop.url)
            assert answer and answer.status == 200, (stop, answer and answer.status)
            pages[stop.who].screenshot(path=FOLDER / named(stop, width), full_page=True)
    (FOLDER / "index.html").write_text(index(walk))
    missing = [
        named(stop, width) for stop in walk for width in WIDTHS if not (FOLDER / named(stop, width)).is_file()
    ]
    assert not missing


def index(walk: list[Stop]) -> str:
    rows = [
        f"<h2>{escape(stop.name)} ({escape(stop.who)})</h2>"
        + "".join(
            f'<a href="{named(stop, width)}"><img src="{named(stop, width)}" width="{width // 3}"></a>'
            for width in WIDTHS
        )
        for stop in walk
    ]
    return f"<!doctype html><meta charset=utf-8><title>Sider</title>{''.join(rows)}"
