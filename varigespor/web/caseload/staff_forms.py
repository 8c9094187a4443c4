"""What the chief writes about those who work here: posts, hours and absence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from varigespor.casework.staff import NewEmployee
from varigespor.domain.access import DANISH_ROLES, Role

from ..asked import Asked
from ..days import day_field
from ..typed import TypedForm

BAD_HOURS = {"invalid": "Skriv timer om ugen som et tal, fx 37 eller 32,5."}


def hours_field() -> forms.DecimalField:
    """Weekly hours with a Danish comma."""
    return forms.DecimalField(
        label="Timer om ugen",
        required=False,
        max_digits=4,
        decimal_places=1,
        localize=True,
        error_messages=BAD_HOURS,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


class PostForm(TypedForm):
    """A post for somebody who is here already."""

    role = forms.ChoiceField(
        label="Stilling",
        error_messages={"required": "Vælg en stilling."},
        choices=[(role.value, words) for role, words in DANISH_ROLES.items()],
    )
    team = forms.ChoiceField(label="Team eller gruppe", required=False)
    district = forms.ChoiceField(
        label="Fast område", required=False, help_text="Kun hvor området har en fast person"
    )
    weekly_hours = hours_field()
    since = day_field("Fra")

    def __init__(
        self, *args: Any, places: Mapping[str, str], districts: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "Intet team"), *places.items()]  # type: ignore[attr-defined]
        self.fields["district"].choices = [("", "Intet"), *districts.items()]  # type: ignore[attr-defined]

    def post(self, request: Asked, *, username: str = "", name: str = "") -> NewEmployee:
        """The frozen content of the act."""
        data = self.cleaned_data
        team, _, group = data["team"].partition("/")
        return NewEmployee(
            username=username,
            name=name,
            role=Role(data["role"]),
            since=data["since"] or request.today,
            team=team,
            group=group,
            district=data["district"],
            weekly_hours=data["weekly_hours"] if data["weekly_hours"] is not None else Decimal(37),
        )


class HireForm(PostForm):
    """Somebody new with a first post."""

    name = forms.CharField(label="Navn", required=False, max_length=120)
    username = forms.CharField(label="Brugernavn", required=False, max_length=80)
    field_order = ["name", "username", "role", "team", "district", "weekly_hours", "since"]

    def employee(self, request: Asked) -> NewEmployee:
        """The frozen content of the act."""
        data = self.cleaned_data
        return self.post(request, username=data["username"], name=data["name"])


class HoursForm(TypedForm):
    """Other weekly hours from a day."""

    weekly_hours = hours_field()
    since = day_field("Fra")


class EndForm(TypedForm):
    """The first day on which a post no longer holds."""

    on = day_field("Første dag uden stillingen")


class AwayForm(TypedForm):
    """Days away."""

    since = day_field("Fra")
    until = day_field("Første dag tilbage")
