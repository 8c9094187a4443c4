"""The range of help as a folder of YAML: `providers.yaml` and `step_1.yaml` … `step_6.yaml`.

A file of a step holds `step`, `price_source` and, by key, the entries. Prices are øre per day by their first
day; the first of them is the day from which the entry can be chosen. `places` are the children an entry has
room for at a time, by their first day too, with `places_source` in the file's head; an entry without them has
no known capacity. Refused with file, line and reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from varigespor.domain.catalogue import MOST_PLACES, Corner, NewCapacity, NewEntry, NewPrice
from varigespor.norms.fields import Fields
from varigespor.norms.folders import folder_of
from varigespor.norms.reading import Entry, read

KNOWN = frozenset(
    {
        "name",
        "provider",
        "ages",
        "section",
        "place_type",
        "knowledge",
        "experience_only",
        "target_groups",
        "prices",
        "places",
    }
)
NEEDED = frozenset({"name", "provider", "ages", "knowledge", "prices"})
GROUPS = ("family", "disability")


def entries(*, folder: Path) -> list[NewEntry]:
    """Everything in the folder, the lowest step first. Raises FileRefused (a ValueError)."""
    providers = read(file=folder / "providers.yaml").named()
    return [entry for file in sorted(folder.glob("step_*.yaml")) for entry in _of_step(file, providers)]


def _of_step(file: Path, providers: Mapping[str, Entry]) -> list[NewEntry]:
    head = frozenset({"step", "price_source", "entries"})
    fields = Fields(read(file=file), known=head | {"places_source"}, needed=head)
    return [_entry(key, place, providers, fields) for key, place in fields["entries"].named().items()]


def _entry(key: str, place: Entry, providers: Mapping[str, Entry], head: Fields) -> NewEntry:
    fields = Fields(place, known=KNOWN, needed=NEEDED)
    provider = fields.choice("provider", list(providers))
    about = Fields(
        providers[provider], known=frozenset({"danish", "corner"}), needed=frozenset({"danish", "corner"})
    )
    prices = _prices(fields["prices"], head.words("price_source"))
    first, last = (item.number() for item in fields["ages"].items())
    return NewEntry(
        key=key.replace("_", "-"),
        name=fields.words("name"),
        provider=provider.replace("_", "-"),
        provider_name=about.words("danish"),
        corner=about.choice("corner", [corner.value for corner in Corner]),
        step=head["step"].number(),
        knowledge=fields.words("knowledge"),
        since=prices[0].since,
        section=fields.text("section"),
        place_type=fields.text("place_type"),
        experience_only=fields.truth("experience_only"),
        target_groups=fields.choices("target_groups", GROUPS) if "target_groups" in fields else GROUPS,
        age_from=first,
        age_to=last,
        prices=prices,
        capacities=_capacities(fields["places"], head) if "places" in fields else (),
    )


def _prices(place: Entry, source: str) -> tuple[NewPrice, ...]:
    found = [NewPrice(_day(key, at), at.number(), source) for key, at in place.named().items()]
    if not found:
        raise place.refuse("Skriv mindst én pris.")
    return tuple(sorted(found, key=lambda price: price.since))


def _capacities(place: Entry, head: Fields) -> tuple[NewCapacity, ...]:
    if "places_source" not in head:
        raise place.refuse("Skriv »places_source« øverst i filen: hvor tallet på pladser kommer fra.")
    found = []
    for key, at in place.named().items():
        if not 0 <= (places := at.number()) <= MOST_PLACES:
            raise at.refuse(f"Skriv et antal pladser fra 0 til {MOST_PLACES}.")
        found.append(NewCapacity(_day(key, at), places, head.words("places_source")))
    return tuple(sorted(found, key=lambda one: one.since))


def _day(key: str, at: Entry) -> date:
    try:
        return date.fromisoformat(key)
    except ValueError as error:
        raise at.refuse("Den første dag skrives som 2024-01-01.") from error


def shipped(*, municipality: str) -> Path | None:
    """The folder that ships with a municipality's configuration; None where it has none."""
    folder = folder_of(municipality=municipality) / "catalogue"
    return folder if folder.is_dir() else None
