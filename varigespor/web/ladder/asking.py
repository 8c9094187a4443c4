"""What is asked of the ladder: a period, and whose children. In the address, without personal data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.choosing import UNKNOWN_AGE, Choice
from varigespor.analysis.snapshot import AGE_BANDS
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup, belonging_keys
from varigespor.norms.configuration import Municipality

from ..days import before_ladder, check_period, day_field

ONE_DAY = timedelta(days=1)
UNKNOWN = "ikke-oplyst"
AGES = AGE_BANDS
FIELDS = {"team": "team", "district": "distrikt", "target_group": "maalgruppe", "ages": "alder"}
LABELS = {"team": "Team", "district": "Skoledistrikt", "target_group": "Målgruppe", "ages": "Alder"}
BAD_CHOICE = {"invalid_choice": "Vælg en af mulighederne på listen."}


@dataclass(frozen=True)
class Question:
    """The days first to last, both included, the choice, and the chosen values by field for addresses."""

    first: date
    last: date
    choice: Choice
    picked: dict[str, str]

    @property
    def until(self) -> date:
        """The day after the last."""
        return self.last + ONE_DAY

    def query(self, **other: str) -> str:
        """The question as the query of an address; `other` fields replace its own, '' takes one away."""
        asked = {"start": self.first.isoformat(), "slut": self.last.isoformat(), **self.picked, **other}
        return urlencode({name: value for name, value in asked.items() if value})


def options(*, town: Municipality, dimension: str) -> dict[str, str]:
    """Value → Danish name of everything that can be chosen in a dimension, those without one last."""
    keys = belonging_keys(town=town)
    named: dict[str, dict[str, str]] = {
        "team": {key: town.team_name(key) for key in keys["team"]},
        "district": {key: town.district_name(key) for key in keys["district"]},
        "target_group": {key: DANISH_TARGET_GROUPS[TargetGroup(key)] for key in keys["target_group"]},
        "ages": {f"{low}-{high}": _age_words(low, high) for low, high in AGES},
    }
    return named[dimension] | {UNKNOWN: "Ikke oplyst"}


def codes(*, town: Municipality, dimension: str) -> dict[str, int]:
    """Value → code of a dimension of `Choice.codes`; what the municipality does not know has none."""
    keys = list(options(town=town, dimension=dimension))
    return {key: NOWHERE if key == UNKNOWN else code for code, key in enumerate(keys)}


def narrowed(*, town: Municipality, choice: Choice, dimension: str, value: str) -> Choice:
    """The choice with one value chosen in a dimension."""
    if dimension == "ages":
        return Choice(choice.codes, UNKNOWN_AGE if value == UNKNOWN else _band(value))
    code = codes(town=town, dimension=dimension)[value]
    return Choice({**choice.codes, dimension: code}, choice.ages)


class AskForm(forms.Form):
    """The filters above the ladder. What is left out is this year until today, and everybody."""

    start = day_field("Fra og med")
    slut = day_field("Til og med")
    use_required_attribute = False

    def __init__(self, data: QueryDict, *, town: Municipality, today: date) -> None:
        defaults = {"start": date(today.year, 1, 1).isoformat(), "slut": today.isoformat()}
        super().__init__(defaults | {name: value for name, value in data.items() if value})
        self.town, self.today = town, today
        for dimension, name in FIELDS.items():
            choices = [("", "Alle"), *options(town=town, dimension=dimension).items()]
            self.fields[name] = forms.ChoiceField(
                label=LABELS[dimension], choices=choices, required=False, error_messages=BAD_CHOICE
            )

    def clean(self) -> dict[str, Any]:
        """The period lies within the ladder's own days, ends after it begins, and not after today."""
        check_period(self, today=self.today, shows="Trappen viser det, der er sket.", early=before_ladder)
        return self.cleaned_data

    def question(self) -> Question:
        """The question of a valid form."""
        picked = {name: self.cleaned_data[name] for name in FIELDS.values() if self.cleaned_data[name]}
        choice = Choice()
        for dimension, name in FIELDS.items():
            if name in picked:
                choice = narrowed(town=self.town, choice=choice, dimension=dimension, value=picked[name])
        return Question(self.cleaned_data["start"], self.cleaned_data["slut"], choice, picked)

    def whose(self) -> str:
        """Whose children, in words: 'Team Øst, 6–9 år'; 'Alle børn' where nobody is left out."""
        said = [
            f"{LABELS[dimension].lower()} ikke oplyst" if chosen == UNKNOWN else str(known[chosen])
            for dimension, name in FIELDS.items()
            if (chosen := self.cleaned_data.get(name))
            for known in [options(town=self.town, dimension=dimension)]
        ]
        words = ", ".join(said) or "alle børn"
        return words[0].upper() + words[1:]


def _band(value: str) -> tuple[int, int]:
    low, high = value.split("-")
    return int(low), int(high)


def _age_words(low: int, high: int) -> str:
    return f"{low} år og over" if high == AGES[-1][1] else f"{low}–{high} år"
