"""Aftale om variation: what the professional coordinators agree about one comparison of their teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from varigespor.domain.access import Asker, Role
from varigespor.domain.adjustments import day_ahead
from varigespor.domain.kept_views import no_number, readable
from varigespor.domain.refusals import Complaint, refuse_if, wanted

FEWEST = 2


@dataclass(frozen=True)
class NewAgreement:
    """What is agreed about the rows of a query, what each team does (by its key), when to look again."""

    key: str
    about: str
    query: str
    does: Mapping[str, str]
    look_on: date | None

    @property
    def said(self) -> dict[str, str]:
        """What each team will do, of those that will do something."""
        return {team: text.strip() for team, text in self.does.items() if text.strip()}


@dataclass(frozen=True)
class NewLook:
    """What came of it when it was looked at again; without a next day it has ended."""

    came_of: str
    next_on: date | None


def coordinated(*, asker: Asker) -> list[str]:
    """The teams in which somebody is a professional coordinator."""
    return sorted({post.team for post in asker.posts if post.role == Role.COORDINATOR and post.team})


def check_agreement(*, agreement: NewAgreement, today: date) -> None:
    """Raise Refused for an agreement without its words, its rows, two teams that do something, or its day."""
    few = len(agreement.said) < FEWEST
    texts = [("about", agreement.about), *((f"does_{team}", text) for team, text in agreement.does.items())]
    silent = next((team for team, text in agreement.does.items() if not text.strip()), "")
    refuse_if(
        wanted(field="about", text=agreement.about, message="Skriv, hvad I er enige om."),
        *(no_number(field=field, text=text) for field, text in texts),
        Complaint(f"does_{silent}", "Skriv for mindst to team, hvad de vil gøre.") if few else None,
        readable(query=agreement.query),
        day_ahead(
            field="look_on", day=agreement.look_on, today=today, asks="Skriv, hvornår I ser på det igen."
        ),
    )


def check_confirms(*, asker: Asker, writer: UUID, team: str) -> None:
    """Raise Refused where the asker wrote it, or coordinates no other team than the one it was written in."""
    other = asker.id != writer and set(coordinated(asker=asker)) - {team}
    refuse_if(None if other else Complaint("", "Aftalen bekræftes af koordinatoren i et andet team."))


def check_look(*, look: NewLook, confirmed: bool, today: date) -> None:
    """Raise Refused for a look without words, with a day that is over, or at what only one has said."""
    ahead = look.next_on and day_ahead(field="next_on", day=look.next_on, today=today, asks="")
    refuse_if(
        wanted(field="came_of", text=look.came_of, message="Skriv, hvad der kom ud af det."),
        no_number(field="came_of", text=look.came_of),
        ahead or None,
        None
        if confirmed or look.next_on is None
        else Complaint("next_on", "Aftalen er ikke bekræftet endnu. Den kan kun sluttes."),
    )
