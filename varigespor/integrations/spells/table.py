"""Rows of a text file as other systems write them: any usual encoding, delimiter and quoting."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from varigespor.norms.reading import FileRefused

DELIMITERS = (",", ";", "\t", "|")
NAMED = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
"""The line above the header with which a spreadsheet is told the delimiter."""
LONGEST_CELL = 100
"""Lines that one quoted cell may span; a quote open for longer is a stray one and stands for itself."""
END = "\0"


@dataclass(frozen=True)
class Line:
    """One row: the line it begins on (the file's first is 1) and its cells as they are written."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int | None) -> str:
        """The cell of a column without the space around it; empty where there is none."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """A file's header and rows, in order; blank lines are no rows."""

    file: Path
    header: Line
    rows: tuple[Line, ...]

    def column(self, names: Iterable[str]) -> int | None:
        """The index of the first column with one of the names, upper or lower case alike; None if missing."""
        wanted = {name.casefold() for name in names}
        found = (at for at, cell in enumerate(self.header.cells) if cell.strip().casefold() in wanted)
        return next(found, None)

    def needed(self, names: tuple[str, ...]) -> int:
        """The index of a column that must be there. Raises FileRefused."""
        column = self.column(names)
        if column is None:
            raise FileRefused(self.file, self.header.number, f"Kolonnen {' eller '.join(names)} mangler.")
        return column


def read_table(*, file: Path, names: Iterable[str]) -> Table:
    """The rows of a file in UTF-8, UTF-16 or Windows-1252, by the delimiter that finds most of the names.

    Raises FileRefused with line and reason where the file cannot be read or decoded.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileRefused(file, 1, "Filen findes ikke eller kan ikke læses.") from error
    lines = list(io.StringIO(decoded(file=file, content=content), newline=None))
    named = NAMED.match(lines[0]) if lines else None
    if named:
        lines[0] = "\n"  # no row, and the lines below keep their numbers
    choices = (*DELIMITERS, named[1]) if named else DELIMITERS
    rows = _rows(lines, _delimiter(lines, names, choices))
    return Table(file, next(rows, Line(1, ())), tuple(rows))


def decoded(*, file: Path, content: bytes) -> str:
    """The text of a file. Raises FileRefused with the line that cannot be decoded."""
    encodings = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}
    if content.startswith(codecs.BOM_UTF8):
        content, encodings = content.removeprefix(codecs.BOM_UTF8), {"utf-8": "UTF-8"}
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = {"utf-16": "UTF-16"}
    stopped = 0
    for encoding in encodings:
        try:
            return _without_zeros(file, content.decode(encoding))
        except UnicodeDecodeError as error:
            stopped = error.start
    line = content.count(b"\n", 0, stopped) + 1
    raise FileRefused(file, line, f"Tegnene kan ikke læses som {' eller '.join(encodings.values())}.")


def _without_zeros(file: Path, text: str) -> str:
    zero = text.find("\0")
    if zero >= 0:
        raise FileRefused(file, text.count("\n", 0, zero) + 1, "Filen er ikke en tekstfil.")
    return text


def _delimiter(lines: list[str], names: Iterable[str], choices: Iterable[str]) -> str:
    wanted = {name.casefold() for name in names}

    def known(delimiter: str) -> int:
        header = next(_rows(lines, delimiter), Line(1, ()))
        return len(wanted & {cell.strip().casefold() for cell in header.cells})

    return max(choices, key=known)


def _rows(lines: list[str], delimiter: str) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        text = lines[at].rstrip("\n")
        cells, taken = _quoted(lines, at, delimiter) if '"' in text else (text.split(delimiter), 1)
        if text:
            yield Line(at + 1, tuple(cells))
        at += taken


def _quoted(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of a row with quotes, and how many lines it spans.

    A last cell of our own shows whether the row is closed: inside an open quote it is swallowed. A row of
    several lines must be quoted strictly, so that a stray quote does not swallow the rows below it.
    """
    for taken in range(1, min(LONGEST_CELL, len(lines) - at) + 1):
        text = "".join(lines[at : at + taken]).rstrip("\n") + delimiter + END
        try:
            cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=taken > 1))
        except csv.Error as error:
            # Strict reading stops at the open quote as well: that row only needs its next line.
            if "unexpected end of data" in str(error):
                continue
            break
        if cells[-1] == END:
            return cells[:-1], taken
    return lines[at].rstrip("\n").split(delimiter), 1
