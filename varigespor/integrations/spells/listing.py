"""The file of listed rows: line, reason and the original cells, as they were written."""

from __future__ import annotations

import csv
from pathlib import Path

from varigespor.norms.reading import FileRefused

from .extract import Reading

FIRST = ("linje", "årsag")
TAKEN = "Filen findes og er ikke en liste fra en tidligere indlæsning. Vælg et andet navn."


def write_listed(*, reading: Reading, file: Path) -> None:
    """Write the listed rows as CSV in UTF-8, header and all, over nothing but an earlier list.

    Raises FileRefused where it cannot be written. The cells are not altered, so that a row can be found
    again where it came from.
    """
    _keep(file)
    try:
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([*FIRST, *reading.header.cells])
            for row in reading.listed:
                writer.writerow([row.line.number, " ".join(row.reasons), *row.line.cells])
    except OSError as error:
        raise FileRefused(file, 1, "Filen kan ikke skrives.") from error


def _keep(file: Path) -> None:
    if not file.is_file():
        return
    beginning = ",".join(FIRST).encode()
    try:
        with file.open("rb") as there:
            found = there.read(len(beginning))
    except OSError as error:
        raise FileRefused(file, 1, "Filen kan ikke skrives.") from error
    if found not in (b"", beginning):
        raise FileRefused(file, 1, TAKEN)
