"""When an act cannot be done: what is wrong, at which field, and what to do, in Danish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong.

    `field` is the content's attribute, empty for the whole; `norm` the key of the law that stops.
    """

    field: str
    text: str
    norm: str = ""


class Refused(Exception):
    """The act is refused; nothing was stored."""

    def __init__(self, *complaints: Complaint) -> None:
        super().__init__(" ".join(complaint.text for complaint in complaints))
        self.complaints = complaints


class NotAllowed(Refused):
    """This person may not do this act here."""


class Conflict(Refused):
    """Somebody else changed the row meanwhile; `version` is what the row has now."""

    version: int | None = None

    def __init__(self, *, who: str, what: str, when: str, version: int | None = None) -> None:
        super().__init__(Complaint("", f"{who} rettede {what} {when}. Din tekst er her stadig."))
        self.who, self.what, self.when = who, what, when
        self.version = version


class AlreadyDone(Conflict):
    """Somebody else has done it meanwhile, and it is done once; what was typed is kept."""

    def __init__(self, *, who: str, what: str, when: str) -> None:
        text = f"{who} har allerede {what} {when}. Intet er ændret, og din tekst er her stadig."
        Refused.__init__(self, Complaint("", text))
        self.who, self.what, self.when = who, what, when


class KeyUsed(Refused):
    """The same form was sent before with other words: what is new must not be taken for what is stored."""

    def __init__(self, *, what: str) -> None:
        text = f"{what} er allerede gemt herfra med andre ord. Er det her et nyt, så send det igen."
        super().__init__(Complaint("", text))


def refuse_if(*complaints: Complaint | None) -> None:
    """Raise Refused with every complaint that is one."""
    found = [complaint for complaint in complaints if complaint]
    if found:
        raise Refused(*found)


def wanted(*, field: str, text: str, message: str) -> Complaint | None:
    """A complaint where a text is empty."""
    return None if text.strip() else Complaint(field, message)


def found(*, thing: Thing | None, field: str, message: str) -> Thing:
    """The thing itself, or Refused where there is none."""
    if thing is None:
        raise Refused(Complaint(field, message))
    return thing
