"""How another system's extract lies on the ladder: a small YAML file, read and checked with lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from varigespor.domain.ladder import step_names
from varigespor.norms.fields import Fields
from varigespor.norms.reading import Entry, FileRefused, read

SHIPPED = Path(__file__).parent / "mappings"
LISTED = "list"
NEEDED = frozenset({"child", "start", "end", "place"})
FIELDS = frozenset({"name", "columns", "dates", "places"})
OPTIONAL = frozenset({"danish", "children", "end_day", "same_place", "reach", "traits"})
TRAITS = frozenset(
    {"municipality", "team", "district", "target_group", "measure", "place_type", "provider", "adviser"}
)
TOKENS = {"yyyy": "%Y", "mm": "%m", "dd": "%d"}

Names = tuple[str, ...]


@dataclass(frozen=True)
class SpellMapping:
    """One system's way of writing spells.

    `columns` and `children` hold the possible column names per field; `dates` are strptime formats; `places`
    the step per code, None = list the row. `years_begin` is (month, day) or None. `traits` hold the possible
    column names of what else a row may say.
    """

    name: str
    columns: Mapping[str, Names]
    children: Mapping[str, Names]
    dates: Names
    places: Mapping[str, int | None]
    same_place: frozenset[str]
    ends_on_last_day: bool
    years_begin: tuple[int, int] | None
    reaches_from_start: bool
    traits: Mapping[str, Names] = field(default_factory=dict)


def load_mapping(*, name: str) -> SpellMapping:
    """A shipped mapping by name, or one from a YAML file by path. Raises FileRefused with line and reason."""
    return _mapping(read(file=_file(name)))


def shipped() -> Names:
    """The names of the mappings that are shipped."""
    return tuple(sorted(file.stem for file in SHIPPED.glob("*.yaml")))


def _file(name: str) -> Path:
    if name in shipped():
        return SHIPPED / f"{name}.yaml"
    file = Path(name)
    if not file.is_file():
        known = ", ".join(shipped())
        raise FileRefused(
            file, 1, f"Der er ingen oversættelse »{name}«. Skriv {known} eller stien til en fil."
        )
    return file


def _mapping(entry: Entry) -> SpellMapping:
    fields = Fields(entry, known=FIELDS | OPTIONAL, needed=FIELDS)
    columns = _columns(fields["columns"], known=NEEDED | {"year"}, needed=NEEDED)
    marker, codes = _same_place(fields)
    years_begin, from_start = _reach(fields)
    return SpellMapping(
        name=fields.words("name"),
        columns=MappingProxyType({**columns, "same_place": marker}),
        children=_children(fields, columns["child"]),
        dates=tuple(_date_format(item) for item in _filled(fields["dates"])),
        places=MappingProxyType({code: _step(code, at) for code, at in fields["places"].named().items()}),
        same_place=codes,
        ends_on_last_day="end_day" in fields and fields.choice("end_day", ("out", "in")) == "in",
        years_begin=years_begin,
        reaches_from_start=from_start,
        traits=MappingProxyType(_traits(fields)),
    )


def _columns(entry: Entry, *, known: frozenset[str], needed: frozenset[str]) -> dict[str, Names]:
    fields = Fields(entry, known=known, needed=needed)
    return {field: _names(names) for field, names in fields.entries.items()}


def _children(fields: Fields, child: Names) -> Mapping[str, Names]:
    if "children" not in fields:
        return MappingProxyType({"child": child})
    known = frozenset({"child", "born", "sex", "year"})
    return MappingProxyType(_columns(fields["children"], known=known, needed=frozenset({"child", "born"})))


def _traits(fields: Fields) -> dict[str, Names]:
    return _columns(fields["traits"], known=TRAITS, needed=frozenset()) if "traits" in fields else {}


def _same_place(fields: Fields) -> tuple[Names, frozenset[str]]:
    if "same_place" not in fields:
        return (), frozenset()
    both = frozenset({"column", "codes"})
    marker = Fields(fields["same_place"], known=both, needed=both)
    return _names(marker["column"]), frozenset(_names(marker["codes"]))


def _reach(fields: Fields) -> tuple[tuple[int, int] | None, bool]:
    if "reach" not in fields:
        return None, False
    rule = Fields(fields["reach"], known={"years_begin", "without_years"}, needed=set())
    begin = _month_and_day(rule["years_begin"]) if "years_begin" in rule else None
    choices = ("first_end", "first_start")
    return begin, "without_years" in rule and rule.choice("without_years", choices) == "first_start"


def _month_and_day(entry: Entry) -> tuple[int, int]:
    text = entry.text()
    try:
        day = date.fromisoformat(f"2001-{text}")
    except ValueError as error:
        raise entry.refuse(f"»years_begin« er »{text}«. Skriv måned og dag, fx 04-01.") from error
    return day.month, day.day


def _filled(entry: Entry) -> tuple[Entry, ...]:
    if not entry.items():
        raise entry.refuse("Listen er tom.")
    return entry.items()


def _names(entry: Entry) -> Names:
    return tuple(item.text() for item in _filled(entry))


def _date_format(entry: Entry) -> str:
    text = entry.text()
    if any(text.count(token) != 1 for token in TOKENS):
        raise entry.refuse(f"Datoformatet »{text}« skal have yyyy, mm og dd, fx dd/mm/yyyy.")
    for token, directive in TOKENS.items():
        text = text.replace(token, directive)
    return text


def _step(code: str, entry: Entry) -> int | None:
    highest = max(step_names(on=date.max))
    if entry.content == LISTED:
        return None
    step = entry.content
    if type(step) is not int or not 0 <= step <= highest:
        raise entry.refuse(
            f"Stedet »{code}« har trinnet »{step}«. Skriv 1 til {highest}, 0 uden for trappen eller list."
        )
    return step
