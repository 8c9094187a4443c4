"""The short registration: exam, absence and occupation, each left out where there is nothing new."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from varigespor.domain import schooling as rules
from varigespor.domain.schooling import DANISH_ABSENCES, DANISH_OCCUPATIONS, DANISH_RESULTS, AbsenceKind

from ..days import day_field
from ..typed import TypedForm
from .percent import percent_field

YEARS, QUARTERS = 4, 6
EXAM = ("exam_year", "exam_grade", "exam_result")
ABSENCE = ("absence_quarter", *(f"absence_{kind}" for kind in AbsenceKind))
OCCUPATION = ("occupation", "occupation_on")


def radio(label: str, words: Mapping[Any, str]) -> forms.ChoiceField:
    """Choice buttons that the rule, not the form, requires."""
    return forms.ChoiceField(
        label=label,
        choices=[(str(key), text) for key, text in words.items()],
        required=False,
        widget=forms.RadioSelect,
    )


def pick(label: str) -> forms.ChoiceField:
    """A list whose lines depend on the day."""
    return forms.ChoiceField(
        label=label, required=False, error_messages={"invalid_choice": "Vælg en mulighed fra listen."}
    )


class SchoolingForm(TypedForm):
    """What is new, of any of the three; `young` and `examined` say which blocks fit the child's age."""

    exam_year = pick("Skoleår")
    exam_grade = radio("Klasse", {grade: f"{grade}. klasse" for grade in rules.GRADES})
    exam_result = radio("De obligatoriske prøver i dansk og matematik", DANISH_RESULTS)
    absence_quarter = pick("Kvartal")
    absence_illness = percent_field(DANISH_ABSENCES[AbsenceKind.ILLNESS])
    absence_permitted = percent_field(DANISH_ABSENCES[AbsenceKind.PERMITTED])
    absence_unlawful = percent_field(DANISH_ABSENCES[AbsenceKind.UNLAWFUL])
    occupation = radio("Hvad er den unge i gang med?", DANISH_OCCUPATIONS)
    occupation_on = day_field("Det gjaldt den")

    coded = {"exam_year": {}, "absence_quarter": {}}

    def __init__(self, *args: Any, today: date, young: bool, examined: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.young, self.examined = young, examined
        for name in [*(() if examined else EXAM), *(() if young else OCCUPATION)]:
            del self.fields[name]
        if examined:
            first = rules.school_year_of(day=today)
            years = [
                (str(y), rules.school_year_words(school_year=y)) for y in range(first, first - YEARS, -1)
            ]
            self._list("exam_year", years)
        quarters = rules.last_quarters(today=today, number=QUARTERS)
        named = [(day.isoformat(), rules.quarter_words(quarter=day)) for day in quarters]
        self._list("absence_quarter", named)

    def clean(self) -> dict[str, Any]:
        """Ask for the year, quarter or day without which there is nothing to judge."""
        values: dict[str, Any] = self.cleaned_data
        self._ask(EXAM, "exam_year", "Vælg skoleåret.")
        self._ask(ABSENCE, "absence_quarter", "Vælg kvartalet.")
        if values.get("occupation"):
            self._ask(OCCUPATION, "occupation_on", "Skriv, hvilken dag det gjaldt.")
        return values

    def content(self) -> rules.Registration:
        """The frozen content of the act."""
        values = self.cleaned_data
        told = {name: values.get(name) for name in (*EXAM, *ABSENCE, *OCCUPATION)}
        return rules.Registration(
            exam=rules.NewExam(
                int(told["exam_year"]), int(told["exam_grade"] or 0), str(told["exam_result"] or "")
            )
            if told["exam_year"]
            else None,
            absence=rules.NewAbsence(
                date.fromisoformat(told["absence_quarter"]),
                *(told[f"absence_{kind}"] for kind in AbsenceKind),
            )
            if told["absence_quarter"]
            else None,
            occupation=rules.NewOccupation(told["occupation_on"], str(told["occupation"]))
            if told["occupation"] and told["occupation_on"]
            else None,
            shown=values["version"],
        )

    def _list(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "Intet nyt"), *choices]  # type: ignore[attr-defined]

    def _ask(self, block: tuple[str, ...], key: str, words: str) -> None:
        values = self.cleaned_data
        told = any(values.get(name) not in ("", None) or name in self.errors for name in block)
        if key in self.fields and told and not values.get(key) and key not in self.errors:
            self.add_error(key, words)
