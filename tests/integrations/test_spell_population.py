"""An extract in the database: written whole, a second time unchanged, and answering as the file does."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from varigespor.analysis.ladder import moves, stock
from varigespor.analysis.spells import spells_of
from varigespor.casework.spells import import_population
from varigespor.casework.staff import COMMAND_LINE
from varigespor.domain.access import Asker, Post, Role
from varigespor.domain.refusals import NotAllowed
from varigespor.domain.spells import Extract, Reach, Spell
from varigespor.integrations.spells.ladder import snapshot_of_extract
from varigespor.records.models import Trace
from varigespor.records.models.spell import Population
from varigespor.records.queries import spells
from varigespor.run.commands import results

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
TABLES = ("records_population", "records_populationchild", "records_spell", "records_trace")
EXTRACT = Extract(
    name="øvelse",
    mapping="ssda903",
    reach=Reach(date(2019, 4, 1), date(2021, 3, 31)),
    spells=(
        Spell("a", date(2019, 4, 1), date(2019, 6, 1), 5, "U4", False, 2),
        Spell("a", date(2019, 6, 1), None, 5, "U5", False, 3),
        Spell("b", date(2019, 5, 1), date(2019, 5, 10), 6, "K2", False, 5),
        Spell("b", date(2019, 5, 10), None, 4, "U1", True, 6),
    ),
    born={"a": date(2010, 1, 1), "b": None},
)


def every_row() -> list[object]:
    """Every row of the tables with the transaction that wrote it."""
    rows: list[object] = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select xmin::text, {table}::text from {table} order by id")
            rows += cursor.fetchall()
    return rows


def test_a_second_import_changes_no_row() -> None:
    first = import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT)
    rows = every_row()
    second = import_population(by=COMMAND_LINE, at=AT.replace(hour=10), extract=EXTRACT)
    assert (first.changed, first.replaced, second.changed) == (True, False, False)
    assert second.population == first.population
    assert every_row() == rows


def test_another_content_takes_the_place_of_the_first_and_children_keep_their_row() -> None:
    population = import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT).population
    before = dict(population.children.values_list("key", "pk"))
    other = replace(EXTRACT, spells=EXTRACT.spells[:1], born={"a": date(2010, 1, 2)})
    assert import_population(by=COMMAND_LINE, at=AT, extract=other).replaced
    child = Population.objects.get().children.get()
    assert (child.pk, child.born_on, child.spells.count()) == (before["a"], date(2010, 1, 2), 1)


def test_an_import_that_breaks_off_stores_nothing() -> None:
    twice = replace(EXTRACT, spells=(*EXTRACT.spells, EXTRACT.spells[0]))
    rows = every_row()
    with pytest.raises(IntegrityError):
        import_population(by=COMMAND_LINE, at=AT, extract=twice)
    assert every_row() == rows


def test_an_import_leaves_one_trace_and_takes_the_right_to_it() -> None:
    adviser = Asker(uuid4(), "Mette Øvgaard", (Post(Role.ADVISER, "east"),))
    with pytest.raises(NotAllowed):
        import_population(by=adviser, at=AT, extract=EXTRACT)
    assert not Population.objects.exists()
    population = import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT).population
    traces = Trace.objects.order_by("written_at").values_list("act", "outcome", "object_id")
    assert list(traces) == [("import", "denied", ""), ("import", "done", str(population.pk))]


def test_the_database_answers_as_the_file_does() -> None:
    population = import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT).population
    stored, read = (
        spells_of(**spells.population_columns(population=population)),
        snapshot_of_extract(extract=EXTRACT).spells,
    )
    on, until = date(2019, 5, 9), date(2019, 7, 1)
    assert stock(spells=stored, on=on).steps() == stock(spells=read, on=on).steps() == {5: 1, 6: 1}
    told = [moves(spells=source, since=on, until=until) for source in (stored, read)]
    assert told[0].cells() == told[1].cells() == {(6, 4): 1}
    assert len(told[0].child) == len(told[1].child) == 2


@contextmanager
def as_it_is() -> Iterator[None]:
    yield


def test_results_name_the_populations_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("varigespor.run.database.database", as_it_is)
    import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT)
    assert ask("--population", "øvelse") == 0
    assert json.loads(capsys.readouterr().out) == {
        "on": "2019-05-09",
        "steps": {"5": 1, "6": 1},
        "children": 2,
    }
    assert ask("--population", "ukendt") == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error == "Der er ingen bestand »ukendt«. Indlæste bestande: øvelse."
    assert ask() == 0
    assert json.loads(capsys.readouterr().out) == {"on": "2019-05-09", "steps": {}, "children": 0}


def test_a_snapshot_of_the_database_answers_as_the_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("varigespor.run.database.database", as_it_is)
    import_population(by=COMMAND_LINE, at=AT, extract=EXTRACT)
    parser = argparse.ArgumentParser()
    results.add_arguments(parser)
    file = str(tmp_path / "a.spor")
    words = ["snapshot", "--population", "øvelse", "--out", file, "--json"]
    assert results.run(parser.parse_args(words)) == 0
    capsys.readouterr()
    told = []
    for source in (["--population", "øvelse"], ["--snapshot", file]):
        assert ask(*source) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    # The municipality's own, of which there are none yet, are a snapshot too.
    assert results.run(parser.parse_args(["snapshot", "--out", file, "--json"])) == 0
    assert json.loads(capsys.readouterr().out)["spells"] == 0
    assert ask("--snapshot", file) == 0


def ask(*words: str) -> int:
    parser = argparse.ArgumentParser()
    results.add_arguments(parser)
    return results.run(parser.parse_args(["stock", "--on", "2019-05-09", *words, "--json"]))
