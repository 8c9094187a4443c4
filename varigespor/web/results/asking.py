"""What is asked of the results: a period, whose help, which help, and how it is divided. In the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from varigespor.analysis.outcomes import Asked
from varigespor.analysis.snapshot import Snapshot
from varigespor.norms.configuration import Municipality

from ..days import before_ladder, check_period, day_field
from .naming import DIMENSIONS, choices, code_of

ONE_DAY = timedelta(days=1)
USUAL = ("start", "slut", "team", "maalgruppe", "fra", "til", "art")
MORE = ("tilbud", "trin", "leverandoer", "distrikt")
"""Those that stand behind »Flere valg«."""
FIRST_BY = "tilbud"
BAD_CHOICE = {"invalid_choice": "Vælg en af mulighederne på listen."}
BAD_AGE = {
    "invalid": "Skriv alderen i hele år.",
    "min_value": "Skriv en alder fra 0 år.",
    "max_value": "Skriv højst 120 år.",
}
OLDEST = 120


@dataclass(frozen=True)
class Question:
    """The days first to last, both in it; chosen values by name; ages, both in it; what it is divided by."""

    first: date
    last: date
    picked: dict[str, str]
    ages: tuple[int, int] | None
    by: tuple[str, ...]

    @property
    def until(self) -> date:
        """The day after the last."""
        return self.last + ONE_DAY

    def asked(self, *, snapshot: Snapshot) -> Asked:
        """The same, by the codes of a snapshot."""
        chosen = tuple(
            (DIMENSIONS[name][0], code_of(snapshot=snapshot, name=name, value=value))
            for name, value in self.picked.items()
        )
        by = tuple(DIMENSIONS[name][0] for name in self.by)
        return Asked(self.first, self.until, by, chosen, self.ages)

    def query(self, **other: str) -> str:
        """The question as the query of an address; `other` replace its own, '' takes one away."""
        ages = {"fra": str(self.ages[0]), "til": str(self.ages[1])} if self.ages else {}
        asked = {
            "start": self.first.isoformat(),
            "slut": self.last.isoformat(),
            **self.picked,
            **ages,
            "del": ".".join(self.by),
            **other,
        }
        return urlencode({name: value for name, value in asked.items() if value})


class ResultForm(forms.Form):
    """The filters above the results. What is left out is last year, everybody and all help, by offer."""

    start = day_field("Fra og med")
    slut = day_field("Til og med")
    fra = forms.IntegerField(
        label="Alder fra", required=False, min_value=0, max_value=OLDEST, error_messages=BAD_AGE
    )
    til = forms.IntegerField(
        label="Alder til", required=False, min_value=0, max_value=OLDEST, error_messages=BAD_AGE
    )
    use_required_attribute = False

    def __init__(self, data: QueryDict, *, snapshot: Snapshot, town: Municipality, today: date) -> None:
        usual = {
            "start": date(today.year - 1, 1, 1).isoformat(),
            "slut": date(today.year - 1, 12, 31).isoformat(),
        }
        super().__init__(usual | {"del": FIRST_BY} | {name: value for name, value in data.items() if value})
        self.today = today
        for name in DIMENSIONS:
            named = choices(snapshot=snapshot, town=town, name=name, on=today)
            self.fields[name] = forms.ChoiceField(
                label=DIMENSIONS[name][1],
                choices=[("", "Alle"), *named.items()],
                required=False,
                error_messages=BAD_CHOICE,
            )
        self.fields["del"] = forms.CharField(required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        """The period lies within the ladder's own days, ends after it begins, and not after today."""
        found = self.cleaned_data
        check_period(self, today=self.today, shows="Resultater viser det, der er sket.", early=before_ladder)
        if (low := found.get("fra")) is not None and (high := found.get("til")) is not None and high < low:
            self.add_error("til", "Alderen til ligger under alderen fra.")
        return found

    def question(self) -> Question:
        """The question of a valid form; unknown ways to divide fall away."""
        found = self.cleaned_data
        picked = {name: found[name] for name in DIMENSIONS if found[name]}
        low, high = found["fra"], found["til"]
        ages = None if low is None and high is None else (low or 0, OLDEST if high is None else high)
        by = tuple(dict.fromkeys(name for name in found["del"].split(".") if name in DIMENSIONS))[:2]
        return Question(found["start"], found["slut"], picked, ages, by or (FIRST_BY,))

    def whose(self) -> str:
        """Whose help, in words: '6–12 år, Team Vest'; all children and all help where nothing is left out."""
        found = self.cleaned_data
        said = [
            str(dict(self.fields[name].choices)[found[name]])  # type: ignore[attr-defined]
            for name in DIMENSIONS
            if found[name]
        ]
        low, high = found["fra"], found["til"]
        if low is not None or high is not None:
            said.insert(0, f"{low or 0}–{high} år" if high is not None else f"{low} år og over")
        return ", ".join(said) or "Alle børn, al hjælp"
