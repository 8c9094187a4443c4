"""Everybody's numbers on every open goal, in one form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from varigespor.domain.plans import NewScore
from varigespor.domain.refusals import Complaint
from varigespor.records.models import Goal
from varigespor.records.queries.plans import GoalLines

from ..days import day_field
from ..typed import TypedForm

BAD_NUMBER = {"invalid": "Skriv et helt tal fra 0 til 10."}


class ScoreForm(TypedForm):
    """A number for each goal from each person: `s-<goal>-<person>`; an empty box is nobody's answer."""

    on = day_field("Hvornår?")
    other = forms.CharField(label="En anden, som også sætter tal", required=False, max_length=80)
    optional = frozenset({"other"})
    per_row = {"rater": "Hvem", "s": "Tal for et mål"}

    def __init__(self, *args: Any, goals: Sequence[GoalLines], raters: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = [each.goal for each in goals]
        self.raters = [*(self._posted() or raters), ""]
        for r, rater in enumerate(self.raters[:-1]):
            self.fields[f"rater-{r}"] = forms.CharField(
                required=False, initial=rater, max_length=80, widget=forms.HiddenInput
            )
        for each in goals:
            last = {line.rater: f"Sidst {line.latest}" for line in each.lines}
            for r, rater in enumerate(self.raters):
                self.fields[f"s-{each.goal.pk}-{r}"] = forms.IntegerField(
                    label=rater or "En anden",
                    help_text=last.get(rater, ""),
                    required=False,
                    error_messages=BAD_NUMBER,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                )

    def rows(self) -> list[dict[str, Any]]:
        """Per goal its bound boxes, for the template."""
        return [
            {"goal": goal, "boxes": [self[f"s-{goal.pk}-{r}"] for r in range(len(self.raters))]}
            for goal in self.goals
        ]

    def hidden_raters(self) -> list[forms.BoundField]:
        """Who the boxes belong to, sent along so that a changed family moves no number."""
        return [self[f"rater-{r}"] for r in range(len(self.raters) - 1)]

    def scores(self, *, today: date) -> list[NewScore]:
        """The frozen content of the act, a number with its person and goal."""
        data = self.cleaned_data
        on = data["on"] or today
        names = [*self.raters[:-1], data["other"]]
        return [
            NewScore(goal=goal.pk, rater=names[r], score=data[f"s-{goal.pk}-{r}"], on=on)
            for goal, r in self._answered()
        ]

    def placed(self, complaint: Complaint) -> Complaint:
        """The complaint at the box on the page: the rule counts answers only."""
        kind, _, number = complaint.field.partition("-")
        if kind != "score":
            return complaint
        goal, r = list(self._answered())[int(number)]
        return replace(complaint, field=f"s-{goal.pk}-{r}")

    def _answered(self) -> Iterator[tuple[Goal, int]]:
        for goal in self.goals:
            for r in range(len(self.raters)):
                if self.cleaned_data[f"s-{goal.pk}-{r}"] is not None:
                    yield goal, r

    def _posted(self) -> list[str]:
        names = [self.data.get(f"rater-{r}") for r in range(20)]
        return [name for name in names if name]
