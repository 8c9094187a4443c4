"""An amount is typed as Danes type it, and kept in øre."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from varigespor.web.money import kroner_field


@pytest.mark.parametrize(
    ("typed", "ore", "shown"),
    [
        ("1.250,50", 125_050, "1.250,50"),
        ("1250", 125_000, "1.250"),
        (" 12.000 kr. ", 1_200_000, "12.000"),
        ("0,5", 50, "0,50"),
        ("900,-", 90_000, "900"),
        ("", None, None),
    ],
)
def test_kroner_become_ore_and_are_shown_again(typed: str, ore: int | None, shown: str | None) -> None:
    field = kroner_field("Pris")
    assert field.clean(typed) == ore
    assert field.prepare_value(ore) == shown
    assert field.prepare_value(typed) == typed


@pytest.mark.parametrize("typed", ["cirka 12", "-3", "1.25", "12,345", "1.000.000,01", "9" * 20])
def test_what_is_no_amount_is_said(typed: str) -> None:
    with pytest.raises(ValidationError):
        kroner_field("Pris").clean(typed)
