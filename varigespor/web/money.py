"""An amount in a form, written in kroner as Danes write it, kept in øre; and a whole number."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .wording import number_words

AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?(?:,-)?(?:kr\.?)?")
WHOLE = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)")
LONGEST = 20
MOST = 1_000_000 * 100
UNREADABLE = "Skriv beløbet i kroner, fx 1.250 eller 1.250,50."


def in_kroner(*, ore: int) -> str:
    """'1.250', '1.250,50'"""
    whole, rest = divmod(ore, 100)
    return number_words(number=whole) + (f",{rest:02}" if rest else "")


class KronerField(forms.Field):
    """Øre as a whole number, shown and typed in kroner; None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        if not text:
            return None
        found = AMOUNT.fullmatch(text) if len(text) <= LONGEST else None
        if found is None:
            raise ValidationError(UNREADABLE)
        ore = int(found[1].replace(".", "")) * 100 + int((found[2] or "").ljust(2, "0"))
        if ore > MOST:
            raise ValidationError("Kontrollér beløbet. Det kan højst være 1.000.000 kr.")
        return ore

    def prepare_value(self, value: Any) -> Any:
        """Øre as kroner; what was typed stays as it was typed."""
        return in_kroner(ore=value) if isinstance(value, int) else value


def kroner_field(label: str, *, help_text: str = "") -> KronerField:
    """One amount that may be left out."""
    attrs = {"inputmode": "decimal", "autocomplete": "off"}
    return KronerField(label=label, help_text=help_text, required=False, widget=forms.TextInput(attrs=attrs))


class WholeField(forms.Field):
    """A whole number, with or without points between thousands; None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value if value is not None else "").split())
        if not text:
            return None
        if len(text) > LONGEST or not WHOLE.fullmatch(text):
            raise ValidationError("Skriv et helt tal, fx 12.")
        return int(text.replace(".", ""))


def whole_field(label: str) -> WholeField:
    """One whole number; which it may be is judged by the rules."""
    attrs = {"inputmode": "numeric", "autocomplete": "off"}
    return WholeField(label=label, required=False, widget=forms.TextInput(attrs=attrs))
