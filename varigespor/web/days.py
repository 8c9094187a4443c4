"""A day in a form, written as Danes write it, and the usual periods as links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from varigespor.norms.ladder import steps

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


def year_span(*, year: int) -> tuple[str, date, date]:
    """A calendar year as its label, first and last day."""
    return str(year), date(year, 1, 1), date(year, 12, 31)


def period_links(
    *, spans: Iterable[tuple[str, date, date]], query: Callable[..., str], chosen: tuple[date, date] | None
) -> list[dict[str, Any]]:
    """Links to usual periods: label, address and whether it is the chosen one. `query` takes both days."""
    return [
        {
            "label": label,
            "query": query(start=first.isoformat(), slut=last.isoformat()),
            "current": chosen == (first, last),
        }
        for label, first, last in spans
    ]


def check_period(form: forms.Form, *, today: date, shows: str, early: Callable[[date], str]) -> None:
    """The days `start` to `slut` lie in order and not after today.

    `shows` says what the page shows; `early` what is wrong with a first day, or ''.
    """
    first, last = form.cleaned_data.get("start"), form.cleaned_data.get("slut")
    if first and (wrong := early(first)):
        form.add_error("start", wrong)
    if last and last > today:
        form.add_error("slut", f"Vælg i dag eller en dag før. {shows}")
    elif first and last and last < first:
        form.add_error("slut", "Den sidste dag ligger før den første.")


def before_ladder(day: date) -> str:
    """What is wrong with a day on which the ladder's steps are not described, else ''."""
    return "" if steps(on=day) else "Trappens trin er ikke beskrevet så langt tilbage."


def _possible(day: date) -> None:
    if not FIRST <= day <= LAST:
        raise ValidationError(f"Kontrollér årstallet. Det skal ligge fra {FIRST.year} til {LAST.year}.")
