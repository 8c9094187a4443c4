"""What is typed when a case is allocated, held, sent on, closed and shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from varigespor.domain import caseload as rules
from varigespor.domain.closing import Closing
from varigespor.domain.teams import DANISH_TARGET_GROUPS, NewRoute, TargetGroup

from ..asked import Asked
from ..days import day_field
from ..typed import TypedForm, uuid_of

CLOSINGS = (
    "Målet er nået",
    "Der er ikke behov for hjælp",
    "Familien ønsker ikke mere hjælp",
    "Flyttet til en anden kommune",
    "Den unge er blevet voksen",
    "Åbnet ved en fejl",
)
CHANGES = [(key.value, words) for key, words in rules.DANISH_CHANGES.items() if key != rules.Change.FIRST]


def text(label: str, *, hint: str = "", most: int = 300) -> forms.CharField:
    """A short text box; the rules say whether it may be empty."""
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most, widget=area)


class AllocationForm(TypedForm):
    """One adviser; the fields above the cap are shown when the cap is reached."""

    adviser = forms.ChoiceField(
        label="Rådgiver",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg en rådgiver fra listen."},
    )
    since = day_field("Fra")
    change = forms.ChoiceField(
        label="Hvorfor skifter barnet rådgiver?", required=False, choices=CHANGES, widget=forms.RadioSelect
    )
    reason = text("Med ord", hint="Siges også til familien")
    over_cap_reason = text("Hvorfor over loftet?", most=1000)
    over_cap_until = day_field("Senest under loftet igen")
    over = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, advisers: Sequence[tuple[str, str]], changes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].choices = advisers  # type: ignore[attr-defined]
        if not changes:
            del self.fields["change"], self.fields["reason"]

    def allocation(self, request: Asked) -> rules.Allocation:
        """The frozen content of the act."""
        data = self.cleaned_data
        return rules.Allocation(
            adviser=uuid_of(data["adviser"]),
            since=data["since"] or request.today,
            change=rules.Change(data.get("change") or rules.Change.FIRST),
            reason=data.get("reason", ""),
            over_cap_reason=data["over_cap_reason"],
            over_cap_until=data["over_cap_until"],
            version=data["version"],
        )


class ReopenForm(AllocationForm):
    """Why a closed case opens again, and who gets it."""

    opening_reason = text("Hvorfor genåbnes sagen?", hint="Det, der er sket, siden den blev lukket")


class HoldForm(TypedForm):
    """Why the leader holds the case."""

    hold_reason = text("Hvorfor holder du sagen selv?")

    def content(self) -> rules.Holding:
        """The frozen content of the act."""
        return rules.Holding(self.cleaned_data["hold_reason"], self.cleaned_data["version"])


class RouteForm(TypedForm):
    """Where the case belongs from today."""

    target_group = forms.ChoiceField(
        label="Målgruppe",
        required=False,
        choices=[(key.value, words) for key, words in DANISH_TARGET_GROUPS.items()],
        widget=forms.RadioSelect,
    )
    district = forms.ChoiceField(label="Skoledistrikt", required=False)
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(
        self, *args: Any, districts: Mapping[str, str], places: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = list(districts.items())  # type: ignore[attr-defined]
        self.fields["team"].choices = list(places.items())  # type: ignore[attr-defined]

    def route(self) -> NewRoute:
        """The frozen content: a place is a team, or a team and its group as `team/group`."""
        data = self.cleaned_data
        team, _, group = data["team"].partition("/")
        target = TargetGroup(data["target_group"] or TargetGroup.FAMILY)
        return NewRoute(team, data["district"], target, group, data["version"])


class CloseForm(TypedForm):
    """When and why a case is closed."""

    on = day_field("Lukket fra")
    reason = forms.ChoiceField(
        label="Hvorfor lukkes sagen?",
        required=False,
        choices=[(words, words) for words in CLOSINGS],
        widget=forms.RadioSelect,
    )

    def closing(self, *, today: date) -> Closing:
        """The frozen content of the act."""
        data = self.cleaned_data
        return Closing(data["on"] or today, data["reason"], data["version"])


class ShareForm(TypedForm):
    """With whom a case is shared, and why."""

    employee = forms.ChoiceField(label="Del med", required=False)
    purpose = text("Hvorfor?", hint="Står på den andens side", most=200)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employee"].choices = [("", "Vælg"), *people]  # type: ignore[attr-defined]
