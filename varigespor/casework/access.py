"""Signing in and out: each leaves a row, with nothing of what was typed."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain.access import Act, Asker
from varigespor.records.models import Employee

from .trace import NOBODY, Entry, acting, seen


def signed_in(*, by: Asker, at: datetime) -> None:
    """Somebody has signed in."""
    with acting(by=by, at=at, act=Act.SIGN_IN):
        pass


def signed_out(*, by: Asker, at: datetime) -> None:
    """Somebody has signed out."""
    with acting(by=by, at=at, act=Act.SIGN_OUT):
        pass


def turned_away(*, at: datetime, request_id: str, username: str) -> None:
    """A sign-in failed. The account is named where there is one; what was typed is never kept."""
    by = Asker(NOBODY.id, NOBODY.name, (), request_id=request_id)
    entry = Entry(by, at, Act.SIGN_IN)
    account = Employee.objects.filter(username=username).first()
    if account:
        entry.about(account)
    seen(entry=entry, outcome="denied")
