"""What the picture of a chain shows, and how it is said in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """One element of the chain."""

    key: str
    words: str


@dataclass(frozen=True)
class Link:
    """An arrow between two boxes. `value` is the latest one; empty where there are no data."""

    start: str
    end: str
    indicator: str
    value: str = ""


@dataclass(frozen=True)
class Column:
    """One stage of the chain."""

    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class ChainPicture:
    """The chain of one corner."""

    corner: str
    columns: tuple[Column, ...]
    links: tuple[Link, ...]

    def name(self, key: str) -> str:
        """The words of a box."""
        return next(box.words for column in self.columns for box in column.boxes if box.key == key)


def finding(*, chain: ChainPicture) -> str:
    """The title: how many arrows have data."""
    with_data = sum(bool(link.value) for link in chain.links)
    return f"{chain.corner}: {with_data} af {len(chain.links)} pile har data"


def in_words(*, chain: ChainPicture) -> str:
    """Every arrow as a sentence."""
    said = [
        f"Fra »{chain.name(link.start)}« til »{chain.name(link.end)}«:"
        f" {link.indicator}, {link.value or 'ingen data'}."
        for link in chain.links
    ]
    return " ".join([*said, "Samme tal står i tabellen."])


def between(*, links: Iterable[Link], key: str, outgoing: bool) -> list[Link]:
    """The arrows that leave a box, or those that reach it."""
    return [link for link in links if (link.start if outgoing else link.end) == key]
