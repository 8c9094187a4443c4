"""How it went month by month and how long stays last: three charts with their tables, of the same choice.

They look at the period and the year before it. Who may not see numbers below five sees no step with such a
month, no price of so few children, and only the steps of a curve behind which there are five.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.utils.safestring import SafeString

from varigespor.analysis.calendar import month_starts
from varigespor.analysis.months import cost_by_month, stock_at
from varigespor.analysis.outcomes import Asked
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import Column
from varigespor.analysis.stays import time_away
from varigespor.analysis.stretches import Stretches
from varigespor.analysis.survival import Curve
from varigespor.domain.deadlines import months_after
from varigespor.domain.indicators import SMALL
from varigespor.domain.ladder import HOME_UNTIL, step_names

from ..charts import lasting as lasting_chart
from ..charts import money as money_chart
from ..charts import steps as steps_chart
from ..charts.axes import month_words
from ..charts.lasting import Lasting, Point, percent
from ..charts.money import Line, Money
from ..charts.steps import Row, Steps
from ..wording import number_words, plain_date
from .sheet import HIDDEN, unpriced_words

ONE_DAY = timedelta(days=1)
YEAR = 12
LEAST = SMALL.stop
"""From how many on nobody can be pointed at."""
GROUPS = {"anbringelser": (4, 5, 6), "hjælp hjemme": (1, 2, 3)}
FOLLOWED = (
    (30, "1 måned"),
    (91, "3 måneder"),
    (182, "6 måneder"),
    (365, "1 år"),
    (730, "2 år"),
    (1095, "3 år"),
)


@dataclass(frozen=True)
class Chart:
    """A finding, its drawing ('' where there is nothing to draw), what must be known, and its table."""

    key: str
    finding: str
    svg: SafeString
    note: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Window:
    """The period and whole months before it: the first day, the period's first, the day after its last."""

    first: date
    since: date
    until: date

    def months(self, *, ended: bool = False) -> Column:
        """The first days of its months; `ended`: also the day after the last whole month, as their edges."""
        last = self.until + ONE_DAY if ended else self.until
        return month_starts(first=self.first.toordinal(), last=last.toordinal())


def development(*, snapshot: Snapshot, asked: Asked, today: date, small: bool) -> tuple[Chart, ...]:
    """The three charts of what is asked; with `small` also numbers below five."""
    known = date.fromordinal(int(snapshot.spells.start.min())) if len(snapshot.spells) else asked.since
    year_before = months_after(day=asked.since.replace(day=1), months=-YEAR)
    first = min(max(year_before, known.replace(day=1)), asked.since.replace(day=1))
    window = Window(first, asked.since, asked.until)
    names = tuple(dict.fromkeys(name for name, _ in asked.chosen))
    rows = snapshot.chosen_days(names=names, chosen=asked.chosen, ages=asked.ages)
    return (
        _steps(rows, window, small),
        _money(snapshot, rows, window, small),
        _lasting(snapshot, asked, window, today, small),
    )


def _steps(rows: Stretches, window: Window, small: bool) -> Chart:
    days = window.months()
    found, months = stock_at(rows=rows, days=days), _dates(days)
    names = step_names(on=window.until - ONE_DAY)
    shown = tuple(
        Row(f"{step} {names[step]}", None if not small and _few(found[step]) else tuple(found[step].tolist()))
        for step in sorted(found, reverse=True)
        if step in names
    )
    if not shown:
        return Chart("trin", "Ingen børn stod på trappen, da månederne begyndte", SafeString(), "")
    steps = Steps(months, shown, window.since)
    table = tuple(
        (month_words(month), *(HIDDEN if row.counts is None else _tal(row.counts[at]) for row in shown))
        for at, month in enumerate(months)
    )
    return Chart(
        "trin",
        steps_chart.finding(steps=steps),
        _drawn(
            ""
            if all(one.counts is None for one in shown)
            else steps_chart.draw(steps=steps, prefix="udv-trin")
        ),
        "Børn den 1. i hver måned, hvert barn på det højeste trin af den valgte hjælp. Hver række har sin"
        " egen skala fra 0. Den prikkede linje er periodens første dag.",
        ("Den 1.", *(row.name for row in shown)),
        table,
    )


