"""One page for a child's schooling: what is written, and the short registration beside it."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import schooling
from varigespor.domain import schooling as rules
from varigespor.domain.access import Act
from varigespor.norms.book import fact
from varigespor.records.models import Case
from varigespor.records.queries import schooling as queries

from ..asked import Asked
from ..page import page
from ..typed import open_form, send
from .forms import SchoolingForm
from .lines import REACHED, lines


@page(act=Act.REGISTER_SCHOOLING, methods="GET POST")
def show(request: Asked, *, case: Case) -> HttpResponse:
    """Read what is written and write what is new."""
    today = request.today
    initial = {"version": queries.written(case=case), "occupation_on": today}
    form = open_form(request, SchoolingForm, initial=initial, today=today, **_fits(case, today))
    if request.method == "POST" and form.is_valid():
        act = partial(schooling.register, by=request.asker, at=request.now, case=case)
        if send(request, form, lambda: act(registration=form.content()) or True):
            messages.success(request, "Skolegangen er gemt.")
            return redirect("schooling:show", case_id=case.pk)
    context = {
        "case": case,
        "form": form,
        "written": lines(written=queries.of_case(case=case), today=today),
        "youth": fact(key=rules.YOUTH, on=today),
        "fresh": fact(key=rules.FRESH, on=today),
        "limits": [(fact(key=key, on=today), says) for key, says in REACHED.items()],
    }
    return TemplateResponse(request, "schooling/show.html", context)


def _fits(case: Case, today: date) -> dict[str, bool]:
    """Which blocks fit the child's age; where no birth is known, both are asked and the rule says why not."""
    born, youth = case.child.born_on, fact(key=rules.YOUTH, on=today)
    if born is None or not youth.known:
        return {"young": case.child.due_on is None, "examined": case.child.due_on is None}
    years = rules.turns(born_on=born, school_year=rules.school_year_of(day=today))
    return {"young": rules.is_young(born_on=born, on=today), "examined": years >= youth.whole}
