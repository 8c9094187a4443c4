"""The rows behind one key figure: of the children whom the asker may see, and how many more there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.key_figures import Counted, key_figures, own_cost
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.access import Act, may
from varigespor.domain.indicators import Indicator
from varigespor.domain.key_figure_words import SOURCE, WORDS, KeyFigure
from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality, sees_small_numbers
from ..page import missing, page
from ..wording import count_words, number_words, plain_date
from .behind import Behind, of_prices, of_told
from .key_figure_asking import TEAMS, Column, KeyFigureForm
from .key_figure_cells import Asked as Counting
from .key_figure_cells import lines
from .key_figures import period_of, whose_words
from .telling import Told


@page(act=Act.SEE_RESULTS)
def rows(request: Asked) -> HttpResponse:
    """The rows, what they come to, the definition and the source. One trace row names who was shown."""
    snapshot = municipal_snapshot(town=municipality())
    form = KeyFigureForm(request.GET, snapshot=snapshot, town=municipality(), today=request.today)
    number = request.GET.get("nr", "1")
    if number not in {str(int(one)) for one in KeyFigure} or not form.is_valid():
        raise missing(request, "key-figures")
    figure, column = KeyFigure(int(number)), form.asked()
    counting = Counting([column], [figure], request.now, sees_small_numbers(request))
    (line,) = lines(snapshot=snapshot, asked=counting)
    cell = line.cells[0]
    if (
        figure == KeyFigure.FOLLOWED_UP
        and cell.query
        and may(asker=request.asker, act=Act.SEE_LADDER).allowed
    ):
        return HttpResponseRedirect(_clocks(column))
    context: dict[str, Any] = {
        "line": line,
        "cell": cell,
        "word": WORDS[figure],
        "source": SOURCE,
        "whose": whose_words(form=form),
        "period": period_of(column=column, today=request.today),
        "back": f"{reverse('results:key_figures')}?{column.query}",
        "behind": None if cell.hidden else _behind(request, snapshot, figure, column),
    }
    return TemplateResponse(request, "results/key_figure.html", context)


def _clocks(column: Column) -> str:
    """The page of the clocks behind figure 12."""
    team = f"&team={column.picked[TEAMS]}" if TEAMS in column.picked else ""
    days = f"start={column.first.isoformat()}&slut={column.last.isoformat()}"
    return f"{reverse('programme:promise')}?hvad={Indicator.LAW_FOLLOW_UP_IN_TIME}{team}&{days}"


def _behind(request: Asked, snapshot: Snapshot, figure: KeyFigure, column: Column) -> Behind | None:
    chosen = column.chosen(snapshot=snapshot)
    days = {"since": column.first, "until": column.until}
    if figure == KeyFigure.FOLLOWED_UP:
        return None
    if figure == KeyFigure.COST:
        paid = own_cost(snapshot=snapshot, chosen=chosen, **days)
        return of_prices(snapshot=snapshot, paid=paid, small=sees_small_numbers(request))
    counted = key_figures(snapshot=snapshot, chosen=chosen, **days)[figure]
    return of_told(request=request, snapshot=snapshot, told=_told(figure, counted, request.today))


def _told(figure: KeyFigure, counted: Counted, today: date) -> Told:
    """Each row's day, and what it counts where that is not one."""

    def day(at: int) -> str:
        return plain_date(day=date.fromordinal(int(counted.day[at])), today=today)

    def cells(at: int) -> tuple[str, ...]:
        amount = int(counted.amount[at])
        if counted.median:
            return (day(at), number_words(number=amount))
        return (day(at), "Stod dér" if amount > 0 else "Stod dér før") if change else (day(at),)

    change = figure == KeyFigure.PREVENTIVE_CHANGE
    headings: tuple[str, ...] = ("Dag",)
    if counted.median:
        headings = ("Sidste dag", "Dage")
    elif change:
        headings = ("Dag", "Trin 2")
    total = count_words(number=len(counted.child), one="række", many="rækker")
    if counted.median and counted.value is not None:
        total = f"{total}, den midterste {number_words(number=counted.value)} dage"
    return Told(headings, counted.child, counted.day, cells, total)
