"""The children behind one number: those the asker may see, and how many more there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.flow import Flow, Period
from varigespor.analysis.ladder import Moves
from varigespor.domain.access import Act
from varigespor.domain.ladder_words import STOCK, WORDS, Number
from varigespor.records.queries import ladder

from ..asked import Asked, municipality
from ..page import missing, page
from ..paging import beside, place
from ..wording import age_words, count_words, date_words
from .asking import AskForm
from .counting import counted
from .sheet import OFF, period_words

PER_PAGE = 200
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
    found = counted(since=question.first, until=question.until, town=municipality(), today=request.today)
    behind = _behind(request, found.flow(choice=question.choice))
    lines, seen = _lines(request, behind.rows, found)
    hidden = len(behind.rows) - seen
    context: dict[str, Any] = {
        "behind": behind,
        "lines": lines,
        "seen": seen,
        "pages": beside(request, more=seen > (place(request) + 1) * PER_PAGE),
        "hidden": hidden,
        "number": len(behind.rows),
        "individuals": len(set(behind.rows.child.tolist())),
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
    where = f"trin {step}" if step else "uden for trappen"
    return Behind(flow.at_step(number, step), f"Børn, der {said}: {where}", (number,))


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


def _lines(request: Asked, rows: Moves, found: Period) -> tuple[list[Line], int]:
    """The page's rows, by name as Danish sorts, then by day; and how many the asker may see in all."""
    keys: list[UUID] = [found.children.spells.keys[code] for code in rows.child.tolist()]
    cases = ladder.seen(children=set(keys), asker=request.asker, on=request.today)
    told = zip(keys, rows.day.tolist(), rows.before.tolist(), rows.after.tolist(), strict=True)
    mine = [(cases[key], key, *row) for key, *row in told if key in cases]
    mine.sort(key=lambda row: (row[0].sort_key, row[0].case, row[2]))
    first = place(request) * PER_PAGE
    shown = mine[first : first + PER_PAGE]
    request.entry.children += dict.fromkeys(key for _, key, *_ in shown)
    address = reverse("people:child", args=[UUID(int=0)])
    lines = [
        Line(
            child=child,
            url=address.replace(str(UUID(int=0)), str(child.case)),
            age=age_words(born=child.born_on, on=day) if child.born_on else "",
            day=day,
            when=date_words(day=day, today=request.today),
            before=before,
            after=after,
        )
        for child, _, number, before, after in shown
        for day in [date.fromordinal(number)]
    ]
    return lines, len(mine)
