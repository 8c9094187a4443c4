"""The forms of a plan: a new one for siblings together, one goal, and how a goal ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django import forms

from varigespor.domain.plans import DANISH_GOAL_OUTCOMES, GoalOutcome, NewGoal, NewPart, NewPlan
from varigespor.domain.refusals import Complaint
from varigespor.records.models import Case

from ..typed import TypedForm, key_of
from .fields import NAMES, goal_fields, goal_of

MOST_GOALS = 6


class PlanForm(TypedForm):
    """One head, and for each chosen child the life aimed at and its goals: `goal-<child>-<goal>-<field>`."""

    per_row = {
        "with": "Planen gælder også",
        "life": "Det almindelige liv, vi går efter",
        "goal-text": "Hvad skal være anderledes?",
        "goal-whose": "Hvis mål er det?",
        "goal-sign": "Hvordan ser man, at det er nået?",
        "goal-until": "Hvornår vil I være i mål?",
        "goal-tasks": "Hvem gør hvad?",
        "count": "Antal mål",
    }
    coded = {"count": {}, "with": {"on": "Ja"}}

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases
        for n, case in enumerate(cases):
            who = case.child.given_name or "det ufødte barn"
            self.fields[f"with_{n}"] = forms.BooleanField(label=who, required=False, initial=n == 0)
            self.fields[f"life_{n}"] = forms.CharField(
                label=f"Det almindelige liv, vi går efter for {who}",
                help_text="Skole, venner, fritid og hverdag, som børn har det",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"count_{n}"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
            for g in range(self.count(n)):
                self.fields |= {f"goal-{n}-{g}-{name}": box for name, box in goal_fields().items()}
        self.optional = frozenset(
            name for name in self.fields if name.startswith("life_") or "-tasks" in name
        )

    def count(self, n: int) -> int:
        """How many goals the child's part has boxes for."""
        typed = str(self.data.get(f"count_{n}") or self.initial.get(f"count_{n}") or "1")
        return min(max(int(typed), 1), MOST_GOALS) if typed.isdecimal() else 1

    def children(self) -> list[dict[str, Any]]:
        """Per child its bound fields, for the template."""
        return [
            {
                "n": n,
                "name": case.child.given_name or "Det ufødte barn",
                "with": self[f"with_{n}"],
                "tick": f"Planen gælder også {case.child.given_name or 'det ufødte barn'}",
                "life": self[f"life_{n}"],
                "count": self.count(n),
                "open": bool(self[f"with_{n}"].value()),
                "more": self.count(n) < MOST_GOALS,
                "goals": [
                    {name: self[f"goal-{n}-{g}-{name}"] for name in NAMES} for g in range(self.count(n))
                ],
            }
            for n, case in enumerate(self.cases)
        ]

    def plan(self) -> NewPlan:
        """The frozen content of the act; the child whose page it is is always in it."""
        key = key_of(text=self.cleaned_data["key"])
        return NewPlan(parts=tuple(self._part(n, key) for n in self._chosen()), key=key)

    def placed(self, complaint: Complaint) -> Complaint:
        """The complaint at the box on the page: the rule counts chosen children and filled goals only."""
        kind, _, rest = complaint.field.partition("-")
        if kind != "goal":
            return complaint
        part, goal, name = rest.split("-")
        n = self._chosen()[int(part)]
        return replace(complaint, field=f"goal-{n}-{self._filled(n)[int(goal)]}-{name}")

    def _chosen(self) -> list[int]:
        return [n for n in range(len(self.cases)) if n == 0 or self.cleaned_data[f"with_{n}"]]

    def _filled(self, n: int) -> list[int]:
        """The first goal and those in which something is written."""
        data = self.cleaned_data
        return [g for g in range(self.count(n)) if g == 0 or any(data[f"goal-{n}-{g}-{x}"] for x in NAMES)]

    def _part(self, n: int, key: UUID | None) -> NewPart:
        goals = tuple(self._goal(n, g, key) for g in self._filled(n))
        return NewPart(case=self.cases[n].pk, goals=goals, normal_life=self.cleaned_data[f"life_{n}"])

    def _goal(self, n: int, g: int, key: UUID | None) -> NewGoal:
        return goal_of(data=self.cleaned_data, prefix=f"goal-{n}-{g}-", key=key and uuid5(key, f"{n}-{g}"))


class GoalForm(TypedForm):
    """One more goal in a child's plan."""

    optional = frozenset({"tasks"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= goal_fields()

    def goal(self) -> NewGoal:
        """The frozen content of the act."""
        return goal_of(data=self.cleaned_data, key=key_of(text=self.cleaned_data["key"]))


class LifeForm(TypedForm):
    """The normal life that the child's part aims at."""

    optional = frozenset({"normal_life"})
    normal_life = forms.CharField(
        label="Det almindelige liv, vi går efter",
        help_text="Skole, venner, fritid og hverdag, som børn har det",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OutcomeForm(TypedForm):
    """How a goal ended."""

    outcome = forms.ChoiceField(
        label="Hvordan gik det?",
        required=False,
        choices=[(key.value, words) for key, words in DANISH_GOAL_OUTCOMES.items()],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg, hvordan det gik med målet."},
    )

    def outcome_of(self) -> GoalOutcome:
        """The frozen content of the act; nothing chosen is judged by the rule."""
        outcome: GoalOutcome = self.cleaned_data["outcome"]
        return outcome
