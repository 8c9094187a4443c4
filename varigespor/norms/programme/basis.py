"""How the versions of the working basis are written."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from varigespor.norms.fields import Fields
from varigespor.norms.programme.citing import CITED, Documents, cited
from varigespor.norms.programme.structure import BasisVersion
from varigespor.norms.reading import Entry, read

NEEDED = frozenset({"version", "danish", "since", "text"})


def basis(*, file: Path, known: Documents) -> tuple[BasisVersion, ...]:
    """The versions, the first one first. Raises FileRefused, also where dates do not rise."""
    entries = read(file=file).items()
    found = tuple(_version(entry, known) for entry in entries)
    for (before, after), entry in zip(pairwise(found), entries[1:], strict=True):
        if after.since <= before.since:
            raise entry.refuse("Hver udgave skal begynde senere end den før.")
    return found


def _version(entry: Entry, known: Documents) -> BasisVersion:
    fields = Fields(entry, known=NEEDED | CITED | {"assumed", "note"}, needed=NEEDED)
    since = fields.day("since")
    if since is None:
        raise fields["since"].refuse("Her skal stå den dato, udgaven gælder fra.")
    return BasisVersion(
        version=fields.words("version"),
        danish=fields.words("danish"),
        since=since,
        text=fields.words("text"),
        assumed=fields.truth("assumed"),
        note=fields.text("note"),
        source=cited(fields=fields, entry=entry, known=known),
    )
