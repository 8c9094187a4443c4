"""The stays behind a team's figure: of the children whom the asker may see, and how many more there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.outcomes import Asked as Counting
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN
from varigespor.analysis.stays import Stays, placed_again
from varigespor.analysis.variation import YEAR, followed_stays
from varigespor.domain.access import Act
from varigespor.domain.indicators import is_small
from varigespor.domain.variation_words import WORDS, Compared
from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality, sees_small_numbers
from ..page import missing, page
from ..wording import count_words, number_words, plain_date, span_words
from .asking import ResultForm
from .behind import Listed, seen_rows
from .naming import code_of
from .telling import STILL, Told
from .variation import only, own_teams


@page(act=Act.SEE_RESULTS)
def rows(request: Asked) -> HttpResponse:
    """The stays of one team. One trace row names who was shown."""
    teams, what = own_teams(town=municipality()), request.GET.get("hvad", Compared.AWAY)
    team = request.GET.get("team", next(iter(teams), ""))
    snapshot = municipal_snapshot(town=municipality())
    form = ResultForm(only(request.GET), snapshot=snapshot, town=municipality(), today=request.today)
    if team not in teams or what not in (Compared.AWAY, Compared.AGAIN) or not form.is_valid():
        raise missing(request, "variation")
    question, figure = form.question(), Compared(what)
    asked = question.asked(snapshot=snapshot)
    chosen = (*asked.chosen, ("team", code_of(snapshot=snapshot, name="team", value=team)))
    told = _told(snapshot, replace(asked, chosen=chosen), figure, request.today)
    shut = not sees_small_numbers(request) and is_small(counts=[len(told.child), len(np.unique(told.child))])
    listed = Listed() if shut else seen_rows(request=request, snapshot=snapshot, told=told)
    context: dict[str, Any] = {
        "word": WORDS[figure],
        "told": told,
        "shut": shut,
        "listed": listed,
        "rows": listed.rows,
        "unseen": len(told.child) - listed.seen,
        "team": teams[team],
        "whose": form.whose(),
        "period": span_words(first=question.first, last=question.last, today=request.today),
        "back": f"{reverse('results:variation')}?{question.query(**{'del': ''})}",
    }
    return TemplateResponse(request, "results/variation_rows.html", context)


def _told(snapshot: Snapshot, asked: Counting, figure: Compared, today: date) -> Told:
    until = today.toordinal() + 1
    begun, ended = followed_stays(snapshot=snapshot, asked=asked, until=until)
    if figure == Compared.AWAY:
        return _stays(begun, until, today)
    again = placed_again(stays=snapshot.stays, ended=ended, within=YEAR).again

    def cells(at: int) -> tuple[str, ...]:
        return (_day(int(ended.start[at]), today), _day(int(ended.end[at]), today), _yes(again[at]))

    total = f"{number_words(number=int(again.sum()))} af {number_words(number=len(ended))} anbragt igen"
    return Told(("Begyndte", "Sluttede", "Anbragt igen"), ended.child, ended.end, cells, total)


def _stays(begun: Stays, until: int, today: date) -> Told:
    days = np.minimum(begun.end, until) - begun.start

    def cells(at: int) -> tuple[str, ...]:
        end = int(begun.end[at])
        last = STILL if end == OPEN or end > until else _day(end, today)
        return (_day(int(begun.start[at]), today), last, number_words(number=int(days[at])))

    total = count_words(number=len(begun), one="ophold", many="ophold")
    return Told(("Begyndte", "Sluttede", "Fulgt i dage"), begun.child, begun.start, cells, total)


def _day(day: int, today: date) -> str:
    return plain_date(day=date.fromordinal(day), today=today)


def _yes(answer: bool) -> str:
    return "Ja" if answer else "Nej"
