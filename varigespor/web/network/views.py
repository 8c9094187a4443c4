"""The network map, and the people on it: add, change, end, and what was known before."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from varigespor.casework import network
from varigespor.domain.access import Act, may
from varigespor.domain.network import (
    CLOSENESS,
    DANISH_CONSENTS,
    DANISH_SIDES,
    NetworkConsent,
    Side,
    missing_sides,
)
from varigespor.records.models import Case, NetworkMember
from varigespor.records.queries import network as queries
from varigespor.records.queries.cases import facts
from varigespor.records.queries.people import kin

from ..asked import Asked, municipality
from ..page import missing, page
from ..typed import TypedForm, open_form, send
from .forms import MemberForm, as_typed, fresh
from .missing_side import standing
from .picture import drawing
from .respite_lines import lines


@page(act=Act.SEE_CASE)
def show(request: Asked, *, case: Case) -> HttpResponse:
    """The map with its list, and the deviation where a side is empty."""
    held = facts(case=case.pk, on=request.today)
    permits = {
        act.value: may(asker=request.asker, act=act, case=held).allowed
        for act in (Act.WRITE_NETWORK, Act.EXPLAIN, Act.SEE_PROTECTED_ADDRESS)
    }
    protected = permits[Act.SEE_PROTECTED_ADDRESS.value]
    shown = queries.members(case=case, on=request.today, may_see_protected=protected)
    lack = standing(case=case, request=request)
    paused = f"På pause: {lack.said.pause_reason}" if lack and lack.paused and lack.said else ""
    respites = lines(case=case, shown=shown, on=request.today, may_see_protected=protected)
    context = {
        "case": case,
        "may": permits,
        "network": drawing(case=case, shown=shown, on=request.today, paused=paused),
        "sides": [_side(side, shown) for side in Side],
        "missing": [DANISH_SIDES[side] for side in missing_sides(sides=[one.member.side for one in shown])],
        "lack": lack,
        "respites": respites,
        "gives": {one.row.giver for one in respites if one.runs},
        "left": queries.left(case=case, on=request.today) if permits[Act.WRITE_NETWORK.value] else [],
    }
    return TemplateResponse(request, "network/map.html", context)


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def add(request: Asked, *, case: Case) -> HttpResponse:
    """Somebody new in the network."""
    people = kin(child=case.child, on=request.today)
    initial = fresh(today=request.today, side=request.GET.get("side", ""))
    form = open_form(request, MemberForm, initial=initial, kin=people)
    if request.method == "POST" and form.is_valid():
        act = partial(network.add, by=request.asker, at=request.now, case=case)
        row = send(request, form, lambda: act(member=form.member(today=request.today)))
        if row is not None:
            messages.success(request, f"{row.name} er i netværket.")
            again = "network:add" if request.POST.get("do") == "more" else "network:map"
            return redirect(again, case_id=case.pk)
    return TemplateResponse(request, "network/person.html", {"case": case, "form": form})


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def change(request: Asked, *, case: Case, member_id: UUID) -> HttpResponse:
    """Correct or update somebody; the earlier row stays in the books."""
    member = _member(request, case, member_id)
    people = kin(child=case.child, on=request.today)
    form = open_form(request, MemberForm, initial=as_typed(member=member), kin=people)
    if request.method == "POST" and form.is_valid():
        act = partial(network.change, by=request.asker, at=request.now, member=member)
        row = send(
            request, form, lambda: act(now=form.member(today=request.today), municipality=municipality())
        )
        if row is not None:
            messages.success(request, f"{row.name} er rettet. Det, der stod før, er gemt i historien.")
            return redirect("network:map", case_id=case.pk)
    newer = _newer(form, member)
    context = {"case": case, "form": form, "member": member, "newer": newer}
    return TemplateResponse(request, "network/person.html", context)


@page(act=Act.WRITE_NETWORK, methods="GET POST")
def end(request: Asked, *, case: Case, member_id: UUID) -> HttpResponse:
    """Somebody leaves the network."""
    member = _member(request, case, member_id)
    form = open_form(request, TypedForm)
    if request.method == "POST" and form.is_valid():
        act = partial(network.end, by=request.asker, at=request.now, member=member)
        row = send(request, form, lambda: act(municipality=municipality()))
        if row is not None:
            messages.success(request, f"{row.name} er ikke længere i netværket.")
            return redirect("network:map", case_id=case.pk)
    return TemplateResponse(request, "network/end.html", {"case": case, "form": form, "member": member})


@page(act=Act.WRITE_NETWORK)
def past(request: Asked, *, case: Case, member_id: UUID) -> HttpResponse:
    """What was known of somebody, and when, the newest first."""
    member = _member(request, case, member_id)
    rows = [
        {"row": row, "consent": DANISH_CONSENTS[NetworkConsent(row.consent)]}
        for row in queries.history(member=member)
    ]
    return TemplateResponse(request, "network/past.html", {"case": case, "member": member, "rows": rows})


def _member(request: Asked, case: Case, member_id: UUID) -> NetworkMember:
    member = NetworkMember.objects.filter(case=case, pk=member_id).select_related("case__child").first()
    if member is None:
        raise missing(request, member_id)
    return member  # type: ignore[no-any-return]


def _newer(form: TypedForm, member: NetworkMember) -> NetworkMember | None:
    """After a conflict: the row that holds now, to read and to go on from."""
    if form.conflict is None:
        return None
    rows = NetworkMember.objects.current().filter(line=member.line, case=member.case_id)
    return rows.select_related("by").first()


def _side(side: Side, shown: list[queries.Shown]) -> dict[str, object]:
    people = [
        {
            "member": one.member,
            "hidden": one.hidden,
            "closeness": CLOSENESS[one.member.closeness],
            "consent": DANISH_CONSENTS[NetworkConsent(one.member.consent)],
        }
        for one in shown
        if one.member.side == side
    ]
    return {"key": side.value, "name": DANISH_SIDES[side], "people": people}
