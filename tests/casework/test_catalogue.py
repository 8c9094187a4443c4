"""The range of help: loaded once, priced with dates, and ended without touching what runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from varigespor.casework import catalogue, staff
from varigespor.casework.catalogue_files import entries, shipped
from varigespor.domain.refusals import Conflict, Refused
from varigespor.norms.reading import FileRefused
from varigespor.records.models import Capacity, CatalogueEntry, Price

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
FOLDER = shipped(municipality="oevekommune")
PROVIDERS = "kirken: {danish: Prøvekirken, corner: universal}\n"
STEP = "price_source: Opdigtet\nstep: 1\nentries:\n"


def test_the_shipped_range_loads_and_a_second_time_changes_nothing() -> None:
    assert FOLDER is not None
    first = catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    again = catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    assert [row.pk for row in first] == [row.pk for row in again]
    assert len(first) >= 30
    assert {row.step for row in first} == {1, 2, 3, 4, 5, 6}
    assert all("opdigtet" in price.source for price in Price.objects.all())
    assert shipped(municipality="herning") is None


def test_a_price_holds_until_the_next() -> None:
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familiebehandling")
    price = catalogue.NewNumber(date(2027, 1, 1), 42_000, "Byrådets takst, opdigtet")
    catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=price)
    on = [
        Price.objects.on(day).get(entry=row).ore_per_day
        for day in (date(2024, 6, 1), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert on == [38_000, 41_000, 42_000]


def test_a_price_between_two_holds_until_the_later() -> None:
    """A wrong day far ahead stands in nobody's way, and what is known of the past can be corrected."""
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familiebehandling")
    for since, ore in ((date(2031, 1, 1), 90_000), (date(2027, 1, 1), 42_000), (date(2024, 7, 1), 39_000)):
        new = catalogue.NewNumber(since, ore, "Takst, opdigtet")
        catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=new)
    days = (date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1), date(2027, 1, 1), date(2031, 1, 1))
    on = [Price.objects.on(day).get(entry=row).ore_per_day for day in days]
    assert on == [38_000, 39_000, 41_000, 42_000, 90_000]


def test_of_two_who_write_at_once_the_second_is_told() -> None:
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familiebehandling")
    seen = Price.objects.filter(entry=row).count()
    price = catalogue.NewNumber(date(2027, 1, 1), 42_000, "Takst, opdigtet")
    catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=price, version=seen)
    with pytest.raises(Conflict):
        other = replace(price, number=43_000)
        catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=other, version=seen)
    catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=price, version=seen)
    assert Price.objects.on(date(2027, 1, 1)).get(entry=row).ore_per_day == 42_000


def test_the_same_price_again_is_the_same_one_and_another_from_its_day_corrects_it() -> None:
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familiebehandling")
    price = catalogue.NewNumber(date(2027, 1, 1), 42_000, "Byrådets takst, opdigtet")
    first, again = (
        catalogue.set_price(by=staff.COMMAND_LINE, at=at, entry=row, new=price)
        for at in (AT, AT + timedelta(days=1))
    )
    assert again.pk == first.pk
    meant = replace(price, number=43_000)
    catalogue.set_price(by=staff.COMMAND_LINE, at=AT + timedelta(days=2), entry=row, new=meant)
    day = date(2027, 6, 1)
    assert Price.objects.on(day).get(entry=row).ore_per_day == 43_000
    assert Price.objects.on(day, known_at=AT + timedelta(days=1)).get(entry=row).ore_per_day == 42_000


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"number": None}, "Skriv prisen pr. døgn."),
        ({"since": None}, "Skriv den første dag"),
        ({"since": date(2001, 1, 1)}, "Tilbuddet fandtes ikke den dag"),
        ({"since": date(2099, 1, 1)}, "Kontrollér årstallet"),
        ({"source": " "}, "hvor tallet kommer fra"),
    ],
)
def test_a_price_without_what_it_needs_is_told(changed: dict[str, object], told: str) -> None:
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familiebehandling")
    price = replace(catalogue.NewNumber(date(2027, 1, 1), 42_000, "Takst"), **changed)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=told):
        catalogue.set_price(by=staff.COMMAND_LINE, at=AT, entry=row, new=price)


