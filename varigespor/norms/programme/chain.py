"""How the theory of change is written: a file a corner, elements by stage, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from varigespor.norms.fields import Fields
from varigespor.norms.programme.citing import CITED, Documents, cited
from varigespor.norms.programme.structure import Arrow, Element, Theory
from varigespor.norms.reading import Entry, read

CORNERS = ("authority", "range", "universal")
SHARED = "effects"
STAGES = ("resource", "activity", "output", "result", "effect")
ARROW = frozenset({"from", "to", "indicator", "assumption", "own"})


def theory(*, folder: Path, known: Documents) -> Theory:
    """The chain in a folder, corner by corner, the shared effects last. Raises FileRefused."""
    elements: dict[str, Element] = {}
    arrows: list[Arrow] = []
    for name in (*CORNERS, SHARED):
        file = folder / f"{name}.yaml"
        content = Fields(read(file=file), known=frozenset({*STAGES, "arrows"}), needed=frozenset())
        corner = "" if name == SHARED else name
        for element in _elements(corner, content, known):
            if element.key in elements:
                raise element.place.refuse(f"»{element.key}« findes allerede i et andet hjørne.")
            elements[element.key] = element
        if "arrows" in content:
            arrows += [_arrow(corner, entry, known) for entry in content["arrows"].items()]
    return Theory(MappingProxyType(elements), tuple(arrows))


def _elements(corner: str, content: Fields, known: Documents) -> Iterator[Element]:
    for stage in STAGES:
        for key, entry in content[stage].named().items() if stage in content else ():
            fields = Fields(entry, known=CITED | {"danish"}, needed=frozenset({"danish"}))
            source = cited(fields=fields, entry=entry, known=known)
            yield Element(key, corner, stage, fields.words("danish"), source, entry)


def _arrow(corner: str, entry: Entry, known: Documents) -> Arrow:
    fields = Fields(entry, known=ARROW | CITED, needed=ARROW - {"own"})
    own = fields.truth("own")
    if own and "document" in fields:
        raise entry.refuse("En antagelse er enten Varige Spors egen eller fra en kilde, ikke begge dele.")
    return Arrow(
        corner=corner,
        start=fields.words("from"),
        end=fields.words("to"),
        assumption=fields.words("assumption"),
        indicator=fields.words("indicator"),
        source=None if own else cited(fields=fields, entry=entry, known=known),
        place=entry,
    )