def _money(snapshot: Snapshot, rows: Stretches, window: Window, small: bool) -> Chart:
    edges = window.months(ended=True)
    if len(edges) < 2:
        return Chart("pris", "Perioden har ingen hel måned at vise en pris for", SafeString(), "")
    found = cost_by_month(snapshot=snapshot, rows=rows, edges=edges, groups=tuple(GROUPS.values()))
    months = _dates(edges[:-1])
    lines = tuple(
        Line(name, None if not small and _few(found.children[at]) else tuple(found.ore[at].tolist()))
        for at, name in enumerate(GROUPS)
        if found.children[at].any()
    )
    unpriced = int(found.unpriced_days.sum())
    if not any(line.ore is not None and any(line.ore) for line in lines):
        return Chart("pris", "Ingen priser at vise måned for måned", SafeString(), "")
    money = Money(months, lines, window.since)
    said = unpriced_words(days=unpriced, small=small)
    left_out = f" {said[0].upper()}{said[1:]} er ikke med." if said else ""
    table = tuple(
        (month_words(m), *(HIDDEN if line.ore is None else _tal(line.ore[at] // 100) for line in lines))
        for at, m in enumerate(months)
    )
    return Chart(
        "pris",
        money_chart.finding(money=money),
        _drawn(money_chart.draw(money=money, prefix="udv-pris")),
        "Hver dag med hjælp gange tilbudsviftens pris den dag; kun hele måneder. Anbringelser er trin"
        f" {HOME_UNTIL + 1}–6, hjælp hjemme trin 1–{HOME_UNTIL}.{left_out}",
        ("Måned", *(f"{line.name.capitalize()}, kr." for line in lines)),
        table,
    )


def _lasting(snapshot: Snapshot, asked: Asked, window: Window, today: date, small: bool) -> Chart:
    stays = snapshot.chosen_stays(chosen=asked.chosen, ages=asked.ages)
    stays = stays.entered(since=window.first, until=min(window.until, today))
    if not len(stays) or (not small and len(stays) < LEAST):
        few = "Færre end fem" if len(stays) else "Ingen"
        return Chart("varighed", f"{few} anbringelser begyndte i perioden eller året før", SafeString(), "")
    lasting = _curve(time_away(stays=stays, until=today), small)
    days = (
        tuple((point.day, f"{_tal(point.day)} dage") for point in lasting.points)
        if lasting.coarse
        else FOLLOWED
    )
    rows = tuple((words, *_told(lasting.at(day))) for day, words in days if day <= lasting.longest)
    coarse = " Kurven viser kun fald, som mindst fem anbringelser står bag." if lasting.coarse else ""
    drawn = lasting_chart.draw(lasting=lasting, prefix="udv-varighed") if lasting.longest else ""
    return Chart(
        "varighed",
        lasting_chart.finding(lasting=lasting),
        _drawn(drawn),
        f"Anbringelser, der begyndte fra {plain_date(day=window.first, today=today)} til periodens slutning,"
        " fulgt til i dag (Kaplan–Meier). Et skift af sted slutter ikke en anbringelse. Det grå bånd er 95 %"
        f" usikkerhed.{coarse}",
        ("Efter", "Stadig anbragt", "95 % usikkerhed"),
        rows,
    )


def _curve(curve: Curve, small: bool) -> Lasting:
    """All its steps, or only those that may be shown, until the last of them."""
    days = (curve.day if small else curve.days_of(least=LEAST)).tolist()
    longest = curve.longest if small else max(days, default=0)
    return Lasting(curve.number, longest, tuple(_point(curve, day) for day in days), coarse=not small)


def _point(curve: Curve, day: int) -> Point:
    share, between = curve.at(day=day) or 0.0, curve.interval(day=day)
    known = between if between is not None and 0 < share < 1 else None
    return Point(day, share, known.low if known else None, known.high if known else None)


def _told(point: Point) -> tuple[str, str]:
    if point.low is None or point.high is None:
        return percent(share=point.share), "–"
    return percent(share=point.share), f"{percent(share=point.low)} til {percent(share=point.high)}"


def _few(counts: Column) -> bool:
    return bool(np.any((counts > 0) & (counts < LEAST)))


def _dates(days: Column) -> tuple[date, ...]:
    return tuple(date.fromordinal(day) for day in days.tolist())


def _tal(number: int) -> str:
    return number_words(number=number)


def _drawn(svg: str) -> SafeString:
    return SafeString(svg)  # everything the charts print was escaped when it was drawn
