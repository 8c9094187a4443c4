"""Sentences from phrase banks: `[this|that]` is a choice, `{name}` is filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

BANKS = Path(__file__).parent / "phrases"
CHOICE = re.compile(r"\[([^\[\]]*)\]")
OWNED = re.compile(r"\{(\w+)\}s\b")
SENTENCE = re.compile(r"(^|[.!?»]\s+)([a-zæøå])")


@cache
def bank(name: str) -> Any:
    """The lists of a bank file by key."""
    with (BANKS / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)


def lines(key: str) -> list[str]:
    """The lines under a key such as "notes.visit.first". Raises KeyError where the bank has none."""
    name, *path = key.split(".")
    found = bank(name)
    for part in path:
        found = found[part]
    return list(found)


def say(rng: Random, *keys: str, **words: str) -> str:
    """One sentence from each bank, joined; every choice made and every word filled in."""
    return " ".join(spoken(rng=rng, line=rng.choice(lines(key)), words=words) for key in keys)


def spoken(*, rng: Random, line: str, words: Mapping[str, str]) -> str:
    """One line with its choices made and its words filled in; sentences begin with capitals.

    A name that ends in s, x or z owns by the apostrophe alone: »Lucas' trivsel«.
    """
    while found := CHOICE.search(line):
        line = line[: found.start()] + rng.choice(found[1].split("|")) + line[found.end() :]
    line = OWNED.sub(lambda found: f"{{{found[1]}}}'" if words[found[1]][-1:] in "sxz" else found[0], line)
    said = " ".join(line.format(**words).split())
    return SENTENCE.sub(lambda found: found[1] + found[2].upper(), said)


class Decks:
    """Banks as decks of cards: no line comes again before all of its bank have come."""

    def __init__(self) -> None:
        self._left: dict[str, list[str]] = {}

    def say(self, rng: Random, key: str, **words: str) -> str:
        """One sentence from the bank that has not been said for a while."""
        left = self._left.get(key)
        if not left:
            left = self._left[key] = lines(key)
            rng.shuffle(left)
        return spoken(rng=rng, line=left.pop(), words=words)
