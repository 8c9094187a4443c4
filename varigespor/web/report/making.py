"""A report from a snapshot: counted, hidden where it must be, and set; the same bytes for the same input."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from varigespor.analysis.publishing.plain import to_plain, version
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.snapshot import Snapshot

from . import commas, drawing, typeset, workbook
from .content import document
from .counts import counting, report_of
from .document import Document
from .durations import durations
from .entries import Asked
from .extra import Extra
from .material import Material, Names
from .variation import variation

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time that a file in the zip bears: none of its own."""
PRINTED = ("rapport.pdf", "rapport.xlsx", "rapport-csv.zip")


@dataclass(frozen=True)
class Wanted:
    """The days since ≤ day < until as known (`known_at` a key, `known` in words), and what things are called.

    `period` ('i 2025') and `day` ('den 31. december') are said as they stand in the picture. `beside` are the
    teams that are set beside each other: those that do the same work, of an extract all.
    """

    town: str
    since: date
    until: date
    known_at: str
    known: str
    names: Names
    period: str
    day: str
    exceptions: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def compared(self) -> dict[str, str]:
        """The names of the teams that stand beside each other."""
        return {key: name for key, name in self.names.teams.items() if key in self.beside}


@dataclass(frozen=True)
class Made:
    """The report as plain data, what of it is published, and the version of the register beside it."""

    document: Document
    published: Published
    version: str

    @property
    def stamp(self) -> str:
        """What tells this report from every other: all that is printed, the definitions too."""
        return sha256(repr(self.document).encode()).hexdigest()

    @property
    def tables(self) -> Mapping[str, object]:
        """What the register keeps."""
        return to_plain(published=self.published)

    def files(self) -> dict[str, bytes]:
        """The PDF, the spreadsheet and the CSV files in a zip."""
        contents = (
            typeset.pdf(document=self.document),
            workbook.workbook(document=self.document),
            _zipped(commas.files(document=self.document)),
        )
        return dict(zip(PRINTED, contents, strict=True))


def made(
    *, snapshot: Snapshot, wanted: Wanted, register: Sequence[Published], prices: Mapping[str, int]
) -> Made:
    """The report, checked against the register. `prices`: kroner per child-year by row."""
    found = counting(snapshot=snapshot, asked=Asked(wanted.since, wanted.until, wanted.known_at))
    names, beside = wanted.names, wanted.compared
    after = (variation(found=found, teams=beside),) if len(beside) > 1 else ()
    report = report_of(
        found=found, groups=tuple(names.groups), teams=tuple(names.teams), extras=(*wanted.extras, *after)
    )
    published = suppress(report=report, register=register)
    steps = {step: name.split(" ", 1)[1] for step, name in names.steps.items()}
    picture = drawing.ladder(published=published, names=steps, period=wanted.period, day=wanted.day)
    lasted = durations(snapshot=snapshot, since=wanted.since, until=wanted.until, grouped=bool(names.groups))
    material = Material(
        town=wanted.town,
        since=wanted.since,
        until=wanted.until,
        known=wanted.known,
        published=published,
        prices=prices,
        durations=lasted,
        names=names,
        register=version(register=register),
        data=_digest(version(register=[published]), sorted(prices.items()), sorted(lasted.items()), wanted),
        picture=picture,
        exceptions=wanted.exceptions,
        extras=wanted.extras,
        after=after,
    )
    return Made(document(material=material), published, material.register)


def _digest(published: str, prices: object, lasted: object, wanted: Wanted) -> str:
    """Of all that is printed and nothing that is hidden: whoever guessed that could try the guess on it."""
    words = [*wanted.exceptions, *(one for extra in wanted.extras for one in extra.words)]
    return sha256(json.dumps([published, prices, lasted, words]).encode()).hexdigest()[:16]


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content)
    return out.getvalue()
