"""Which of the pages that were found become pictures: each in its main role, and where each role begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.pictures.crawl import Found
from tests.web.pages import whose
from varigespor.rehearsal.cast import CAST

CHILD = "people:child"


@dataclass(frozen=True)
class Picture:
    """One page to be taken: its heading in the index, and the page."""

    heading: str
    page: Found

    def file(self, *, width: int) -> str:
        """The name of the picture at a width in pixels."""
        return f"{self.page.name.replace(':', '-')}-{self.page.who}-{width}.png"


def chosen(*, names: Sequence[str], found: Sequence[Found]) -> tuple[list[Picture], list[str]]:
    """The pictures to take, and the names of pages that nobody came to."""
    pictures, missing = [], []
    for name in names:
        page = fullest(found=found, name=name, who=whose(name))
        if page:
            pictures.append(Picture(name, page))
        else:
            missing.append(name)
    taken = {one.page for one in pictures}
    return pictures + [one for one in _beginnings(found) if one.page not in taken], missing


def fullest(*, found: Sequence[Found], name: str, who: str) -> Found | None:
    """The page of that name with most on it, of that person or else of anybody."""
    pages = [page for page in found if page.name == name]
    return max(pages, key=lambda page: (page.who == who, page.size), default=None)


def _beginnings(found: Sequence[Found]) -> list[Picture]:
    """Each person's first page and the child's page as that person sees it."""
    pictures = []
    for member in CAST:
        first = next((page for page in found if page.who == member.username and page.path != "/"), None)
        child = fullest(found=[page for page in found if page.who == member.username], name=CHILD, who="")
        pictures += [Picture(f"{page.name}, {member.role}", page) for page in (first, child) if page]
    return pictures
