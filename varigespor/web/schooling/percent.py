"""A percentage in a form, written as Danes write it, kept in per mille."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PERCENT = re.compile(r"(\d{1,4})(?:[.,](\d))?%?")
UNREADABLE = "Skriv procenten med højst én decimal, fx 12,5."


class PercentField(forms.Field):
    """Per mille as a whole number, shown and typed in percent; None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        if not text:
            return None
        found = PERCENT.fullmatch(text)
        if found is None:
            raise ValidationError(UNREADABLE)
        return int(found[1]) * 10 + int(found[2] or 0)


def percent_field(label: str) -> PercentField:
    """One percentage that may be left out."""
    attrs = {"inputmode": "decimal", "autocomplete": "off"}
    return PercentField(label=label, required=False, widget=forms.TextInput(attrs=attrs))


def percent_words(*, per_mille: int) -> str:
    """»12,5 %«, »8 %«."""
    whole, rest = divmod(per_mille, 10)
    return f"{whole},{rest} %" if rest else f"{whole} %"
