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
from ..typed import TypedForm, uuid_of
from .staff_forms import AwayForm, EndForm, HoursForm, PostForm

Row = Post | Absence | None
Doing = Callable[[Asked, Any, Any], object]


@dataclass(frozen=True)
class Change:
    """One form of the page, what it does, and what is said when it is done.

    `of` names the row it changes, else it is the employee: the row that was shown is the version it is about.
    """

    kind: type[TypedForm]
    act: Doing
    said: str
    of: str = ""
    more: Callable[[], dict[str, Any]] = dict

    def form(self, request: Asked, name: str, *, row: Row = None, bound: bool = False) -> TypedForm:
        """The form, with what was posted where it is the one that was sent."""
        hours = row.weekly_hours if isinstance(row, Post) else 37
        initial = {"since": request.today, "on": request.today, "weekly_hours": _plain(hours)}
        auto_id = f"{name}-{row.pk}-%s" if row else f"{name}-%s"
        return self.kind(request.POST if bound else None, initial=initial, auto_id=auto_id, **self.more())

    def row(self, request: Asked, person: Employee) -> Row:
        """The row that was sent along, also one that somebody has changed since; the 404 of nothing."""
        if not self.of:
            return None
        key = request.POST.get(self.of)
        rows: Any = Absence.objects if self.of == "absence" else Post.objects
        row: Row = rows.filter(pk=uuid_of(key), employee=person).select_related("employee").first()
        if row is None:
            raise missing(request, key)
        return row


def choices() -> dict[str, Any]:
    """The municipality's teams, groups and districts as a post's form takes them."""
    town = municipality()
    teams = {key: team.danish for key, team in town.teams.items() if team.ended is None}
    groups = {f"{one.team}/{key}": one.danish for key, one in town.groups.items() if one.ended is None}
    units = {town.youth_unit: town.team_name(town.youth_unit)} if town.youth_unit else {}
    districts = {key: one.danish for key, one in town.districts.items() if one.ended is None}
    return {"places": teams | groups | units, "districts": districts}


def _plain(hours: Any) -> Any:
    """Hours without a decimal that says nothing."""
    return int(hours) if hours == int(hours) else hours


def _hours(request: Asked, form: Any, post: Post) -> object:
    data = form.cleaned_data
    if data["weekly_hours"] is None:
        raise Refused(Complaint("weekly_hours", "Skriv timer om ugen."))
    since = data["since"] or request.today
    return acts.set_hours(
        by=request.asker, at=request.now, post=post, hours=data["weekly_hours"], since=since
    )


def _end(request: Asked, form: Any, post: Post) -> object:
    on = form.cleaned_data["on"] or request.today
    return acts.end_post(by=request.asker, at=request.now, post=post, on=on)


def _give(request: Asked, form: Any, person: Employee) -> object:
    return acts.give_post(by=request.asker, at=request.now, to=person, post=form.post(request))


def _away(request: Asked, form: Any, person: Employee) -> object:
    data = form.cleaned_data
    if data["until"] is None:
        raise Refused(Complaint("until", "Skriv dagen efter den sidste."))
    since = data["since"] or request.today
    return acts.away(by=request.asker, at=request.now, employee=person, since=since, until=data["until"])


def _back(request: Asked, form: Any, absence: Absence) -> object:
    on = form.cleaned_data["on"] or request.today
    return acts.back(by=request.asker, at=request.now, absence=absence, on=on)


CHANGES = {
    "hours": Change(HoursForm, _hours, "Timerne er ændret. Loftet følger med.", "post"),
    "end": Change(EndForm, _end, "Stillingen slutter. Adgangen følger stillingen.", "post"),
    "post": Change(PostForm, _give, "Stillingen er givet.", more=choices),
    "away": Change(AwayForm, _away, "Fraværet er skrevet. Teamets leder ser, hvem der skal dækkes."),
    "back": Change(EndForm, _back, "Fraværet slutter.", "absence"),
}
