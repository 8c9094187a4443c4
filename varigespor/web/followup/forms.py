"""A follow-up: one answer per goal, a recommendation, and a next date with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from varigespor.domain import followup as rules
from varigespor.records.models import Goal

from ..days import day_field
from ..decisions.support_person import NAMES, answer, state_field, words_field
from ..typed import TypedForm


def radio(label: str, words: dict[Any, str]) -> forms.ChoiceField:
    """Choice buttons that the rule, not the form, requires."""
    return forms.ChoiceField(
        label=label,
        choices=[(key.value, text) for key, text in words.items()],
        required=False,
        widget=forms.RadioSelect,
    )


class FollowUpForm(TypedForm):
    """Answers are `goal_<id>` and `words_<id>` per open goal."""

    optional = frozenset({"text", *NAMES})
    per_row = {"goal": "Hvor er I med målet?", "words": "Målet med ord"}
    coded = {"goal": {key.value: words for key, words in rules.DANISH_GOAL_STATES.items()}}
    held_on = day_field("Hvornår blev der fulgt op?")
    child_profits = radio("Har barnet gavn af hjælpen?", rules.DANISH_PROFITS)
    text = forms.CharField(label="Hvad er der sket siden sidst?", required=False, widget=forms.Textarea)
    support_person = state_field()
    support_person_words = words_field()
    recommendation = radio("Anbefaling", rules.DANISH_RECOMMENDATIONS)
    recommendation_reason = forms.CharField(
        label="Hvorfor?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    next_on = day_field("Næste opfølgning")
    next_reason = forms.CharField(
        label="Hvorfor netop da?",
        required=False,
        help_text="Siges også til barnet og forældrene",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, goals: Sequence[Goal], placed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in () if placed else NAMES:
            del self.fields[name]
        self.goals = goals
        for goal in goals:
            self.fields[f"goal_{goal.pk}"] = radio("Hvor er I?", rules.DANISH_GOAL_STATES)
            self.fields[f"words_{goal.pk}"] = forms.CharField(
                label="Med ord", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def answers(self) -> list[dict[str, Any]]:
        """Per goal its row and two bound fields, for the template."""
        return [
            {"goal": goal, "state": self[f"goal_{goal.pk}"], "words": self[f"words_{goal.pk}"]}
            for goal in self.goals
        ]

    def follow_up(self, *, today: date) -> rules.NewFollowUp:
        """The frozen content of the act."""
        data = self.cleaned_data
        return rules.NewFollowUp(
            key=data["key"],
            held_on=data["held_on"] or today,
            child_profits=data["child_profits"],
            text=data["text"],
            recommendation=data["recommendation"],
            recommendation_reason=data["recommendation_reason"],
            next_on=data["next_on"],
            next_reason=data["next_reason"],
            answers={
                goal.pk: rules.GoalAnswer(data[f"goal_{goal.pk}"], data[f"words_{goal.pk}"])
                for goal in self.goals
            },
            support_person=answer(data),
        )
