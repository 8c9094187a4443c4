"""What people add to a deviation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from varigespor.domain.caseload import OverCap
from varigespor.domain.deviations import Explanation, Pause

from ..asked import Asked
from ..days import day_field
from ..typed import TypedForm, uuid_of


def _text(label: str, hint: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=2000, widget=area)


class ExplainForm(TypedForm):
    """Why, and who follows it up."""

    text = _text("Forklaring", "Bruddet bliver stående. Skriv, hvad der skete, og hvad I gør nu")
    owner = forms.ChoiceField(label="Hvem følger op?", required=False)

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Den samme som nu"), *owners]  # type: ignore[attr-defined]

    def explanation(self) -> Explanation:
        """The frozen content of the act."""
        owner = self.cleaned_data["owner"]
        return Explanation(self.cleaned_data["text"], uuid_of(owner) if owner else None)


class PauseForm(TypedForm):
    """Until when one of the programme's deviations rests, and why."""

    until = day_field("Til")
    reason = _text("Grunden til pausen", "Kontakt kan bringe barnet i fare. Risikovurderingen kommer først")

    def pause(self, request: Asked) -> Pause:
        """The frozen content; no day counts as today, which the rule refuses."""
        return Pause(self.cleaned_data["until"] or request.today, self.cleaned_data["reason"])


class OverCapForm(TypedForm):
    """Why an adviser is above the cap, and until when."""

    over_cap_reason = _text("Hvorfor over loftet?")
    over_cap_until = day_field("Senest under loftet igen")

    def over(self) -> OverCap:
        """The frozen content of the act."""
        return OverCap(self.cleaned_data["over_cap_reason"], self.cleaned_data["over_cap_until"])


class EndForm(TypedForm):
    """How a deviation came to its end."""

    text = _text("Hvordan blev det løst?")

    def explanation(self) -> Explanation:
        """The frozen content of the act."""
        return Explanation(self.cleaned_data["text"])
