"""What did it lead to, and at what price: asked in a browser, and each number followed to its rows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.office import Desk, Office
from tests.web.ladder.room import NOW, TODAY, furnished, newcomer, walker
from varigespor.records.models import Person, Route

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 8


class Counted:
    """A desk that counts what the person does: each click, each box and each list is one."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.done = desk, 0

    def follow(self, words: str) -> None:
        self.desk.follow(words)
        self.done += 1

    def write(self, **boxes: str) -> None:
        self.desk.write(**boxes)
        self.done += len(boxes)

    def pick(self, name: str, words: str) -> None:
        self.desk.pick(name, words)
        self.done += 1

    def press(self, words: str) -> None:
        self.desk.press(words)
        self.done += 1


def test_what_did_family_treatment_lead_to_and_at_what_price(office: Office) -> None:
    town = furnished()
    for number in range(3):
        child = newcomer(town, f"Bo{number}")
        Person.objects.filter(pk=child.pk).update(born_on=TODAY.replace(year=TODAY.year - 8, day=1))
        bo = walker(town, child)
        Route.objects.current().get(case=bo.case).revise(at=NOW, team="west", district="bronderslev_syd")
        bo.to(3, days_ago=0)
    office.at(TODAY.year + 1, 2, 1, 10, 0)
    inger = Counted(office.desk("inger"))
    inger.follow("Resultater")
    inger.pick("team", "Team Vest")
    inger.write(fra="6", til="12")
    inger.pick("art", "Familiebehandling")
    inger.press("Vis")
    assert inger.done <= MOST
    page = inger.desk.page
    asked = "6–12 år, Familiebehandling (Barnets lov § 32, stk. 1, nr. 5), Team Vest"
    expect(page.locator(".ph .sub")).to_contain_text(f"{asked}, 1. jan.–31. dec. {TODAY.year}")
    whole = page.locator(".result-table tr.total")
    expect(whole.locator("td").nth(0)).to_have_text("3")
    price = whole.locator("td").nth(2).inner_text()
    assert re.fullmatch(r"[\d.]+", price), price
    assert inger.done <= MOST


KINDS = {
    "Børn": lambda rows: len({row[0] for row in rows}),
    "Børneår": lambda rows: round(sum(number(row[4]) for row in rows) / 365.25, 1),
    "Sluttede": lambda rows: len(rows),
    "Målet nået": lambda rows: sum(row[5] == "Målet er nået" for row in rows),
    "Sammenbrud": lambda rows: sum(row[5] == "Sammenbrud" for row in rows),
}


def test_one_number_of_each_kind_is_the_sum_of_its_rows(office: Office) -> None:
    town = furnished()
    for index in range(3):
        bo = walker(town, newcomer(town, f"Bo{index}"))
        bo.to(2, days_ago=20 - index)
        if index:
            bo.off(days_ago=2)
    desk = office.desk("inger")
    year = f"start={TODAY.year - 1}-01-01&slut={TODAY.isoformat()}"
    for name, summed in KINDS.items():
        desk.go(f"/resultater/?{year}")
        if name in HEADINGS:
            place = headings(desk.page).index(name)
            total = desk.page.locator(".result-table tr.total").locator("th, td")
            total.nth(place).get_by_role("link").first.click()
        else:
            desk.go(f"/resultater/tal/?{year}&hvad=ended")
        shown = desk.page.locator("h1").inner_text().split(": ")[1].split(" af ")[0]
        assert number(shown) == summed(rows_of(desk.page)), name


HEADINGS = ("Børn", "Børneår", "Målet nået", "Sammenbrud")


def headings(page: Page) -> list[str]:
    """The first line of each heading of the table."""
    return [words.split("\n")[0] for words in page.locator(".result-table thead th").all_inner_texts()]


def rows_of(page: Page) -> list[list[str]]:
    """The cells of the table behind a number."""
    page.locator("tbody[data-rows] tr").first.wait_for()
    return [row.locator("th, td").all_inner_texts() for row in page.locator("tbody[data-rows] tr").all()]


def number(text: str) -> float:
    """A number as Danish prints it."""
    return float(text.replace(".", "").replace(",", "."))
