"""Pages that no link leads to: search, refused forms and errors, met the way people meet them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def signing_in(page: Page, address: str) -> None:
    """The front door of the demonstration."""
    page.context.clear_cookies()
    page.goto(f"{address}/log-ind/")


def searching(page: Page, address: str) -> None:
    """A common name, spelt another way than most are."""
    page.goto(f"{address}/")
    box = page.locator("input[type=search]:visible").first
    if not box.is_visible():
        page.locator("summary").first.click()
    box.fill("Sørensen")
    box.press("Enter")
    page.wait_for_load_state()


def not_found(page: Page, address: str) -> None:
    """An address of nothing."""
    page.goto(f"{address}/findes-ikke/")


def wrong_verb(page: Page, address: str) -> None:
    """A page that only takes what is sent to it."""
    page.goto(f"{address}/log-ud/")


def refused_form(page: Page, address: str) -> None:
    """A concern registered with nothing in it."""
    page.goto(f"{address}/underretninger/ny/")
    page.locator("main button[value=register]").click()
    page.wait_for_load_state()


def old_token(page: Page, address: str) -> None:
    """A form whose token is no longer the session's; what was typed is given back."""
    _typed(page, address)
    page.context.clear_cookies(name="vs_csrf")
    _send(page)


def signed_out(page: Page, address: str) -> None:
    """A form sent after the session ended; what was typed is given back."""
    _typed(page, address)
    page.context.clear_cookies(name="vs_session")
    _send(page)


def _typed(page: Page, address: str) -> None:
    page.goto(f"{address}/underretninger/ny/")
    page.locator("[name=seen]").fill("Alma var sulten og ville ikke hjem.")
    page.evaluate("document.querySelectorAll('form[data-draft-url]').forEach(f => delete f.dataset.draftUrl)")


def _send(page: Page) -> None:
    page.locator("main button[value=register]").click()
    page.wait_for_load_state()


MOMENTS: dict[str, Callable[[Page, str], None]] = {
    "access:sign_in": signing_in,
    "people:search": searching,
    "404": not_found,
    "405": wrong_verb,
    "afvist-formular": refused_form,
    "403-gammel-side": old_token,
    "logget-ud": signed_out,
}
