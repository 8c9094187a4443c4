"""Afløser: one adviser's children get their covers at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import caseload
from varigespor.domain.access import Act
from varigespor.domain.caseload import NewCover
from varigespor.records.models import Absence, Case, Cover, Employee, Route
from varigespor.records.queries.caseload import ADVISING, children_of, could_have

from ..asked import Asked, municipality
from ..days import day_field
from ..page import page
from ..typed import TypedForm, next_time, open_form, send, uuid_of
from .forms import text
from .scope import colleague, teams


class CoverForm(TypedForm):
    """The days, and per child who covers: `child_<case id>`; an empty choice leaves the child out."""

    since = day_field("Fra")
    until = day_field("Første dag uden afløser")
    over_cap_reason = text("Hvorfor over loftet?", hint="Kun hvis en afløser kommer over sit loft", most=1000)

    def __init__(self, *args: Any, cases: list[Case], people: list[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Ingen afløser"), *((str(one.pk), one.name) for one in people)]
        self.cases = cases
        for case in cases:
            name = case.child.name or "Ufødt barn"
            self.fields[f"child_{case.pk}"] = forms.ChoiceField(label=name, required=False, choices=choices)
            self.fields[f"version_{case.pk}"] = forms.IntegerField(
                required=False, initial=case.version, widget=forms.HiddenInput
            )

    def rows(self) -> list[tuple[Any, Any]]:
        """Per child its bound choice and the version it was shown in, for the template."""
        return [(self[f"child_{case.pk}"], self[f"version_{case.pk}"]) for case in self.cases]

    def read_again(self) -> None:
        """After a conflict the page shows what stands now: sent again, it is about that."""
        next_time(self, **{f"version_{case.pk}": str(case.version) for case in self.cases})

    def covers(self) -> list[tuple[Case, NewCover]]:
        """The frozen contents of the act."""
        data = self.cleaned_data
        days = data["since"], data["until"]
        chosen = [(case, data[f"child_{case.pk}"]) for case in self.cases]
        return [
            (case, NewCover(uuid_of(who), *days, data["over_cap_reason"], data[f"version_{case.pk}"]))
            for case, who in chosen
            if who
        ]

    def clean(self) -> dict[str, Any]:
        """Days and at least one child are needed before there is any cover to judge."""
        data: dict[str, Any] = super().clean() or {}
        for name, words in (("since", "Skriv første dag."), ("until", "Skriv dagen efter den sidste.")):
            if name not in self.errors and not data.get(name):
                self.add_error(name, words)
        if not any(data.get(f"child_{case.pk}") for case in self.cases):
            self.add_error(None, "Vælg en afløser for mindst ét barn.")
        return data


@page(act=Act.SEE_TEAM, methods="GET POST")
def cover(request: Asked, *, employee_id: UUID) -> HttpResponse:
    """Who covers an adviser's children, and from when to when."""
    employee = colleague(request, employee_id)
    cases = _cases(request, employee)
    request.entry.children += [case.child_id for case in cases]
    people = could_have(roles=ADVISING, on=request.today, teams=teams(request))
    form = open_form(
        request,
        CoverForm,
        initial=_days(request, employee) | _covered_now(request, cases),
        cases=cases,
        people=[one for one in people if one.pk != employee.pk],
    )
    if request.method == "POST" and form.is_valid():
        made = send(
            request,
            form,
            lambda: caseload.cover_all(
                by=request.asker, at=request.now, covers=form.covers(), municipality=municipality()
            ),
        )
        if made is not None:
            messages.success(request, "Afløserne er valgt. Børnene tæller hos dem, der dækker.")
            return redirect("caseload:adviser", employee_id=employee.pk)
        if form.conflict:
            form.read_again()
    context = {
        "employee": employee,
        "form": form,
        "changes": _covers(request, cases) if form.conflict else [],
    }
    return TemplateResponse(request, "caseload/cover.html", context)


def _cases(request: Asked, employee: Employee) -> list[Case]:
    """The adviser's children for whom the asker may choose a cover."""
    found = children_of(employee=employee.pk, on=request.today)
    led = Route.objects.on(request.today).filter(team__in=request.asker.led_teams)
    mine = set(led.filter(case__in=[row.case_id for row in found]).values_list("case_id", flat=True))
    return [row.case for row in found if row.case_id in mine]


def _covered_now(request: Asked, cases: list[Case]) -> dict[str, Any]:
    rows = Cover.objects.on(request.today).filter(case__in=cases)
    return {f"child_{case}": str(employee) for case, employee in rows.values_list("case_id", "employee_id")}


def _covers(request: Asked, cases: list[Case]) -> list[tuple[str, str]]:
    """Who covers whom today, to read after a conflict."""
    held = Cover.objects.on(request.today).filter(case__in=cases).select_related("employee")
    names = {row.case_id: row.employee.name for row in held}
    return [(case.child.name or "Ufødt barn", names.get(case.pk, "Ingen afløser")) for case in cases]


def _days(request: Asked, employee: Employee) -> dict[str, Any]:
    away = Absence.objects.current().filter(employee=employee, valid_to__gt=request.today)
    absence = away.order_by("valid_from").first()
    if absence is None:
        return {"since": request.today}
    return {"since": max(absence.valid_from, request.today), "until": absence.valid_to}
