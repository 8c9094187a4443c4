"""A request with what every view needs: who asks, when it is, and the trace it will leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from varigespor.casework import staff
from varigespor.casework.trace import Entry
from varigespor.domain.access import Act, Asker, may
from varigespor.domain.deadlines import day_of
from varigespor.norms.configuration import Municipality, chosen
from varigespor.records.models import Employee

Answer = Callable[[HttpRequest], HttpResponse]


class Asked(HttpRequest):
    """What a view receives. The clock was read once, in the middleware below."""

    now: datetime
    today: date
    asker: Asker
    entry: Entry


def sees_small_numbers(request: Asked) -> bool:
    """Whether the asker works with cases and so sees counts below five."""
    return may(asker=request.asker, act=Act.SEE_SMALL_NUMBERS).allowed


@cache
def municipality() -> Municipality:
    """The municipality this installation serves, read once."""
    return chosen(municipality=settings.MUNICIPALITY)


def reading_the_clock(get_response: Answer) -> Answer:
    """Middleware: one clock reading and one request id for the whole request."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = day_of(moment=request.now)  # type: ignore[attr-defined]
        request.request_id = uuid4().hex  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def ask(request: HttpRequest) -> Asker | None:
    """The signed-in employee with the posts that hold today; None for a stranger."""
    return asker_of(request, request.user)


def asker_of(request: HttpRequest, user: object) -> Asker | None:
    """An employee as the access rules see them now; None for the deactivated and those without a post."""
    if not isinstance(user, Employee) or not user.is_active:
        return None
    now: datetime = request.now  # type: ignore[attr-defined]
    found = staff.asker(
        employee=user,
        on=day_of(moment=now),
        request_id=request.request_id,  # type: ignore[attr-defined]
    )
    return found if found.posts else None
