"""The committee's answer: the decision as it was prepared, and beside it what was answered in the meeting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import committee as acts
from varigespor.casework.caseload_rows import leads
from varigespor.domain import committee as rules
from varigespor.domain.access import Act
from varigespor.domain.approval import State
from varigespor.domain.deadlines import day_of
from varigespor.domain.plans import wanted_before
from varigespor.norms.book import fact
from varigespor.records.models import Case, Decision
from varigespor.records.queries.plans import stands

from ..asked import Asked, municipality
from ..days import day_field
from ..page import page
from ..typed import TypedForm, open_form, send
from . import reading
from .fields import short, text
from .scope import decision


def plan_lacks(*, row: Decision, at: datetime) -> bool:
    """Whether the law wants a plan before the committee decides this one, and there is none yet."""
    waits = row.state == State.FOR_COMMITTEE and wanted_before(met_on=day_of(moment=at))
    return waits and not stands(case=row.case_id, at=at)


class CommitteeForm(TypedForm):
    """The meeting, its outcome, and the committee's own words."""

    held_on = day_field("Udvalgets møde")
    outcome = forms.ChoiceField(
        label="Hvad svarede udvalget?",
        required=False,
        choices=[(key.value, words) for key, words in rules.DANISH_OUTCOMES.items()],
        widget=forms.RadioSelect,
    )
    words = text("Udvalgets egne ord", hint="Fra protokollen. Er svaret nej, så skriv grunden", rows=4)
    reference = short("Henvisning til protokollen", rules.LONGEST_REFERENCE, placeholder="fx punkt 4")

    optional = ("reference",)

    def content(self) -> rules.CommitteeAnswer:
        """The frozen content of the act."""
        data = self.cleaned_data
        return rules.CommitteeAnswer(data["held_on"], data["outcome"], data["words"], data["reference"])


@page(act=Act.REGISTER_COMMITTEE, methods="GET POST")
def committee(request: Asked, *, case: Case, decision_id: UUID) -> HttpResponse:
    """Write down what the committee answered; the coordinator reads the page."""
    row = decision(request=request, case=case, key=decision_id)
    form = open_form(request, CommitteeForm)
    if request.method == "POST" and form.is_valid():
        done = send(
            request,
            form,
            lambda: acts.register(
                by=request.asker,
                at=request.now,
                decision=row,
                answer=form.content(),
                municipality=municipality(),
            ),
        )
        if done is not None:
            messages.success(request, "Udvalgets svar er registreret.")
            return redirect("decisions:show", case.pk, row.pk)
    elif row.state != State.FOR_COMMITTEE:
        return redirect("decisions:show", case.pk, row.pk)
    context = {
        "case": case,
        "row": row,
        "form": form,
        "read": reading.read(row=row, today=request.today),
        "registers": leads(by=request.asker, case=case),
        "no_plan": plan_lacks(row=row, at=request.now),
        "law": fact(key=rules.DECIDES, on=day_of(moment=row.prepared_at)),
    }
    return TemplateResponse(request, "decisions/committee.html", context)
