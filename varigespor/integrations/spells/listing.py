"""The file of listed rows: line, reason and the original cells, as they were written."""

from __future__ import annotations

import csv
from pathlib import Path

from varigespor.norms.reading import FileRefused

from .extract import Reading


def write_listed(*, reading: Reading, file: Path) -> None:
    """Write the listed rows as CSV in UTF-8, header and all. Raises FileRefused where it cannot be written.

    The cells are not altered, so that a row can be found again where it came from.
    """
    try:
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["linje", "årsag", *reading.header.cells])
            for row in reading.listed:
                writer.writerow([row.line.number, " ".join(row.reasons), *row.line.cells])
    except OSError as error:
        raise FileRefused(file, 1, "Filen kan ikke skrives.") from error
