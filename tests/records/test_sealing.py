"""Secrets: sealed in the row, bound to it, found by a blind index, readable after a change of key."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tests import cast
from varigespor.records.models import Address, Number
from varigespor.records.sealing import UnknownKey, blind_index, seal, unseal


@given(st.text())
def test_what_is_sealed_can_be_read_again(text: str) -> None:
    assert unseal(sealed=seal(text=text, place="p"), place="p") == text


def test_a_value_moved_to_another_row_cannot_be_read() -> None:
    sealed = seal(text="Prøvevej 8", place="records.Address.text_sealed.1")
    with pytest.raises(InvalidTag):
        unseal(sealed=sealed, place="records.Address.text_sealed.2")


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    assert seal(text="x", place="p") != seal(text="x", place="p")


def test_an_old_key_reads_and_the_new_one_writes(settings: Settings) -> None:
    old = seal(text="gemt før", place="p")
    settings.ENCRYPTION_KEYS = (("ny", b"n" * 32), *settings.ENCRYPTION_KEYS)
    assert unseal(sealed=old, place="p") == "gemt før"
    assert seal(text="x", place="p").startswith(b"ny:")
    settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS[:1]
    with pytest.raises(UnknownKey):
        unseal(sealed=old, place="p")


def test_the_blind_index_is_keyed(settings: Settings) -> None:
    before = blind_index(text="7410189001")
    settings.INDEX_KEY = b"z" * 32
    assert blind_index(text="7410189001") != before


@pytest.mark.django_db
def test_no_address_and_no_number_lies_in_the_clear() -> None:
    cast.build()
    for model in (Address, Number):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {model._meta.db_table} t")
            assert not [row for (row,) in cursor.fetchall() if "Prøvevej" in row]
