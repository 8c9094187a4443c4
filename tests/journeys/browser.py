"""A real browser for the journeys: Debian's chromium, signed in by a session of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, Page, sync_playwright

from varigespor.records.models import Employee

SWITCHES = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 390)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser of the machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        try:
            yield browser
        finally:
            browser.close()


def session_of(employee: Employee) -> str:
    """The key of a new session in which the employee is signed in."""
    session = SessionStore()
    session["_auth_user_id"] = str(employee.pk)
    session["_auth_user_backend"] = BACKEND
    session["_auth_user_hash"] = employee.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def opened(*, browser: Browser, width: int = 1280) -> Page:
    """An empty page of its own, with no cookie yet."""
    page = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK").new_page()
    page.set_default_timeout(15_000)
    return page


def page_as(browser: Browser, *, employee: Employee, address: str, width: int = 1280) -> Page:
    """A page on which the employee is signed in."""
    page = opened(browser=browser, width=width)
    page.context.add_cookies([{"name": "vs_session", "value": session_of(employee), "url": address}])
    return page
