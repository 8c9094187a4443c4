"""What surrounds every page: navigation by role, who one is, and the line of the rehearsed town."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from varigespor import __version__
from varigespor.domain.access import Act, Asker, Role, may
from varigespor.records.models import Rehearsal

from .asked import municipality
from .wording import date_words, day_of

PAGES = (
    (Act.SEE_MY_DAY, "Min dag", "myday:day"),
    (Act.SEE_TEAM, "Teamet", "caseload:team"),
    (Act.SEE_PROGRAMME, "Programmet i dag", "programme:today"),
    (Act.SEE_THEORY, "Programmet", "programme:theory"),
    (Act.SEE_SHARED, "Delte børn", "people:shared"),
    (Act.SEE_CONCERNS, "Underretninger", "concerns:list"),
    (Act.SEE_LADDER, "Trappen", "ladder:town"),
    (Act.SEE_RESULTS, "Resultater", "results:results"),
    (Act.SEE_PUBLISHED, "Rapporter", "report:reports"),
    (Act.SEE_LADDER, "Tilbud", "catalogue:all"),
    (Act.SEE_NORMS, "Normer", "norms:all"),
)
FIRST = (
    (Role.CHIEF, "programme:today"),
    (Role.LEADER, "caseload:team"),
    (Role.COORDINATOR, "caseload:team"),
    (Role.ADVISER, "myday:day"),
    (Role.INTAKE, "concerns:list"),
    (Role.HEALTH_VISITOR, "people:shared"),
    (Role.ANALYST, "results:results"),
    (Role.ECONOMIST, "results:results"),
    (Role.DIRECTOR, "report:reports"),
    (Role.COUNCIL, "report:reports"),
)
# Who has the ladder finds the programme's own documents in the foot: a menu is one line at 1280 pixels.
IN_THE_FOOT = {Act.SEE_THEORY: Act.SEE_LADDER, Act.SEE_PUBLISHED: Act.SEE_LADDER}
# Pages that stand together under one item of the menu.
PLACES = {"programme:theory": "programme:today"}


@dataclass(frozen=True)
class NavItem:
    """One link of the main menu."""

    label: str
    url: str
    current: bool


def first_page(asker: Asker) -> str:
    """The name of the first page of a person's foremost role."""
    return next((name for role, name in FIRST if role in asker.roles), "norms:all")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the templates. Reads no rows but, once, how far a town was rehearsed."""
    asker: Asker | None = getattr(request, "asker", None)
    now: datetime | None = getattr(request, "now", None)
    town = municipality()
    return {
        "shell": {
            "practice": settings.DEMONSTRATION,
            "practice_text": f"{town.name}, opdigtede data",
            "practice_day": _practice_day(now) if settings.DEMONSTRATION and now else "",
            "nav": _nav(request, asker) if asker else [],
            "me_name": asker.name if asker else "",
            "me_role": _role(asker) if asker else "",
            "can_search": bool(asker and may(asker=asker, act=Act.SEARCH).allowed),
            "search_url": reverse("people:search"),
            "sign_out_url": reverse("access:sign_out"),
            "norms_url": reverse("norms:all"),
            "theory_url": _place(asker, Act.SEE_THEORY, "programme:theory"),
            "reports_url": _place(asker, Act.SEE_PUBLISHED, "report:reports"),
            "accessibility_url": reverse("access:accessibility"),
            "home_url": reverse("access:home"),
            "version": __version__,
            "now": now,
            "may_register_concern": bool(asker and may(asker=asker, act=Act.REGISTER_CONCERN).allowed),
        },
        "now": now,
    }


@cache
def _rehearsed_until() -> date | None:
    return Rehearsal.objects.order_by("-filled_at").values_list("until", flat=True).first()


def _practice_day(now: datetime) -> str:
    until = _rehearsed_until()
    return f"Øvet til {date_words(day=until, today=day_of(now))}" if until else ""


def _place(asker: Asker | None, act: Act, name: str) -> str:
    """The address of a page for those who may see it."""
    return reverse(name) if asker is not None and may(asker=asker, act=act).allowed else ""


def _nav(request: HttpRequest, asker: Asker) -> list[NavItem]:
    items = []
    for act, label, name in PAGES:
        below = act in IN_THE_FOOT and may(asker=asker, act=IN_THE_FOOT[act]).allowed
        if may(asker=asker, act=act).allowed and not below:
            place = reverse(PLACES.get(name, name))
            items.append(NavItem(label, reverse(name), request.path.startswith(place)))
    return items


def _role(asker: Asker) -> str:
    teams = [municipality().team_name(post.team) for post in asker.posts if post.team]
    return ", ".join(dict.fromkeys([asker.capacity, *teams]))
