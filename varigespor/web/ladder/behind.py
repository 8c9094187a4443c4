"""The children behind one number: those the asker may see, and how many more there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.flow import Flow
from varigespor.analysis.ladder import Moves
from varigespor.domain.access import Act
from varigespor.domain.ladder_words import STOCK, WORDS, Number
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.records.queries import ladder

from ..asked import Asked, municipality
from ..listing import Listing, listing
from ..page import missing, page
from ..wording import count_words, date_words
from .asking import AskForm
from .counting import counted
from .sheet import OFF, period_words

MOVED = {True: "gik ned", False: "gik op"}


@dataclass(frozen=True)
class Behind:
    """The rows behind a number, what they are, the definitions, and whether it is a stock on one day."""

    rows: Moves
    title: str
    numbers: tuple[Number, ...]

    @property
    def stock(self) -> bool:
        """Whether it counts children on a day, not what happened."""
        return self.numbers[0] in STOCK


@dataclass(frozen=True)
class Line:
    """One child and day of the list, with its words."""

    child: ladder.Seen
    url: str
    age: str
    day: date
    when: str
    before: int
    after: int


@page(act=Act.SEE_LADDER)
def children(request: Asked) -> HttpResponse:
    """Seen and not seen add to the number. One trace row names all who were shown."""
    form = AskForm(request.GET, town=municipality(), today=request.today)
    if not form.is_valid():
        raise missing(request, "ladder")
    question = form.question()
    snapshot = municipal_snapshot(town=municipality())
    found = counted(snapshot=snapshot, since=question.first, until=question.until, today=request.today)
    behind = _behind(request, found.flow(choice=question.choice))
    keys, rows = found.children.spells.keys, behind.rows
    days = zip(rows.child.tolist(), map(date.fromordinal, rows.day.tolist()), strict=True)
    listed = listing(request=request, lines=[(keys[code], day) for code, day in days])
    hidden = len(rows) - listed.seen
    context: dict[str, Any] = {
        "behind": behind,
        "lines": _lines(rows, listed, request.today),
        "seen": listed.seen,
        "pages": listed.pages,
        "hidden": hidden,
        "number": len(rows),
        "individuals": len(set(rows.child.tolist())),
        "words": [(WORDS[number].heading, WORDS[number].definition) for number in behind.numbers],
        "whose": form.whose(),
        "period": period_words(question, request.today),
        "back": f"{reverse('ladder:town')}?{question.query()}",
        "unit": count_words(number=hidden, one="barn", many="børn")
        if behind.stock
        else count_words(number=hidden, one="gang", many="gange"),
    }
    return TemplateResponse(request, "ladder/children.html", context)


def _behind(request: Asked, flow: Flow) -> Behind:
    """The number that the address asks for, else all on the ladder now; the 404 of nothing for no number."""
    asked = request.GET
    if "fra" in asked:
        return _between(flow, _step(request, "fra"), _step(request, "til"))
    what = asked.get("hvad", Number.NOW)
    if what not in set(Number):
        raise missing(request, "ladder")
    number = Number(what)
    said = WORDS[number].said
    if "trin" not in asked:
        return Behind(flow.rows[number], f"Børn, der {said}", (number,))
    step = _step(request, "trin")
    place = f"trin {step}" if step else "uden for trappen"
    return Behind(flow.at_step(number, step), f"Børn, der {said}: {place}", (number,))


def _between(flow: Flow, origin: int, to: int) -> Behind:
    """One cell of the table from step to step; the same number as its row in that table."""
    rows = flow.between(origin, to)
    if origin == to:
        return Behind(rows, f"Børn, der skiftede sted på trin {origin}", (Number.PLACE,))
    if OFF in (origin, to):
        number = Number.IN if origin == OFF else Number.OUT
        return Behind(rows, f"Børn, der {WORDS[number].said}: trin {origin or to}", (number,))
    number = Number.DOWN if to < origin else Number.UP
    return Behind(rows, f"Børn, der {MOVED[to < origin]} fra trin {origin} til trin {to}", (number,))


def _step(request: Asked, name: str) -> int:
    text = request.GET.get(name, "")
    if len(text) != 1 or text not in "0123456":
        raise missing(request, "ladder")
    return int(text)


def _lines(rows: Moves, found: Listing, today: date) -> list[Line]:
    """The page's lines with what happened."""
    return [
        Line(
            child=one.child,
            url=one.url,
            age=one.age,
            day=day,
            when=date_words(day=day, today=today),
            before=int(rows.before[one.at]),
            after=int(rows.after[one.at]),
        )
        for one in found.entries
        for day in [date.fromordinal(int(rows.day[one.at]))]
    ]
