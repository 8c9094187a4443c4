"""Random extracts that carry every wart, and a plain reader that says what must come of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.analysis.day_by_day import Stay

STEPS = {"U1": 4, "U4": 5, "K2": 6, "P1": 3, "A3": 0}
PLACES = [*STEPS, "U4", "U1", "K2", "T0", "Z1", "XX", "", " U4 "]
BAD_DATES = ["31/02/2019", "ukendt", "2019-13-01", "2019/04/01", "04-2019"]
COLUMNS = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "LA", "YEAR"]
FIRST = date(2019, 3, 1)


@dataclass
class Written:
    """How one extract is written down."""

    columns: list[str]
    slashes: bool = False
    delimiter: str = ","
    encoding: str = "utf-8"
    ending: str = "\n"


@dataclass
class Account:
    """What a person with a pencil gets out of an extract."""

    rows_in: int = 0
    listed: list[int] = field(default_factory=list)
    merged: int = 0
    stays: list[Stay] = field(default_factory=list)
    overlaps: int = 0


def a_style(chance: random.Random) -> Written:
    columns = chance.sample(COLUMNS, len(COLUMNS))
    for optional in ("LA", "YEAR", "RNE", "LS"):
        if chance.random() < 0.3:
            columns.remove(optional)
    return Written(
        columns,
        slashes=chance.random() < 0.5,
        delimiter=chance.choice(",;\t"),
        encoding=chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        ending=chance.choice(["\n", "\r\n"]),
    )


def some_rows(chance: random.Random, count: int) -> list[dict[str, str]]:
    return [a_row(chance) for _ in range(count)]


def a_row(chance: random.Random) -> dict[str, str]:
    start = FIRST + timedelta(days=chance.randrange(60))
    end = start + timedelta(days=chance.choice([-2, 0, 1, 3, 8, 20, 40, 40]))
    return {
        "CHILD": chance.choice(["", "a", "b", "c", "d", "e", "f", " b "]),
        "DECOM": chance.choice(["", *BAD_DATES]) if chance.random() < 0.1 else start.isoformat(),
        "RNE": chance.choice("SLPTB"),
        "LS": chance.choice(['ør"e', "x;y", "x,y", "to\nlinjer", "  ", "Å"]),
        "PLACE": chance.choice(PLACES),
        "DEC": chance.choice(["", "", *BAD_DATES]) if chance.random() < 0.3 else end.isoformat(),
        "LA": "Øvgaard",
        "YEAR": chance.choice(["2019", "2020", "2021", ""]),
    }


def written(rows: list[dict[str, str]], how: Written, chance: random.Random) -> bytes:
    lines = [how.delimiter.join(chance.choice([name, name.lower()]) for name in how.columns)]
    for row in rows:
        cells = [quoted(shown(row[name], how), how.delimiter) for name in how.columns]
        lines.append(how.delimiter.join(cells))
        if chance.random() < 0.05:
            lines.append("")
    return how.ending.join([*lines, ""]).encode(how.encoding)


def shown(text: str, how: Written) -> str:
    if how.slashes and len(text) == 10 and text[4] == text[7] == "-":
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return text


def quoted(cell: str, delimiter: str) -> str:
    if any(sign in cell for sign in (delimiter, '"', "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def day_or_none(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def must_be_listed(row: dict[str, str]) -> bool:
    start, end = day_or_none(row["DECOM"]), day_or_none(row["DEC"])
    if row["CHILD"].strip() == "" or start is None:
        return True
    if row["DEC"] != "" and (end is None or end < start):
        return True
    return row["PLACE"].strip() not in STEPS


def account(rows: list[dict[str, str]], how: Written) -> Account:
    result = Account(rows_in=len(rows))
    kept: dict[tuple[str, str], dict[str, str]] = {}
    for number, row in enumerate(rows):
        key = (row["CHILD"].strip(), row["DECOM"])
        if must_be_listed(row):
            result.listed.append(number)
        elif key not in kept:
            kept[key] = row
        else:
            result.merged += 1
            if "YEAR" not in how.columns or year(row) >= year(kept[key]):
                kept[key] = row
    result.stays = [a_stay(child, row, how) for (child, _), row in sorted(kept.items())]
    result.overlaps = sum(overlap(one, two) for one, two in zip(result.stays, result.stays[1:], strict=False))
    return result


def year(row: dict[str, str]) -> int:
    return int(row["YEAR"] or 0)


def a_stay(child: str, row: dict[str, str], how: Written) -> Stay:
    start = day_or_none(row["DECOM"])
    assert start is not None
    same_place = "RNE" in how.columns and row["RNE"] == "L"
    return Stay(child, STEPS[row["PLACE"].strip()], start, day_or_none(row["DEC"]), same_place)


def overlap(one: Stay, two: Stay) -> bool:
    return one.child == two.child and (one.end is None or two.start < one.end)
