"""The rehearsed town is filled once, begun again after an interruption, and never put upon others' data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import cast
from varigespor.records.models import Rehearsal
from varigespor.run import town
from varigespor.run.town import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))


def _begun(tmp_path: Path, database: str) -> None:
    (tmp_path / "town.begun").write_text(database)


def _ended() -> None:
    end = datetime(2026, 11, 25, tzinfo=UTC)
    Rehearsal.objects.create(seed="prøve", until=end.date(), acts=1, contacts=1, filled_at=end)


def test_a_new_database_is_empty(tmp_path: Path) -> None:
    assert town.standing() is Standing.EMPTY
    _begun(tmp_path, town._identity())
    assert town.standing() is Standing.EMPTY


def test_an_interrupted_town_is_half_and_an_ended_one_whole(tmp_path: Path) -> None:
    cast.build()
    _begun(tmp_path, town._identity())
    assert town.standing() is Standing.HALF
    _ended()
    assert town.standing() is Standing.WHOLE


def test_people_who_were_not_rehearsed_are_left_alone(tmp_path: Path) -> None:
    cast.build()
    assert town.standing() is Standing.OTHER
    _begun(tmp_path, "another database's beginning")
    assert town.standing() is Standing.OTHER
