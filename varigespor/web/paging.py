"""Pages of a long list: which one the address asks for, and the addresses beside it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from .asked import Asked


@dataclass(frozen=True)
class Beside:
    """The addresses of the page before and the page after; empty where there is none."""

    previous: str
    following: str


ALONE = Beside("", "")
"""Of a list that has one page."""


def place(request: Asked) -> int:
    """The page asked for by `side`, counted from 0; what is no number is the first."""
    asked = request.GET.get("side", "")
    return min(max(int(asked) - 1, 0), 10_000) if asked.isdecimal() and len(asked) < 6 else 0


def beside(request: Asked, *, more: bool, at: int | None = None) -> Beside:
    """The same address one page back and, where there is more, one ahead; `at` is the page that is shown."""
    here = place(request) if at is None else at
    return Beside(_address(request, here - 1) if here else "", _address(request, here + 1) if more else "")


def _address(request: Asked, number: int) -> str:
    asked = {name: value for name, value in request.GET.items() if name != "side"}
    query = urlencode(asked | ({"side": str(number + 1)} if number else {}))
    return f"{request.path}?{query}" if query else request.path
