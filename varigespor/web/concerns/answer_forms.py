"""The forms of one concern: 24-timersvurdering, screening, receipt, explanation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from varigespor.domain.concerns import (
    DANISH_OUTCOMES,
    DANISH_WAYS,
    Assessment,
    Outcome,
    ReceiptWay,
    Screening,
)
from varigespor.domain.deviations import Explanation
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup
from varigespor.records.queries.concerns import districts

from ..asked import municipality
from ..typed import TypedForm

CHOOSE = {"invalid_choice": "Vælg en af mulighederne."}


class AssessmentForm(TypedForm):
    """Is the child in danger, and does it need acute help?"""

    acute = forms.ChoiceField(
        label="Har barnet brug for akut hjælp?",
        required=False,
        choices=[("yes", "Ja, akut hjælp"), ("no", "Nej, ikke akut")],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    text = forms.CharField(
        label="Hvad bygger vurderingen på?",
        help_text="Hvem er der talt med? Er barnets sundhed eller udvikling i fare nu? Hvad gør I, hvis ja?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    together_with = forms.ChoiceField(
        label="Vurderet sammen med", required=False, error_messages={"invalid_choice": "Vælg fra listen."}
    )
    alone_because = forms.CharField(
        label="Hvis du vurderer alene: hvorfor kan det ikke vente?",
        help_text="Så bliver vurderingen gemt, og det står som en afvigelse på sagen.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, colleagues: list[tuple[str, str]], fresh_eyes: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["together_with"].choices = [("", "Ingen valgt"), *colleagues]  # type: ignore[attr-defined]
        if not fresh_eyes:
            del self.fields["alone_because"]
            self.optional = ["together_with"]

    def content(self) -> Assessment:
        data = self.cleaned_data
        return Assessment(
            acute={"yes": True, "no": False}.get(data["acute"]),
            text=data["text"],
            together_with=UUID(data["together_with"]) if data["together_with"] else None,
            alone_because=data.get("alone_because", ""),
        )


class ScreeningForm(TypedForm):
    """What the concern leads to for the child."""

    outcome = forms.ChoiceField(
        label="Hvad skal der ske?",
        required=False,
        choices=[(outcome.value, DANISH_OUTCOMES[outcome]) for outcome in Outcome],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    reason = forms.CharField(
        label="Hvorfor?",
        help_text="Se på, hvor sammensat det er, og på en funktionsnedsættelse. Hvad bygger du på?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    risk_first = forms.BooleanField(
        label="Mulig æresrelateret konflikt eller negativ social kontrol: risikovurdering først",
        help_text="Forældre og netværk inddrages ikke, før risikoen er vurderet (barnets lov § 18).",
        required=False,
    )
    target_group = forms.ChoiceField(
        label="Målgruppe",
        required=False,
        choices=[(group.value, DANISH_TARGET_GROUPS[group]) for group in TargetGroup],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    district = forms.ChoiceField(label="Skoledistrikt", required=False, error_messages=CHOOSE)

    def __init__(self, *args: Any, running_case: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town = municipality()
        areas = [(key, town.district_name(key)) for key in districts(municipality=town)]
        self.fields["district"].choices = [("", "Vælg"), *areas]  # type: ignore[attr-defined]
        outcomes: Any = self.fields["outcome"]
        if running_case:
            del self.fields["target_group"], self.fields["district"]
        else:
            outcomes.choices = [each for each in outcomes.choices if each[0] != Outcome.IN_RUNNING_CASE]

    def content(self) -> Screening:
        data = self.cleaned_data
        return Screening(
            outcome=Outcome(data["outcome"]) if data["outcome"] else None,
            reason=data["reason"],
            target_group=data.get("target_group", ""),
            district=data.get("district", ""),
            risk_first=data["risk_first"],
        )


class ReceiptForm(TypedForm):
    """How the notifier was told."""

    how = forms.ChoiceField(
        label="Hvordan er der kvitteret?",
        required=False,
        choices=[(way.value, DANISH_WAYS[way]) for way in ReceiptWay],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


class ExplanationForm(TypedForm):
    """Why a deadline was missed."""

    text = forms.CharField(
        label="Hvorfor blev fristen brudt?",
        help_text="Bruddet bliver stående. Det kan forklares, men ikke fjernes.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def content(self) -> Explanation:
        return Explanation(self.cleaned_data["text"])
