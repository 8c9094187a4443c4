"""Pages that no link leads to: search, refused forms and errors, met the way people meet them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def signing_in(page: Page, address: str) -> None:
    """The front door of the demonstration."""
    page.context.clear_cookies()
    page.goto(f"{address}/log-ind/")


def searching(page: Page, address: str) -> None:
    """A name that many have."""
    search(page=page, address=address, words="Øvang")


def search(*, page: Page, address: str, words: str) -> None:
    """Search as people do, from the first page; on a phone the box is in the menu."""
    page.goto(f"{address}/")
    box = page.locator("[role=search] input[name=q]:visible")
    if not box.count():
        page.locator("summary:visible").first.click()
    box.first.fill(words)
    with page.expect_navigation():
        box.first.press("Enter")


def new_kin(page: Page, address: str) -> None:
    """Somebody of the family who is not in the books: searched for in vain, then registered."""
    page.goto(f"{address}/")
    page.locator("a[href*='/barn/']").first.click()
    page.goto(page.url.split("?")[0].rstrip("/") + "/familie/")
    page.locator("input[name=find]").fill("Ingen Sådan")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("link", name="registrér den").click()
    page.wait_for_load_state()


def over_cap(page: Page, address: str) -> None:
    """Going over the cap with an adviser, before anybody has."""
    page.goto(f"{address}/teamet/")
    link = page.locator("a[href*='/teamet/raadgiver/']").first.get_attribute("href") or ""
    page.goto(f"{address}/afvigelser/loft/{link.rstrip('/').split('/')[-1]}/")


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


# What it is called, who meets it, and how.
MOMENTS: dict[str, tuple[str, Callable[[Page, str], None]]] = {
    "access:sign_in": ("bo", signing_in),
    "people:search": ("mette", searching),
    "people:new_kin": ("mette", new_kin),
    "deviations:over_cap": ("karin", over_cap),
    "404": ("mette", not_found),
    "405": ("mette", wrong_verb),
    "afvist-formular": ("bo", refused_form),
    "403-gammel-side": ("bo", old_token),
    "logget-ud": ("bo", signed_out),
}
