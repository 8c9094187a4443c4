"""Før og efter: the upper steps and the moves before and after a day, the pilot's districts and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.before_after import side
from varigespor.analysis.flow import Period, broken_down, period
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.access import Act, may
from varigespor.domain.deadlines import months_after
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.configuration import Municipality
from varigespor.norms.published import topics

from ..asked import Asked, municipality, sees_small_numbers
from ..days import day_field
from ..page import page
from ..programme.theory import own_programme
from ..wording import plain_date
from .before_after_lines import Column, lines
from .key_figures import known_from
from .naming import code_of
from .tabs import tabs

ONE_DAY = timedelta(days=1)
MONTHS = (("6", "Et halvt år"), ("12", "Et år"), ("24", "To år"))
DRIFT = ("in_foster", "in_institution", "elsewhere")


@dataclass(frozen=True)
class Split:
    """The day that is the first after, and the days on each side that there are rows of."""

    day: date
    since: date
    until: date

    @property
    def sides(self) -> tuple[tuple[date, date], tuple[date, date]]:
        """Both as half-open periods."""
        return (self.since, self.day), (self.day, self.until)


class SplitForm(forms.Form):
    """The day, and how long on each side. What is left out is a year on each side of this New Year.

    Where the rows begin after New Year, it is the day midway between the first and today.
    """

    skel = day_field("Første dag efter")
    laengde = forms.ChoiceField(
        label="På hver side",
        choices=MONTHS,
        required=False,
        error_messages={"invalid_choice": "Vælg en af mulighederne på listen."},
    )
    use_required_attribute = False

    def __init__(self, data: QueryDict, *, first: date, today: date) -> None:
        new_year = date(today.year, 1, 1)
        day = new_year if first < new_year else today - (today - first) // 2
        usual = {"skel": day.isoformat(), "laengde": "12"}
        super().__init__(usual | {name: value for name, value in data.items() if value})
        self.first, self.today = first, today

    def clean_skel(self) -> date | None:
        """There are rows on both sides of the day."""
        day: date | None = self.cleaned_data["skel"]
        if day and not self.first < day <= self.today:
            first = plain_date(day=self.first, today=self.today)
            raise forms.ValidationError(f"Vælg en dag efter {first}, da den første hjælp her er skrevet.")
        return day

    def split(self) -> Split:
        """The split of a valid form, no longer on a side than there are rows."""
        day, months = self.cleaned_data["skel"], int(self.cleaned_data["laengde"])
        since = max(months_after(day=day, months=-months), self.first)
        return Split(day, since, min(months_after(day=day, months=months), self.today + ONE_DAY))

    def query(self, **other: str) -> str:
        """The question as the query of an address."""
        return urlencode(
            {"skel": self.cleaned_data["skel"].isoformat(), "laengde": self.cleaned_data["laengde"], **other}
        )


@page(act=Act.SEE_RESULTS)
def described(request: Asked) -> HttpResponse:
    """The table, what cannot be told, and the national drift. A bad day shows no numbers."""
    snapshot = municipal_snapshot(town=municipality())
    first = known_from(snapshot=snapshot, asked=date(request.today.year - 1, 1, 1))
    form = SplitForm(request.GET, first=first, today=request.today)
    context: dict[str, Any] = {"tabs": tabs(request), "form": form, "drift": _drift()}
    if form.is_valid():
        context |= _shown(request, form, snapshot)
    return TemplateResponse(request, "results/before_and_after.html", context)


def _shown(request: Asked, form: SplitForm, snapshot: Snapshot) -> dict[str, Any]:
    town, split = municipality(), form.split()
    groups = _groups(town, snapshot)
    periods = [_walked(snapshot, since, until) for since, until in split.sides]
    columns = [
        Column(name, [side(snapshot=snapshot, period=one, districts=codes) for one in periods])
        for name, codes in groups
    ]
    found = lines(columns=columns, small=sees_small_numbers(request))
    return {
        "columns": columns,
        "lines": found,
        "hidden": any(pair.hidden for line in found for pair in line.pairs),
        "split": split,
        "before": _days(split.sides[0], request.today),
        "after": _days(split.sides[1], request.today),
        "splits": _splits(form, request.today),
        "ladder": _ladder(request, split),
        "pilot": [area for area in town.sub_areas.values() if area.pilot],
        "pilot_districts": groups[1][0] if len(groups) > 1 else "",
        "empty": not len(snapshot.spells.child),
    }


def _walked(snapshot: Snapshot, since: date, until: date) -> Period:
    """What happened on the days; both sides by one reading of the rows."""
    broken = broken_down(snapshot=snapshot, since=since, until=until)
    return period(children=snapshot.children, since=since, until=until, broken=broken)


def _groups(town: Municipality, snapshot: Snapshot) -> list[tuple[str, Sequence[int] | None]]:
    """All; and where the configuration knows a pilot, the districts that its areas lie in and the others."""
    pilot = {area.district for area in town.sub_areas.values() if area.pilot}
    found: list[tuple[str, Sequence[int] | None]] = [("Hele kommunen", None)]
    if pilot and set(town.districts) - pilot:
        names = " og ".join(town.district_name(key) for key in town.districts if key in pilot)
        parts = [(names, pilot), ("De andre distrikter", set(town.districts) - pilot)]
        found += [
            (name, [code_of(snapshot=snapshot, name="distrikt", value=key) for key in sorted(keys)])
            for name, keys in parts
        ]
    return found


def _splits(form: SplitForm, today: date) -> list[tuple[str, str, bool]]:
    """Query, label and whether it is the present one: the versions of the working basis, and New Years."""
    versions = [(row.since, f"Arbejdsgrundlag {row.version}") for row in own_programme().basis]
    years = [(date(year, 1, 1), f"1. januar {year}") for year in (today.year, today.year - 1)]
    now = form.cleaned_data["skel"]
    return [
        (form.query(skel=day.isoformat()), label, day == now)
        for day, label in [*versions, *years]
        if form.first < day <= today
    ]


def _days(period: tuple[date, date], today: date) -> str:
    first, until = period
    return f"{plain_date(day=first, today=today)}–{plain_date(day=until - ONE_DAY, today=today)}"


def _ladder(request: Asked, split: Split) -> list[tuple[str, str]]:
    """Trappen before and after, where each number opens its children, for those who may see them."""
    if not may(asker=request.asker, act=Act.SEE_LADDER).allowed:
        return []
    asked = [
        {"start": first.isoformat(), "slut": (until - ONE_DAY).isoformat()} for first, until in split.sides
    ]
    return [
        (f"{reverse('ladder:town')}?{urlencode(days)}", label)
        for days, label in zip(asked, ("Trappen før", "Trappen efter"), strict=True)
    ]


def _drift() -> dict[str, Any]:
    """What has been published of children placed in the whole country."""
    topic = topics()["placements"]
    return {
        "measures": [topic.measures[name] for name in DRIFT],
        "periods": [one.period for one in topic.measures[DRIFT[0]].figures],
        "sources": list(dict.fromkeys(one.source for one in topic.measures[DRIFT[0]].figures)),
        "note": topic.note,
    }
