"""What is asked of the key figures: a period, whose children, which figures, beside what. In the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.deadlines import months_after
from varigespor.domain.key_figure_words import WORDS, KeyFigure
from varigespor.norms.configuration import Municipality
from varigespor.norms.ladder import steps

from ..days import before_ladder, check_period, day_field
from .asking import BAD_CHOICE, ONE_DAY
from .naming import DIMENSIONS, choices, code_of

WHOSE = ("team", "maalgruppe", "alder")
YEARS = 5
LONGEST_YEAR = 366
TEAMS = "team"


@dataclass(frozen=True)
class Column:
    """One column: its heading, its days, both in it, and the chosen values by name."""

    heading: str
    first: date
    last: date
    picked: dict[str, str]

    @property
    def until(self) -> date:
        """The day after the last."""
        return self.last + ONE_DAY

    def chosen(self, *, snapshot: Snapshot) -> list[tuple[str, int]]:
        """The chosen values by dimension and code."""
        return [
            (DIMENSIONS[name][0], code_of(snapshot=snapshot, name=name, value=value))
            for name, value in self.picked.items()
        ]

    @property
    def query(self) -> str:
        """The column as the query of an address."""
        days = {"start": self.first.isoformat(), "slut": self.last.isoformat()}
        return urlencode(days | self.picked)


class KeyFigureForm(forms.Form):
    """Last year, everybody and all figures are what is left out."""

    start = day_field("Fra og med")
    slut = day_field("Til og med")
    tal = forms.MultipleChoiceField(
        label="Nøgletal",
        required=False,
        choices=[(str(int(one)), f"{int(one)} {word.name}") for one, word in WORDS.items()],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-checkbox"}),
        error_messages={"invalid_choice": "Vælg nøgletal fra 1 til 12."},
    )
    use_required_attribute = False

    def __init__(self, data: QueryDict, *, snapshot: Snapshot, town: Municipality, today: date) -> None:
        year = today.year - 1
        asked = QueryDict(mutable=True)
        asked.update({"start": date(year, 1, 1).isoformat(), "slut": date(year, 12, 31).isoformat()})
        for name, values in data.lists():
            if any(values):
                asked.setlist(name, values)
        super().__init__(asked)
        self.today, self.vis = today, data.get("vis", "")
        for name in WHOSE:
            named = choices(snapshot=snapshot, town=town, name=name, on=today)
            self.fields[name] = forms.ChoiceField(
                label=DIMENSIONS[name][1],
                choices=[("", "Alle"), *named.items()],
                required=False,
                error_messages=BAD_CHOICE,
            )

    def clean(self) -> dict[str, Any]:
        """The period lies within the ladder's own days, ends after it begins, and not after today."""
        check_period(self, today=self.today, shows="Nøgletal viser det, der er sket.", early=before_ladder)
        return self.cleaned_data

    @property
    def figures(self) -> list[KeyFigure]:
        """The chosen figures; all of them where none is chosen."""
        return [KeyFigure(int(number)) for number in self.cleaned_data["tal"]] or list(KeyFigure)

    @property
    def picked(self) -> dict[str, str]:
        """The chosen values by name."""
        return {name: self.cleaned_data[name] for name in WHOSE if self.cleaned_data[name]}

    def asked(self, *, heading: str = "") -> Column:
        """The asked period and children."""
        return Column(heading, self.cleaned_data["start"], self.cleaned_data["slut"], self.picked)

    def over_time(self, *, known_from: date) -> list[Column]:
        """The period and the same days of the years before, the earliest first, none from before the rows."""
        first, last = self.cleaned_data["start"], self.cleaned_data["slut"]
        years = ceil((last - first + ONE_DAY).days / LONGEST_YEAR)
        found = []
        for back in range(YEARS):
            start, end = (months_after(day=day, months=-12 * years * back) for day in (first, last))
            if back and (start < known_from or not steps(on=start)):
                break
            found.append(Column(_heading(start, end), start, end, self.picked))
        return found[::-1]

    def by_team(self, *, teams: dict[str, str]) -> list[Column]:
        """The whole, and each team beside it."""
        whole = self.asked()
        others = {name: value for name, value in whole.picked.items() if name != TEAMS}
        every = [Column("Hele kommunen", whole.first, whole.last, others)]
        every += [
            Column(name, whole.first, whole.last, {TEAMS: key, **others}) for key, name in teams.items()
        ]
        return every

    def query(self, **other: str) -> str:
        """The question as the query of an address; `other` replace its own, '' takes one away."""
        days = {name: self.cleaned_data[name].isoformat() for name in ("start", "slut")}
        asked = {**days, **self.picked, "vis": self.vis, **other}
        ticks = [("tal", number) for number in self.cleaned_data["tal"]]
        return urlencode([*((name, value) for name, value in asked.items() if value), *ticks])


def _heading(first: date, last: date) -> str:
    """'2025' for a whole year, else '1.1.–26.11.2026'."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    start = f"{first.day}.{first.month}." + (f"{first.year}" if first.year != last.year else "")
    return f"{start}–{last.day}.{last.month}.{last.year}"
