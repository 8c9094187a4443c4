"""Løfterne: whether the promises were kept in a period, for the whole town and the teams side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.domain.access import Act, may
from varigespor.domain.indicators import Counted, Indicator
from varigespor.domain.promise_words import PROMISES
from varigespor.norms.configuration import Municipality
from varigespor.norms.published import topics

from ..asked import Asked, municipality, sees_small_numbers
from ..page import page
from ..pictures.dots.rows import Dot, DotPicture, Row
from ..wording import span_words
from .cap_days import Broken, Caps, caps
from .period import Period, PeriodForm, last_year, usual_periods
from .promise_cells import Cell, Line, beside_published, cells, day_cells
from .promise_counts import counted_rows
from .tabs import tabs

CAP = Indicator.DAYS_ABOVE_CAP
CLOCKS = (
    Indicator.CONCERNS_IN_24_HOURS,
    Indicator.EXAMINATIONS_IN_TIME,
    Indicator.CHILD_TALK,
    Indicator.PLANS_IN_TIME,
    Indicator.FIRST_FOLLOW_UP_IN_TIME,
)
SECTIONS: tuple[tuple[str, tuple[Indicator, ...]], ...] = (
    ("Sagstallet", (CAP,)),
    ("Lovens ure", CLOCKS),
    ("Tæt opfølgning", (Indicator.LAW_FOLLOW_UP_IN_TIME, Indicator.PROGRAMME_FOLLOW_UP_IN_TIME)),
    ("Barnet", (Indicator.CHILDREN_SEEN, Indicator.SEEN_ALONE, Indicator.PLANNED_CONTACTS)),
    ("Netværket", (Indicator.NETWORK_BOTH_SIDES,)),
    ("Mindst muligt indgribende", (Indicator.WHY_NOT_LOWER_ANSWERED, Indicator.PLACEMENTS_WITH_END)),
    ("Den samme rådgiver", (Indicator.FORCED_CHANGES, Indicator.ORGANISATIONAL_CHANGES)),
    ("Underretninger", (Indicator.CONCERNS, Indicator.CHILDREN_CONCERNED, Indicator.RECEIPTS_IN_TIME)),
)


@dataclass(frozen=True)
class Section:
    """One promise with what shows whether it is kept."""

    heading: str
    lines: tuple[Line, ...]
    caps: bool


@page(act=Act.SEE_THEORY)
def promises(request: Asked) -> HttpResponse:
    """The period, a section per promise, and how each is counted. Bad days show no numbers."""
    form, free = PeriodForm(request.GET, today=request.today), _may_choose(request)
    asked = (form.period() if form.is_valid() else None) if free else last_year(today=request.today)
    usual = usual_periods(today=request.today) if free else []
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "free": free,
        "asked": asked,
        "periods": [(label, period.query, period == asked) for label, period in usual],
        "definitions": PROMISES.items(),
    }
    if asked:
        context |= _counted(request, asked)
    return TemplateResponse(request, "programme/promises.html", context)


def _may_choose(request: Asked) -> bool:
    """Whether the asker chooses the days: from two overlapping periods a few could be reckoned out.

    Those who get reports and see neither cases nor results get last year.
    """
    return any(may(asker=request.asker, act=act).allowed for act in (Act.SEE_LADDER, Act.SEE_RESULTS))


def teams_of(*, town: Municipality) -> dict[str, str]:
    """The teams that stand beside each other, in the municipality's order; never advisers."""
    every = [key for key, team in town.teams.items() if team.ended is None]
    every += [town.youth_unit] if town.youth_unit else []
    return {key: town.team_name(key) for key in every}


def _counted(request: Asked, period: Period) -> dict[str, Any]:
    town, span = municipality(), period.span(now=request.now, today=request.today)
    held = caps(span=span, town=town)
    counts = {**counted_rows(span=span), CAP: held.counted}
    teams = teams_of(town=town)
    sections = [
        Section(heading, tuple(_line(request, one, counts[one], period) for one in ones), CAP in ones)
        for heading, ones in SECTIONS
    ]
    lines = {line.key: line for section in sections for line in section.lines}
    return {
        "period": span_words(first=period.first, last=period.last, today=request.today),
        "sections": sections,
        "teams": list(teams.items()),
        "broken": _by_team(held, teams),
        "hidden": any(one.hidden for line in lines.values() for one in line.cells),
        "clocks": _picture([lines[one] for one in CLOCKS]),
        "samples": topics()["clocks"].note,
    }


def _line(request: Asked, indicator: Indicator, counted: Mapping[str, Counted], period: Period) -> Line:
    teams, word, small = teams_of(town=municipality()), PROMISES[indicator], sees_small_numbers(request)
    if indicator == CAP:
        everyone, by_team, elsewhere = day_cells(by_team=counted, teams=teams)
    else:
        everyone, by_team, elsewhere = cells(by_team=counted, teams=teams, word=word, whole=small)
    return Line(
        key=indicator,
        word=word,
        whole=everyone,
        teams=tuple((key, name, by_team[key]) for key, name in teams.items()),
        elsewhere=elsewhere if small and indicator != Indicator.CONCERNS else 0,
        link="" if everyone.hidden or everyone.empty else _link(request, indicator, period),
    )


def _link(request: Asked, indicator: Indicator, period: Period) -> str:
    """Where the rows can be seen, for those who may: the children, or who keeps the cap today."""
    act, name, query = (
        (Act.SEE_PROGRAMME, "programme:today", "vis=over_cap#p-rows")
        if indicator == CAP
        else (Act.SEE_LADDER, "programme:promise", f"hvad={indicator}&{period.query}")
    )
    return f"{reverse(name)}?{query}" if may(asker=request.asker, act=act).allowed else ""


def _by_team(held: Caps, teams: Mapping[str, str]) -> list[tuple[str, list[Broken]]]:
    """The months with days above the cap, team by team."""
    found = [(name, [one for one in held.broken if one.team == key]) for key, name in teams.items()]
    return [(name, months) for name, months in found if months]


def _picture(lines: Sequence[Line]) -> DotPicture:
    """The law's clocks beside each other, with what others have published under each."""
    rows = tuple(row for line in lines if (row := _row(line)).dots)
    return DotPicture("Lovens ure, for hele kommunen og hvert team, med de publicerede tal", rows)


def _row(line: Line) -> Row:
    named = [("Hele kommunen", line.whole), *((name, one) for _, name, one in line.teams)]
    dots = tuple(dot for name, one in named if (dot := _dot(name, one)))
    return beside_published(word=line.word, dots=dots)


def _dot(name: str, one: Cell) -> Dot | None:
    if one.share is None or one.interval is None:
        return None
    return Dot(name, one.share, f"{one.said.value} ({one.between})", one.interval.low, one.interval.high)
