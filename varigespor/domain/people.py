"""Names as Danes search and sort them, ages, and what people are to each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class RelationKind(StrEnum):
    """What `other` is to `person`."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    SIBLING = "sibling"
    CUSTODY = "custody"
    PARTNER = "partner"
    NO_CONTACT = "no_contact"


DANISH_RELATIONS = {
    RelationKind.MOTHER: "mor",
    RelationKind.FATHER: "far",
    RelationKind.PARENT: "forælder",
    RelationKind.SIBLING: "søskende",
    RelationKind.CUSTODY: "har forældremyndighed",
    RelationKind.PARTNER: "samlever",
    RelationKind.NO_CONTACT: "må ikke have kontakt",
}

PARENTS = (RelationKind.MOTHER, RelationKind.FATHER, RelationKind.PARENT)


@dataclass(frozen=True)
class NewPerson:
    """A person to register: a child, an unborn child or an adult."""

    given_name: str
    family_name: str
    sex: str = ""
    born_on: date | None = None
    due_on: date | None = None
    number: str = ""
    address: str = ""
    address_protected: bool = False
    district: str = ""
    key: UUID | None = None


@dataclass(frozen=True)
class Move:
    """A new home from a day: of `home` only the address counts. `version` is what a form showed."""

    home: NewPerson
    since: date
    version: int | None = None


@dataclass(frozen=True)
class NewRelation:
    """`other` is the `kind` of `person` from a day."""

    person: UUID
    other: UUID
    kind: RelationKind
    since: date
    note: str = ""


@dataclass(frozen=True)
class NewKin:
    """A person who is not here yet, and everything the person is to a child from a day.

    `key` makes a repeated sending the same person.
    """

    child: UUID
    person: NewPerson
    kinds: tuple[RelationKind, ...]
    since: date
    note: str = ""
    key: UUID | None = None


SOUNDS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ch", "k"), ("ph", "f"), ("th", "t"), ("ck", "k"))
LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "w": "v", "z": "s", "c": "k", "q": "k", "é": "e", "ü": "y"})
# A trap: å must be away before the marks are dropped; æ, ø and å stand after z in the order of bytes.
DANISH = str.maketrans({"å": "}", "ä": "æ", "ö": "ø", "ő": "ø", "ü": "y", "ű": "y"})
LAST = str.maketrans({"æ": "{", "ø": "|", "ð": "d", "đ": "d", "ł": "l"})


def search_key(*, name: str) -> str:
    """A name as it sounds: Christian = Kristian, Aase = Åse, Soerensen = Sørensen."""
    key = unicodedata.normalize("NFC", name).casefold()
    for written, heard in SOUNDS:
        key = key.replace(written, heard)
    key = re.sub(r"[^\w ]", " ", key.translate(LETTERS))
    return " ".join(re.sub(r"(\w)\1", r"\1", key).split())


def sort_key(*, given_name: str, family_name: str) -> str:
    """Family name first, in Danish order when compared byte by byte.

    æ, ø, å last and aa as å; ä as æ, ö as ø, ü as y; other letters without their marks.
    """
    name = unicodedata.normalize("NFC", f"{family_name} {given_name}").casefold().replace("aa", "å")
    parts = unicodedata.normalize("NFD", name.translate(DANISH))
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(LAST)


def age(*, born_on: date, on: date) -> int:
    """Whole years on a day; somebody born on 29 February turns a year older on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def is_unborn(*, born_on: date | None, due_on: date | None) -> bool:
    """Whether a child is registered by the day it is expected, and not born yet."""
    return born_on is None and due_on is not None
