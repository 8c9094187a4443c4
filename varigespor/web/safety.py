"""Headers that keep pages to themselves, and the plain pages that give back what could not be saved."""

from __future__ import annotations

import sys

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from psycopg.errors import ReadOnlySqlTransaction

from .asked import Answer
from .given_back import given_back

LOST = (OperationalError, InterfaceError)
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


def sending_headers(get_response: Answer) -> Answer:
    """Middleware: content security policy and its companions on every answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return answer


class DatabaseGone:
    """Middleware: the database cannot be reached; nothing was saved, and the typed text is given back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A trap: Django turns what an inner middleware raises (loading the session) into a 500 before it
        # gets here, so that `failed` below must know a lost database too.
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 for a lost database inside a view; everything else goes its way."""
        return not_saved(request) if lost(exception) else None


def lost(error: BaseException | None) -> bool:
    """Whether the database is away, or can only be read, which Django calls an internal error."""
    only_read = isinstance(error, Error) and isinstance(error.__cause__, ReadOnlySqlTransaction)
    return only_read or isinstance(error, LOST)


def not_saved(request: HttpRequest) -> HttpResponse:
    """The page »ikke gemt« with everything that was typed."""
    response = render(None, "503.html", {"typed": given_back(request=request)}, status=503)
    response.headers["Retry-After"] = "10"
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """The page of an error of ours, with what was typed; that of a lost database where it was that."""
    if lost(sys.exc_info()[1]):
        return not_saved(request)
    return render(None, "500.html", {"typed": given_back(request=request)}, status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django names it)
    """The page for a form that was open too long or came from elsewhere (CSRF), with what was typed."""
    return render(None, "403_csrf.html", {"typed": given_back(request=request)}, status=403)
