"""What is talked about at the end of a rehearsed town: two proposals, an agreement and a kept view."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from varigespor.domain.adjustments import Answer, NewAdjustment, NewAnswer
from varigespor.domain.agreements import NewAgreement
from varigespor.domain.deadlines import TOWN
from varigespor.domain.kept_views import NewView
from varigespor.records.models import CatalogueEntry, Employee
from varigespor.rehearsal.scenario import Scenario

from .. import adjustments, agreements, kept_views
from .books import Books

ANALYST, CHIEF, EAST, WEST = "anna", "inger", "rikke", "dorthe"
TALKING = (ANALYST, CHIEF, EAST, WEST)


def discuss(*, town: Scenario, books: Books) -> None:
    """Play it where all who talk are employed, in the last weeks before the town stands still."""
    if Employee.objects.filter(username__in=TALKING).count() < len(TALKING):
        return
    _propose(town, books)
    _agree(town, books)
    view = NewView("Hjælp på trin 3 efter team", _query(town, trin="3", by="tilbud.team"), shared=True)
    at = _at(town, 20)
    kept_views.keep(by=books.by(username=ANALYST, at=at), at=at, view=view)


def _propose(town: Scenario, books: Books) -> None:
    entries = dict(CatalogueEntry.objects.values_list("key", "pk"))
    first, answered, second = _at(town, 40), _at(town, 30), _at(town, 9)
    row = adjustments.propose(
        by=books.by(username=ANALYST, at=first),
        at=first,
        adjustment=NewAdjustment(
            "rehearsed-1",
            "Et hold i familiebehandling om aftenen, så forældre i arbejde kan komme.",
            "Rækkerne viser, hvem der fik familiebehandling, og hvordan forløbene sluttede. Rådgiverne "
            "siger, at forældre med skiftende arbejdstider siger nej til dagtimerne.",
            _query(town, tilbud="familiebehandling", by="team"),
            _day(town, 28),
            entries.get("familiebehandling"),
        ),
    )
    yes = NewAnswer(Answer.YES, "Hegely prøver et hold i et halvt år. Vi ser på de samme rækker bagefter.")
    adjustments.answer(by=books.by(username=CHIEF, at=answered), at=answered, adjustment=row, answer=yes)
    adjustments.propose(
        by=books.by(username=ANALYST, at=second),
        at=second,
        adjustment=NewAdjustment(
            "rehearsed-2",
            "To pladser mere i forstærket pleje, eller en aftale med en nabokommune.",
            "Se pladserne ved siden af rækkerne: er de i brug det meste af året, venter det næste barn et "
            "sted, der ikke passer.",
            _query(town, tilbud="plejefamilie-forstaerket", by="alder"),
            _day(town, -6),
            entries.get("plejefamilie-forstaerket"),
        ),
    )


def _agree(town: Scenario, books: Books) -> None:
    written, confirmed = _at(town, 25), _at(town, 23)
    row = agreements.write(
        by=books.by(username=EAST, at=written),
        at=written,
        agreement=NewAgreement(
            "rehearsed-1",
            "De to team bruger hjælpen på trin 3 forskelligt til børn på samme alder. Noget er tilfældigt. "
            "Vi ser på resten sammen.",
            _query(town, trin="3", by="team"),
            {
                "east": "Læser fem sager fra Vest sammen med rådgiverne på et gruppemøde.",
                "west": "Læser fem sager fra Øst og skriver ned, hvad de selv ville have valgt.",
            },
            _day(town, -3),
        ),
    )
    agreements.confirm(by=books.by(username=WEST, at=confirmed), at=confirmed, agreement=row)


def _query(town: Scenario, *, by: str, **picked: str) -> str:
    """A view of the last whole year, as the page of results writes it."""
    year = (town.until - timedelta(days=1)).year - 1
    days = {"start": f"{year}-01-01", "slut": f"{year}-12-31"}
    return urlencode({**days, **picked, "del": by})


def _day(town: Scenario, before: int) -> date:
    """So many days before the town stands still, or the last weekday before that."""
    day = town.until - timedelta(days=before)
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _at(town: Scenario, before: int) -> datetime:
    return datetime.combine(_day(town, before), time(10), TOWN)
