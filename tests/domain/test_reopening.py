"""Opening a closed case again: with a reason, and never before it was closed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from varigespor.domain.caseload import Allocation
from varigespor.domain.refusals import Refused
from varigespor.domain.reopening import Reopening, check_reopening

CLOSED = date(2026, 11, 20)


def complained(
    *, reason: str = "Mor beder om hjælp igen.", days: int = 0, closed_on: date | None = CLOSED
) -> set[str]:
    allocation = Allocation(uuid4(), CLOSED + timedelta(days=days))
    try:
        check_reopening(reopening=Reopening(reason, allocation), closed_on=closed_on)
    except Refused as refused:
        return {complaint.field for complaint in refused.complaints}
    return set()


@pytest.mark.parametrize("days", [0, 1, 400])
def test_from_the_closing_day_on(days: int) -> None:
    assert complained(days=days) == set()


def test_before_the_closing_day_says_which_day_that_is() -> None:
    with pytest.raises(Refused, match=r"lukket den 20\.11\.2026"):
        check_reopening(
            reopening=Reopening("Igen.", Allocation(uuid4(), CLOSED - timedelta(days=1))), closed_on=CLOSED
        )


def test_without_a_reason_or_with_a_long_one() -> None:
    assert complained(reason=" ") == complained(reason="a" * 301) == {"opening_reason"}


def test_an_open_case_is_not_reopened() -> None:
    assert complained(closed_on=None) == {""}
