"""One browser for all journeys."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import launched
from tests.journeys.office import Office


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # The browser runs an event loop in this thread; the rows are still read outside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with launched() as one:
        yield one


@pytest.fixture
def office(browser: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Desks in the test's town, and its clock."""
    return Office(browser=browser, address=live_server.url, clock=monkeypatch)
