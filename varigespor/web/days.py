"""A day in a form, written as Danes write it."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%y"]
BAD_DATE = {"invalid": "Skriv datoen som dag, måned og år, fx 14.03.2018."}


def day_field(label: str, *, help_text: str = "") -> forms.DateField:
    """A date field; the browser's own calendar where it has one. Empty is judged by the rules."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=FORMATS,
        error_messages=BAD_DATE,
        validators=[_possible],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _possible(day: date) -> None:
    if not FIRST <= day <= LAST:
        raise ValidationError(f"Kontrollér årstallet. Det skal ligge fra {FIRST.year} til {LAST.year}.")
