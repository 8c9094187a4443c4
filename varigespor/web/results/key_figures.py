"""Nøgletal: the official key figures of the ladder, over time or team by team."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.access import Act
from varigespor.domain.key_figure_words import SOURCE
from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality, sees_small_numbers
from ..page import page
from ..programme.promises import teams_of
from ..wording import plain_date
from .key_figure_asking import TEAMS, WHOSE, Column, KeyFigureForm
from .key_figure_cells import Asked as Counting
from .key_figure_cells import beside_each_other, lines
from .tabs import tabs


@page(act=Act.SEE_RESULTS)
def figures(request: Asked) -> HttpResponse:
    """The table with its small pictures, and under it each definition. Bad filters show no numbers."""
    town, snapshot = municipality(), municipal_snapshot(town=municipality())
    form = KeyFigureForm(request.GET, snapshot=snapshot, town=town, today=request.today)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "usual": [form[name] for name in ("start", "slut", *WHOSE)],
        "source": SOURCE,
    }
    if form.is_valid():
        context |= _shown(request, form, snapshot)
    return TemplateResponse(request, "results/key_figures.html", context)


def known_from(*, snapshot: Snapshot, asked: date) -> date:
    """The first day of any help: before it there are no rows, which is no zero."""
    starts = snapshot.spells.start[snapshot.spells.counting]
    return date.fromordinal(int(starts.min())) if len(starts) else asked


def _shown(request: Asked, form: KeyFigureForm, snapshot: Snapshot) -> dict[str, Any]:
    by_team = form.vis == TEAMS
    first = known_from(snapshot=snapshot, asked=form.cleaned_data["start"])
    columns = (
        form.by_team(teams=teams_of(town=municipality())) if by_team else form.over_time(known_from=first)
    )
    counting = Counting(columns, form.figures, request.now, sees_small_numbers(request))
    found = lines(snapshot=snapshot, asked=counting)
    found = beside_each_other(lines=found) if by_team else found
    return {
        "columns": columns,
        "lines": found,
        "pictured": not by_team and len(columns) > 1,
        "by_team": by_team,
        "ways": [
            (form.query(vis=""), "Over tid", not by_team),
            (form.query(vis=TEAMS), "Team for team", by_team),
        ],
        "periods": _periods(form, request.today),
        "whose": whose_words(form=form),
        "period": period_of(column=form.asked(), today=request.today),
        "hidden": any(cell.hidden for line in found for cell in line.cells),
        "empty": not len(snapshot.spells.child),
        "url": reverse("results:key_figure"),
    }


def _periods(form: KeyFigureForm, today: date) -> list[tuple[str, str, bool]]:
    """Query, label and whether it is the present one, of the usual periods."""
    spans = [(str(year), date(year, 1, 1), date(year, 12, 31)) for year in (today.year - 1, today.year - 2)]
    spans.append(("I år til i dag", date(today.year, 1, 1), today))
    now = form.asked()
    return [
        (
            form.query(start=first.isoformat(), slut=last.isoformat()),
            label,
            (first, last) == (now.first, now.last),
        )
        for label, first, last in spans
    ]


def whose_words(*, form: KeyFigureForm) -> str:
    """Whose help, in words."""
    said = [
        dict(form.fields[name].choices)[value]  # type: ignore[attr-defined]
        for name, value in form.picked.items()
    ]
    return ", ".join(said) or "Alle børn"


def period_of(*, column: Column, today: date) -> str:
    """'1. jan.–31. dec. 2025'"""
    first, last = (plain_date(day=day, today=today) for day in (column.first, column.last))
    return f"{first.removesuffix(f' {column.last.year}')}–{last}"
