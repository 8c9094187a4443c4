"""Finding every page the way people do: from the first page, by its links. Reads; changes nothing."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

MOST = 4
# What differs most from child to child is looked at oftener.
OFTENER = {"people:child": 25, "decisions:all": 25, "assessment:show": 25}
LINK = re.compile(r'<a [^>]*?href="([^"#]+)')


@dataclass(frozen=True)
class Found:
    """A page somebody came to: its URL's name, where it is, who, how much stands on it, and the answer."""

    name: str
    path: str
    who: str
    size: int
    status: int


def crawl(*, request: APIRequestContext, address: str, who: str, seeds: Iterable[str]) -> Iterator[Found]:
    """Every kind of page within reach of somebody, a few of each, from the first page and `seeds`."""
    waiting, taken = deque(["/", *seeds]), Counter[str]()
    met = set(waiting)
    while waiting:
        path = waiting.popleft()
        name = named(path=path)
        if taken[name] >= OFTENER.get(name, MOST):
            continue
        taken[name] += 1
        answer = request.get(address + path)
        text = answer.text()
        yield Found(name, path, who, len(text), answer.status)
        for link in links(text=text, base=path):
            if link not in met:
                met.add(link)
                waiting.append(link)


def links(*, text: str, base: str) -> Iterator[str]:
    """The addresses within the product that a page links to, in order."""
    for href in LINK.findall(text):
        link = unescape(href)
        path = urlsplit(base).path + link if link.startswith("?") else link
        if path.startswith("/") and named(path=path):
            yield path


def named(*, path: str) -> str:
    """The name of the URL with its chapter; empty for what is no page."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""
