"""The documents of a programme's folder, and the places that its files cite."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from varigespor.norms.fields import Fields
from varigespor.norms.programme.structure import Cited, Document
from varigespor.norms.reading import Entry, read

Documents = Mapping[str, Document]
CITED = frozenset({"document", "section"})


def documents(*, folder: Path) -> Documents:
    """The documents that lie beside a folder's files. Raises FileRefused where they are not named."""
    known = frozenset({"danish", "note"})
    found = {}
    for key, entry in read(file=folder / "documents.yaml").named().items():
        fields = Fields(entry, known=known, needed=known)
        found[key] = Document(key, fields.words("danish"), fields.text("note"))
    return found


def cited(*, fields: Fields, entry: Entry, known: Documents) -> Cited:
    """The place that an entry cites. Raises FileRefused where it cites nothing or an unknown document."""
    if "document" not in fields:
        raise entry.refuse("Her mangler en kilde: document og section.")
    return Cited(known[fields.choice("document", known)], fields.text("section"))
