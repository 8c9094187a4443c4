"""One browser for all journeys."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import launched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # The browser runs an event loop in this thread; the rows are still read outside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with launched() as one:
        yield one
