"""The five boxes of a goal, in every form that makes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from varigespor.domain.plans import NewGoal, NewTask

from ..days import day_field

NAMES = ("text", "whose", "sign", "until", "tasks")


def goal_fields() -> dict[str, forms.Field]:
    """Fresh fields by name; who does what is one text box with a line per task."""
    return {
        "text": forms.CharField(
            label="Hvad skal være anderledes?",
            help_text="Med familiens ord, fx »Alma sover i sin egen seng«",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        "whose": forms.CharField(label="Hvis mål er det?", required=False),
        "sign": forms.CharField(
            label="Hvordan ser man, at det er nået?",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        "until": day_field("Hvornår vil I være i mål?"),
        "tasks": forms.CharField(
            label="Hvem gør hvad?",
            help_text="En linje for hver, fx »Mor: ringer til mormor inden kl. 7«",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


def goal_of(*, data: Mapping[str, Any], prefix: str = "", key: UUID | None = None) -> NewGoal:
    """The frozen content, from cleaned data under a prefix."""
    return NewGoal(
        text=data[f"{prefix}text"],
        whose=data[f"{prefix}whose"],
        sign=data[f"{prefix}sign"],
        until=data[f"{prefix}until"],
        tasks=tasks_of(text=data[f"{prefix}tasks"]),
        key=key,
    )


def tasks_of(*, text: str) -> tuple[NewTask, ...]:
    """'Mor: ringer til mormor' → who and what; without a colon it is half a task, which the rule refuses."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parted = [line.partition(":") for line in lines]
    return tuple(
        NewTask(who.strip(), what.strip()) if colon else NewTask("", who.strip())
        for who, colon, what in parted
    )
