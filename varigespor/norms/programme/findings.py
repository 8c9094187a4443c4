"""How the evaluation's findings and the development potentials are written."""

from __future__ import annotations

from pathlib import Path

from varigespor.norms.fields import Fields
from varigespor.norms.programme.citing import CITED, Documents, cited
from varigespor.norms.programme.structure import Answer, Cited, Finding, Potential
from varigespor.norms.reading import Entry, read

FINDING = frozenset({"danish", "indicators"})
POTENTIAL = frozenset({"danish", "answers"})
ANSWER = frozenset({"danish", "page"})
PAGES = frozenset(
    {"", "today", "ladder_by_team", "ladder_by_group", "network", "catalogue", "concerns", "norms", "results"}
    | {"adjustments", "agreements"}
)
Findings = tuple[tuple[Finding, ...], tuple[Potential, ...], Cited | None]


def findings(*, file: Path, known: Documents) -> Findings:
    """The findings, the potentials and where the potentials are written. Raises FileRefused."""
    parts = frozenset({"findings", "potentials", "source"})
    fields = Fields(read(file=file), known=parts, needed=parts)
    found = tuple(_finding(key, entry, known) for key, entry in fields["findings"].named().items())
    potentials = tuple(_potential(key, entry) for key, entry in fields["potentials"].named().items())
    where = Fields(fields["source"], known=CITED, needed=CITED)
    return found, potentials, cited(fields=where, entry=fields["source"], known=known)


def _finding(key: str, entry: Entry, known: Documents) -> Finding:
    fields = Fields(entry, known=FINDING | CITED | {"note"}, needed=FINDING)
    return Finding(
        key=key,
        danish=fields.words("danish"),
        note=fields.text("note"),
        indicators=fields.texts("indicators"),
        source=cited(fields=fields, entry=entry, known=known),
        place=entry,
    )


def _potential(key: str, entry: Entry) -> Potential:
    fields = Fields(entry, known=POTENTIAL, needed=POTENTIAL)
    return Potential(key, fields.words("danish"), tuple(_answer(item) for item in fields["answers"].items()))


def _answer(entry: Entry) -> Answer:
    fields = Fields(entry, known=ANSWER, needed=ANSWER)
    return Answer(fields.words("danish"), fields.choice("page", PAGES))
