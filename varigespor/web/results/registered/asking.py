"""What both pages ask: a period, in the address."""

from __future__ import annotations

from typing import Any

from ...asked import Asked
from ...programme.period import Period, PeriodForm, usual_periods
from ...wording import span_words
from ..tabs import tabs


def asking(request: Asked) -> tuple[dict[str, Any], Period | None]:
    """The page's tabs, form and usual periods, and the period; None where the days are bad."""
    form = PeriodForm(request.GET, today=request.today)
    period = form.period() if form.is_valid() else None
    usual = usual_periods(today=request.today)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "periods": [(label, one.query, one == period) for label, one in usual],
        "asked": period,
    }
    if period:
        context["period"] = span_words(first=period.first, last=period.last, today=request.today)
    return context, period
