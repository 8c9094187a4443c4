"""Reads the published figures: one file a topic; a measure's key is `topic/name`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from varigespor.norms.fields import Fields
from varigespor.norms.published.figures import READ, UNITS, Figure, Measure, PublishedSource, Topic
from varigespor.norms.reading import Entry, read

HERE = Path(__file__).parent
WRITTEN = re.compile(r"-?\d{1,3}(\.\d{3})*(,\d+)?")
ABOUT = frozenset({"ca.", "knap", "over", "næsten"})
SOURCE = frozenset({"document", "section", "address", "read"})
MEASURE = frozenset({"danish", "unit", "note", "figures"})
FIGURE = frozenset({"place", "period", "value", "about", "note", "source"})


class FigureMissing(KeyError):
    """A published figure that is not there; says which, in Danish."""

    def __str__(self) -> str:
        return str(self.args[0])


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by key. Raises FileRefused with file, line and reason."""
    return MappingProxyType({file.stem: read_topic(file=file) for file in sorted(HERE.glob("*.yaml"))})


def measure(*, key: str) -> Measure:
    """A measure by `topic/name`. Raises FigureMissing where nobody has entered it."""
    topic, _, name = key.partition("/")
    found = topics().get(topic)
    if found is None or name not in found.measures:
        raise FigureMissing(f"Der findes intet publiceret tal »{key}«.")
    return found.measures[name]


def read_topic(*, file: Path) -> Topic:
    """Return the topic in a file. Raises FileRefused with file, line and reason in Danish."""
    needed = frozenset({"danish", "sources", "measures"})
    fields = Fields(read(file=file), known=needed | {"note"}, needed=needed)
    sources = {key: _source(entry) for key, entry in fields["sources"].named().items()}
    measures = {
        name: _measure(f"{file.stem}/{name}", entry, sources)
        for name, entry in fields["measures"].named().items()
    }
    return Topic(file.stem, fields.words("danish"), fields.text("note"), MappingProxyType(measures))


def _source(entry: Entry) -> PublishedSource:
    fields = Fields(entry, known=SOURCE, needed=SOURCE)
    how = fields.choice("read", READ)
    if how == "part" and not fields.text("address"):
        raise fields["address"].refuse("En offentlig side skal have en adresse.")
    return PublishedSource(fields.words("document"), fields.text("section"), fields.text("address"), how)


def _measure(key: str, entry: Entry, sources: Mapping[str, PublishedSource]) -> Measure:
    fields = Fields(entry, known=MEASURE, needed=MEASURE - {"note"})
    unit = fields.choice("unit", UNITS)
    figures = tuple(_figure(item, unit, sources) for item in fields["figures"].items())
    if not figures:
        raise fields["figures"].refuse("Et publiceret mål skal have mindst ét tal.")
    return Measure(key, fields.words("danish"), unit, fields.text("note"), figures)


def _figure(entry: Entry, unit: str, sources: Mapping[str, PublishedSource]) -> Figure:
    fields = Fields(entry, known=FIGURE, needed=FIGURE - {"about", "note"})
    written = fields.words("value")
    if not WRITTEN.fullmatch(written):
        raise fields["value"].refuse(f"»{written}« er ikke et tal, som det skrives på dansk.")
    about = fields.choice("about", ABOUT) if "about" in fields else ""
    return Figure(
        place=fields.words("place"),
        period=fields.words("period"),
        written=written,
        about=about,
        unit=unit,
        note=fields.text("note"),
        source=sources[fields.choice("source", sources)],
    )
