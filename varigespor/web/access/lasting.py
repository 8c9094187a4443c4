"""A signed-in session lasts half an hour from the last page, written down at most once a minute."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
MINUTE = 60


def lasting(get_response: Answer) -> Answer:
    """Middleware behind the clock and the session: a page in another minute makes the session last."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        minute = int(request.now.timestamp()) // MINUTE  # type: ignore[attr-defined]
        session = request.session
        if session.accessed and SESSION_KEY in session and session.get("minute") != minute:
            session["minute"] = minute
        return response

    return answer
