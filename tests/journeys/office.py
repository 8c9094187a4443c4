"""People at their screens: each signs in with a password, and the town's clock is the test's."""

from __future__ import annotations

from datetime import datetime
from types import ModuleType

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import opened
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Case, Employee

PASSWORD = "Øvelse-gør-mester-7"


class Office:
    """The town's clock, and a desk for whoever sits down."""

    def __init__(self, *, browser: Browser, address: str, clock: pytest.MonkeyPatch) -> None:
        self.browser, self.address, self._clock = browser, address, clock
        self.now = timezone.now()

    def at(self, *clock: int) -> None:
        """It is year, month, day, hour and minute in the town."""
        self.now = datetime(*clock, tzinfo=TOWN)  # type: ignore[arg-type,misc]
        where: ModuleType = timezone
        self._clock.setattr(where, "now", lambda: self.now)

    def desk(self, username: str, *, of: Case | None = None) -> Desk:
        """Somebody signs in as people do, to work with the case of one child."""
        employee = Employee.objects.get(username=username)
        employee.set_password(PASSWORD)
        employee.save(update_fields=["password"])
        desk = Desk(opened(browser=self.browser), self.address, f"/barn/{of.pk}/" if of else "")
        desk.go("/log-ind/")
        desk.write(username=username, password=PASSWORD)
        desk.press("Log ind")
        return desk


class Desk:
    """One person's screen, worked by what stands on it."""

    def __init__(self, page: Page, address: str, child: str) -> None:
        self.page, self.address, self.child = page, address, child
        self.main = page.locator("main")

    def go(self, path: str) -> int:
        """Open an address; its status."""
        answer = self.page.goto(self.address + path)
        return answer.status if answer else 0

    def follow(self, *links: str) -> None:
        """Click links by their words, one after another."""
        for words in links:
            with self.page.expect_navigation():
                self.page.get_by_role("link", name=words).first.click()

    def write(self, **boxes: str) -> None:
        """Fill boxes by the first part of their names in the form."""
        for name, words in boxes.items():
            self.main.locator(f"textarea[name^={name}], input[name^={name}]").first.fill(words)

    def choose(self, name: str, words: str) -> None:
        """Press the choice of those words in every group whose name begins so."""
        labels = self.main.locator(f":has(> input[name^={name}]) > label").filter(has_text=words)
        labels.first.wait_for()
        for label in labels.all():
            self.main.locator(f"#{label.get_attribute('for')}").check()

    def pick(self, name: str, words: str) -> None:
        """Pick from a list by its words."""
        box = self.main.locator(f"select[name^={name}]").first
        box.select_option(box.locator("option", has_text=words).first.get_attribute("value"))

    def press(self, words: str) -> None:
        """Press the button of those words and wait for the page it leads to."""
        button = self.page.get_by_role("button", name=words).first
        with self.page.expect_navigation():
            button.click()

    def steps(self) -> str:
        """Where the child stands on the ladder, as the child's page says at the top."""
        facts = self.page.locator(".childbar .facts span").all_inner_texts()
        return next(words.strip() for words in facts if "rin" in words or "trappen" in words)

    def reads(self, *words: str) -> None:
        """The page says so."""
        for each in words:
            expect(self.main).to_contain_text(each)
