"""Valid time and known time: a correction adds a row, and any day can be read as it was known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.records.models import Address, Employee, Post

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def post() -> Post:
    employee = Employee.objects.create(username="prøve", name="Prøve Øvgaard")
    return Post.objects.create(
        employee=employee, role="adviser", team="east", valid_from=date(2026, 1, 1), known_at=AT
    )


def test_a_correction_adds_a_row_and_ends_the_old_one_as_superseded() -> None:
    first = post()
    second = first.revise(at=AT + timedelta(days=5), valid_to=date(2026, 6, 1))
    assert Post.objects.count() == 2
    assert list(Post.objects.current()) == [second]
    assert Post.objects.get(pk=first.pk).superseded_at == AT + timedelta(days=5)


def test_a_day_is_read_as_it_was_known_then() -> None:
    first = post()
    second = first.revise(at=AT + timedelta(days=5), valid_to=date(2026, 6, 1))
    assert list(Post.objects.as_known(AT + timedelta(days=4))) == [first]
    assert list(Post.objects.as_known(AT + timedelta(days=5))) == [second]
    assert not Post.objects.as_known(AT - timedelta(seconds=1))


def test_periods_are_half_open() -> None:
    row = post().revise(at=AT, valid_to=date(2026, 6, 1))
    assert row.holds(on=date(2026, 5, 31))
    assert not row.holds(on=date(2026, 6, 1))
    assert list(Post.objects.on(date(2026, 5, 31))) == [row]
    assert not Post.objects.on(date(2026, 6, 1))


def test_two_current_rows_may_not_overlap() -> None:
    row = post()
    with pytest.raises(IntegrityError, match="post_no_overlap"), transaction.atomic():
        Post.objects.create(
            employee=row.employee, role="adviser", team="east", valid_from=date(2026, 3, 1), known_at=AT
        )


def test_a_period_may_not_end_before_it_starts() -> None:
    with pytest.raises(IntegrityError, match="post_in_order"), transaction.atomic():
        post().revise(at=AT, valid_to=date(2025, 12, 31))


def test_an_address_moves_and_the_old_one_ends_that_day() -> None:
    town = cast.build()
    assert Address.objects.on(date(2026, 1, 1)).get(person=town.alma).text == "Prøvevej 8, Hjallerup"
