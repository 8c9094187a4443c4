"""Where a case belongs: team, district and target group; Unge Center by age. The adviser stays meanwhile."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import caseload
from varigespor.domain.access import Act
from varigespor.domain.teams import UNGE_CENTER_AGE, Belonging, TargetGroup, belonging
from varigespor.norms.book import fact
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, Route
from varigespor.records.queries.cases import advisers

from ..asked import Asked, municipality
from ..page import page
from ..typed import open_form, send
from .allocating import routed, to_team
from .forms import RouteForm
from .holders import holders

QUESTIONS = {"disability": "målgruppe", "age": "alder", "district": "skoledistrikt"}


@page(act=Act.ROUTE, methods="GET POST")
def route(request: Asked, *, case: Case) -> HttpResponse:
    """Send a case to where it belongs from today."""
    held, town = routed(request, case), municipality()
    form = open_form(
        request,
        RouteForm,
        initial={
            "target_group": held.target_group,
            "district": held.district,
            "team": _place(held),
            "version": case.version,
        },
        districts={key: one.danish for key, one in town.districts.items() if one.ended is None},
        places=_places(town),
    )
    if request.method == "POST" and form.is_valid():
        row = send(
            request,
            form,
            lambda: caseload.reroute(
                by=request.asker, at=request.now, case=case, route=form.route(), municipality=town
            ),
        )
        if row is not None:
            messages.success(
                request, f"Sagen hører nu til {town.team_name(row.team)}. Rådgiveren er den samme."
            )
            return redirect(to_team(held))
    context = {
        "case": case,
        "held": held,
        "team": town.team_name(held.group or held.team),
        "form": form,
        "changes": holders(case=case, on=request.today) if form.conflict else [],
        "suggested": _suggested(request, case, held, town),
        "adviser": advisers(cases=[case.pk], on=request.today).get(case.pk),
        "order": [QUESTIONS[question] for question in town.routing.order],
        "age": fact(key=UNGE_CENTER_AGE, on=request.today, municipality=town.key),
    }
    return TemplateResponse(request, "caseload/route.html", context)


def _place(route: Route) -> str:
    return f"{route.team}/{route.group}" if route.group else str(route.team)


def _places(town: Municipality) -> dict[str, str]:
    teams = {key: team.danish for key, team in town.teams.items() if team.ended is None}
    groups = {f"{one.team}/{key}": one.danish for key, one in town.groups.items() if one.ended is None}
    youth = {town.youth_unit: town.team_name(town.youth_unit)} if town.youth_unit else {}
    return teams | groups | youth


def _suggested(request: Asked, case: Case, held: Route, town: Municipality) -> dict[str, object] | None:
    """What the routing says of the case as it stands; nothing where it belongs already."""
    if held.district not in town.districts:
        return None
    to: Belonging = belonging(
        municipality=town,
        target_group=TargetGroup(held.target_group),
        born_on=case.child.born_on,
        district=held.district,
        on=request.today,
    )
    if (to.team, to.group) == (held.team, held.group):
        return None
    return {"name": town.team_name(to.group or to.team), "because": to.because}
