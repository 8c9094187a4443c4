"""Drafts: sealed with their title, the writer's only, ended by sending, none of an empty form."""

from datetime import timedelta

import pytest
from django.db import connection

from tests import cast
from varigespor.casework import drafts
from varigespor.records.models import Draft
from varigespor.records.queries import myday

pytestmark = pytest.mark.django_db
AT = cast.START
PLACE = "/barn/x/notater/nyt/"


def keep(town: cast.Cast, who: str = "mette", **fields: list[str]) -> Draft | None:
    typed = drafts.Typed(PLACE, "Notat om Alma Øvang", fields)
    return drafts.keep(by=town.asker(who), at=AT, typed=typed)


def test_neither_words_nor_title_lie_in_the_clear() -> None:
    keep(cast.build(), text=["Hemmelig prøvetekst"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM records_draft t")
        (row,) = cursor.fetchone()
    assert "Alma" not in row
    assert "prøvetekst" not in row
    assert Draft.objects.get().title == "Notat om Alma Øvang"


def test_the_writer_finds_it_and_nobody_else() -> None:
    town = cast.build()
    keep(town, text=["Ord"], key=["k"])
    assert drafts.find(by=town.asker("mette"), place=PLACE) == {"text": ["Ord"], "key": ["k"]}
    assert drafts.find(by=town.asker("karin"), place=PLACE) == {}


def test_the_later_words_take_the_earlier_ones_place() -> None:
    town = cast.build()
    keep(town, text=["Et"])
    keep(town, text=["Et og to"])
    assert Draft.objects.get().fields == {"text": ["Et og to"]}


def test_an_empty_form_leaves_none_and_takes_the_one_that_was() -> None:
    town = cast.build()
    assert keep(town, text=[" "], key=["k"], version=["3"]) is None
    keep(town, text=["Ord"])
    assert keep(town, text=[""]) is None
    assert not Draft.objects.exists()


def test_the_list_forgets_a_case_that_one_sees_no_more() -> None:
    town = cast.build()
    case = cast.allocated(town)
    typed = drafts.Typed(PLACE, "Notat om Alma Øvang", {"text": ["Ord"]}, case)
    drafts.keep(by=town.asker("mette"), at=AT, typed=typed)
    day = (AT + timedelta(days=1)).date()
    assert [one.title for one in myday.drafts(asker=town.asker("mette"), on=day)] == ["Notat om Alma Øvang"]
    case.assignments.get().revise(at=AT, adviser_id=town.employee("lone").pk)
    assert myday.drafts(asker=town.asker("mette"), on=day) == []
