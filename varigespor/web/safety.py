"""Headers that keep pages to themselves, and the plain page when the database is gone."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .asked import Answer

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
HIDDEN = ("csrfmiddlewaretoken", "password", "key", "version", "place")


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
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return not_saved(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 for a lost database inside a view; everything else goes its way."""
        lost = isinstance(exception, OperationalError | InterfaceError)
        return not_saved(request) if lost else None


def not_saved(request: HttpRequest) -> HttpResponse:
    """The page »ikke gemt« with everything that was typed."""
    try:
        typed = [(name, text) for name in request.POST for text in request.POST.getlist(name)]
    except RequestDataTooBig:
        typed = []
    shown = [(name, text) for name, text in typed if name not in HIDDEN and text]
    return render(None, "503.html", {"typed": shown}, status=503)
