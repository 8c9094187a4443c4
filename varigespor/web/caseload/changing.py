"""The changes to one employee that the chief's page can make, each with its form and its act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from varigespor.casework import staff as acts
from varigespor.domain.refusals import Complaint, Refused
from varigespor.records.models import Absence, Employee, Post

from ..asked import Asked, municipality
from ..page import missing
from ..typed import TypedForm, send, uuid_of
from .staff_forms import AwayForm, EndForm, HoursForm, PostForm

Doing = Callable[[Asked, Employee, Any], object]


@dataclass(frozen=True)
class Change:
    """One form of the page, what it does, and what is said when it is done."""

    kind: type[TypedForm]
    act: Doing
    said: str
    more: Callable[[], dict[str, Any]] = dict

    def form(self, request: Asked, *, bound: bool) -> TypedForm:
        """The form, with what was posted where it is the one that was sent."""
        initial = {"since": request.today, "on": request.today, "weekly_hours": 37}
        return self.kind(request.POST if bound else None, initial=initial, **self.more())

    def done(self, request: Asked, person: Employee, form: TypedForm) -> bool:
        """Whether the act was done; complaints are at the form."""
        return form.is_valid() and send(request, form, lambda: self.act(request, person, form)) is not None


def choices() -> dict[str, Any]:
    """The municipality's teams, groups and districts as a post's form takes them."""
    town = municipality()
    teams = {key: team.danish for key, team in town.teams.items() if team.ended is None}
    groups = {f"{one.team}/{key}": one.danish for key, one in town.groups.items() if one.ended is None}
    units = {town.youth_unit: town.team_name(town.youth_unit)} if town.youth_unit else {}
    districts = {key: one.danish for key, one in town.districts.items() if one.ended is None}
    return {"places": teams | groups | units, "districts": districts}


def _post_of(request: Asked, person: Employee) -> Post:
    post = Post.objects.current().filter(pk=uuid_of(request.POST.get("post")), employee=person).first()
    if post is None:
        raise missing(request, request.POST.get("post"))
    found: Post = post
    return found


def _hours(request: Asked, person: Employee, form: Any) -> object:
    data = form.cleaned_data
    if data["weekly_hours"] is None:
        raise Refused(Complaint("weekly_hours", "Skriv timer om ugen."))
    return acts.set_hours(
        by=request.asker,
        at=request.now,
        post=_post_of(request, person),
        hours=data["weekly_hours"],
        since=data["since"] or request.today,
    )


def _end(request: Asked, person: Employee, form: Any) -> object:
    on = form.cleaned_data["on"] or request.today
    return acts.end_post(by=request.asker, at=request.now, post=_post_of(request, person), on=on)


def _give(request: Asked, person: Employee, form: Any) -> object:
    return acts.give_post(by=request.asker, at=request.now, to=person, post=form.post(request))


def _away(request: Asked, person: Employee, form: Any) -> object:
    data = form.cleaned_data
    if data["until"] is None:
        raise Refused(Complaint("until", "Skriv dagen efter den sidste."))
    since = data["since"] or request.today
    return acts.away(by=request.asker, at=request.now, employee=person, since=since, until=data["until"])


def _back(request: Asked, person: Employee, form: Any) -> object:
    rows = Absence.objects.current().filter(pk=uuid_of(request.POST.get("absence")), employee=person)
    absence = rows.first()
    if absence is None:
        raise missing(request, request.POST.get("absence"))
    on = form.cleaned_data["on"] or request.today
    return acts.back(by=request.asker, at=request.now, absence=absence, on=on)


CHANGES = {
    "hours": Change(HoursForm, _hours, "Timerne er ændret. Loftet følger med."),
    "end": Change(EndForm, _end, "Stillingen slutter. Adgangen følger stillingen."),
    "post": Change(PostForm, _give, "Stillingen er givet.", choices),
    "away": Change(AwayForm, _away, "Fraværet er skrevet. Teamets leder ser, hvem der skal dækkes."),
    "back": Change(EndForm, _back, "Fraværet slutter."),
}
