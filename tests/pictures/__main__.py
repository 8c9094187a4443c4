"""Takes the pictures of the demonstration at ADDRESS, or starts one. Fails where a page has no picture."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

os.environ["MODE"] = "demonstration"
os.environ["DJANGO_SETTINGS_MODULE"] = "varigespor.run.settings"

import django

django.setup()

from playwright.sync_api import Browser, Page  # noqa: E402

from tests.journeys.browser import WIDTHS, launched, opened  # noqa: E402
from tests.pictures.choosing import Picture, chosen  # noqa: E402
from tests.pictures.crawl import Found, crawl, links  # noqa: E402
from tests.pictures.index import index  # noqa: E402
from tests.pictures.moments import MOMENTS, search  # noqa: E402
from varigespor.rehearsal.cast import CAST  # noqa: E402
from varigespor.run import places  # noqa: E402
from varigespor.run.reference import views  # noqa: E402

FOLDER = places.PROJECT / ".varigespor" / "pictures"
NOT_A_PAGE = {"healthz", "access:home"}
PORT = "8079"
SEARCHES = ("Øvang", "Prøvsen", "Opdigt", "Tænkt")
TALLEST = 4500


def main() -> int:
    """Take them all; 1 where a page has no picture or a link is broken."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with demonstration() as address, launched() as browser:
        seats = Seats(browser=browser, address=address)
        every = [page for member in CAST for page in walked(seats, member.username)]
        found = [page for page in every if page.status == HTTPStatus.OK]
        pictures, missing = chosen(names=[name for name in pages() if name not in MOMENTS], found=found)
        shown = {one.heading: take(seats, one) for one in pictures}
        shown |= {name: take_moment(seats, name) for name in MOMENTS}
    (FOLDER / "index.html").write_text(index(shown=shown))
    print(f"{sum(map(len, shown.values()))} billeder af {len(shown)} sider i {FOLDER / 'index.html'}")
    broken = [page for page in every if page not in found]
    for name in missing:
        print(f"Ingen kom til {name}: intet billede", file=sys.stderr)
    for page in broken:
        print(f"{page.who} fulgte et link til {page.path} og mødte {page.status}", file=sys.stderr)
    return 1 if missing or broken else 0


def pages() -> list[str]:
    """The names of all pages that can be read."""
    return [
        name for name, _, view in views() if name not in NOT_A_PAGE and "GET" in getattr(view, "methods", ())
    ]


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a running demonstration: ADDRESS, or one of its own that stops afterwards."""
    if address := os.environ.get("ADDRESS"):
        yield address.rstrip("/")
        return
    command = [sys.executable, "-m", "varigespor.run.cli", "demo"]
    process = subprocess.Popen(command, env={**os.environ, "PORT": PORT}, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            if line.startswith("Varige Spor kører"):
                break
        else:
            raise SystemExit("Demonstrationen kom ikke i gang.")
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


class Seats:
    """One page per person and width, on which one of the cast is signed in by one click."""

    def __init__(self, *, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: dict[tuple[str, int], Page] = {}

    def page(self, who: str, width: int) -> Page:
        """The person's page; signed in the first time."""
        if (who, width) not in self.pages:
            self.pages[who, width] = self.fresh(who, width)
        return self.pages[who, width]

    def fresh(self, who: str, width: int) -> Page:
        """A page of its own, for what ends the session."""
        page = opened(browser=self.browser, width=width)
        page.goto(f"{self.address}/log-ind/")
        page.locator(f"button[name=who][value={who}]").click()
        page.wait_for_load_state()
        return page


def walked(seats: Seats, who: str) -> list[Found]:
    """What one of the cast comes to: from the first page, and from a few searches."""
    page, seeds = seats.page(who, WIDTHS[0]), list[str]()
    if page.locator("[role=search] input[name=q]").count():
        for words in SEARCHES:
            search(page=page, address=seats.address, words=words)
            seeds += links(text=page.content(), base="/soeg/")
    found = list(crawl(request=page.request, address=seats.address, who=who, seeds=seeds))
    print(f"{who} kom til {len({one.name for one in found})} slags sider", flush=True)
    return found


def take(seats: Seats, picture: Picture) -> list[tuple[str, int]]:
    """One page at each width."""
    taken = []
    for width in WIDTHS:
        page = seats.page(picture.page.who, width)
        answer = page.goto(seats.address + picture.page.path)
        assert answer and answer.ok, picture
        taken.append(_saved(page, picture.file(width=width), width))
    return taken


def take_moment(seats: Seats, name: str) -> list[tuple[str, int]]:
    """One page that no link leads to, at each width."""
    taken, (who, meet) = [], MOMENTS[name]
    for width in WIDTHS:
        page = seats.fresh(who, width)
        meet(page, seats.address)
        taken.append(_saved(page, f"{name.replace(':', '-')}-{width}.png", width))
        page.context.close()
    return taken


def _saved(page: Page, file: str, width: int) -> tuple[str, int]:
    # Some pages are lists of everything: the first five screens show how they look.
    tall = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)}
    page.screenshot(path=Path(FOLDER, file), full_page=True, clip=clip)
    return file, width


if __name__ == "__main__":
    raise SystemExit(main())