PLACES = "places_source: Opdigtet\n" + STEP
VEN = "  ven: {name: Ven, provider: kirken, ages: [0, 3], knowledge: LØFT, prices: {2022-01-01: 0}"


def test_places_hold_until_the_next_and_are_added_once_where_none_are_known(tmp_path: Path) -> None:
    def load(text: str) -> CatalogueEntry:
        (tmp_path / "providers.yaml").write_text(PROVIDERS, encoding="utf-8")
        (tmp_path / "step_1.yaml").write_text(text, encoding="utf-8")
        return catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=tmp_path)[0]

    assert not load(f"{STEP}{VEN}}}").capacities.exists()
    placed = f"{PLACES}{VEN}, places: {{2025-01-01: 6, 2022-01-01: 4}}}}"
    row = load(placed)
    assert load(placed).capacities.count() == 2
    on = [Capacity.objects.on(day).get(entry=row).places for day in (date(2024, 12, 31), date(2025, 1, 1))]
    assert on == [4, 6]
    more = catalogue.NewNumber(date(2027, 1, 1), 8, "Byrådet, opdigtet")
    catalogue.set_places(by=staff.COMMAND_LINE, at=AT, entry=row, new=more)
    assert [one.places for one in Capacity.objects.current().order_by("valid_from")] == [4, 6, 8]
    for wrong in (
        replace(more, since=date(2021, 1, 1)),
        replace(more, number=-1),
        replace(more, number=None),
    ):
        with pytest.raises(Refused):
            catalogue.set_places(by=staff.COMMAND_LINE, at=AT, entry=row, new=wrong)


@pytest.mark.parametrize(
    ("head", "places", "line", "reason"),
    [
        (STEP, "{2022-01-01: 4}", 4, "places_source"),
        (PLACES, "{2022-01-01: -1}", 5, "fra 0"),
        (PLACES, "{2022-01-01: mange}", 5, "tal"),
        (PLACES, "{i år: 4}", 5, "2024-01-01"),
    ],
)
def test_wrong_places_are_refused(tmp_path: Path, head: str, places: str, line: int, reason: str) -> None:
    (tmp_path / "providers.yaml").write_text(PROVIDERS, encoding="utf-8")
    (tmp_path / "step_1.yaml").write_text(f"{head}{VEN}, places: {places}}}", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        entries(folder=tmp_path)
    assert (refused.value.line, reason in str(refused.value)) == (line, True)


def test_an_entry_does_not_end_before_it_began() -> None:
    assert FOLDER is not None
    catalogue.load(by=staff.COMMAND_LINE, at=AT, folder=FOLDER)
    row = CatalogueEntry.objects.get(key="familieven")
    with pytest.raises(Refused):
        catalogue.end(by=staff.COMMAND_LINE, at=AT, entry=row, on=date(2021, 1, 1))
    assert catalogue.end(by=staff.COMMAND_LINE, at=AT, entry=row, on=date(2026, 12, 1)).ended_on


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (
            "  ven: {name: Ven, provider: klub, ages: [0, 3], knowledge: Erfaring, prices: {2022-01-01: 0}}",
            "klub",
        ),
        ("  ven: {name: Ven, provider: kirken, ages: [0, 3], knowledge: '', prices: {2022-01-01: 0}}", "tom"),
        ("  ven: {name: Ven, provider: kirken, ages: [0, 3], knowledge: LØFT, prices: {}}", "pris"),
        (
            "  ven: {name: Ven, provider: kirken, ages: [0, 3], knowledge: LØFT, prices: {i år: 1}}",
            "2024-01-01",
        ),
        ("  ven: {name: Ven, provider: kirken, ages: [0, 3], knowledge: LØFT}", "prices"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_reason(tmp_path: Path, entry: str, reason: str) -> None:
    (tmp_path / "providers.yaml").write_text(PROVIDERS, encoding="utf-8")
    (tmp_path / "step_1.yaml").write_text(STEP + entry, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        entries(folder=tmp_path)
    assert refused.value.line == 4
    assert reason in str(refused.value)
