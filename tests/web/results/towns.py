"""A town of children who walk on the ladder, for the pages of Resultater; built once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests import cast
from tests.web.ladder.room import furnished, newcomer, walker
from varigespor.domain.decisions import EndReason


@contextmanager
def walked_town(blocker: DjangoDbBlocker, *, staying: int = 1) -> Iterator[cast.Cast]:
    """Storm on steps 3, 6 and 5; some children who stay on step 2, and five who went off. All in Øst."""
    with blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        town = furnished()
        storm = walker(town, town.storm)
        storm.to(3, days_ago=250)
        storm.to(6, days_ago=180)
        storm.to(5, days_ago=60, because=EndReason.BROKEN_DOWN)
        for number in range(staying + 5):
            bo = walker(town, newcomer(town, f"Bo{number}"))
            bo.to(2, days_ago=100)
            if number >= staying:
                bo.off(days_ago=30)
        yield town
        transaction.set_rollback(True)
