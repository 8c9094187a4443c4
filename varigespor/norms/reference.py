"""Renders the book of norms as Markdown: `python -m varigespor.norms.reference > docs/reference/norms.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby

from varigespor.norms.book import Norm, NormValue, norms
from varigespor.norms.configuration import shipped
from varigespor.norms.folders import MUNICIPALITIES
from varigespor.norms.norm import AUTHORITIES, BOUNDS, MARKS
from varigespor.norms.wording import CHAPTERS, in_danish

HEAD = """# Normer

Denne side er lavet af `varigespor.norms.reference`; ret i normens fil, ikke her.

En norm er et tal, et krav eller en liste, som programmet regner med: med dato, kilde og historie. En ukendt
værdi er tom, vises som »ikke oplyst« og starter ingen frist. Kun en norm, hvis lovtekst er læst (V), kan
standse en handling; resten minder. Slutdatoer er den første dag, værdien ikke længere gælder.
"""


def render() -> str:
    """Return the whole page: the nation's norms by chapter, then each shipped municipality's own."""
    marks = [f"- **{mark}**: {words}" for mark, words in MARKS.items()]
    lines = [HEAD, *marks, *_book(norms())]
    for name in sorted(folder.name for folder in MUNICIPALITIES.iterdir() if folder.is_dir()):
        lines += ["", f"## {shipped(name=name).name}", "", *_table(_own(name))]
    return "\n".join(lines) + "\n"


def _own(municipality: str) -> list[Norm]:
    nation = norms()
    return [norm for key, norm in norms(municipality=municipality).items() if norm != nation[key]]


def _book(book: Mapping[str, Norm]) -> Iterator[str]:
    for folder, found in groupby(book.values(), key=lambda norm: norm.key.rsplit("/", 1)[0]):
        yield from ("", f"## `{folder}`", "", *_table(list(found)))


def _table(found: list[Norm]) -> Iterator[str]:
    yield "| Norm | Værdi | Gælder | Kilde | | Virker i |"
    yield "|---|---|---|---|---|---|"
    for norm in found:
        for value in norm.values:
            cells = (_title(norm), _value(norm, value), _period(value), _source(value), _acts(norm))
            yield f"| {' | '.join(cells)} |"


def _acts(norm: Norm) -> str:
    return ", ".join(CHAPTERS[chapter] for chapter in norm.acts_in) or "endnu ingen steder"


def _title(norm: Norm) -> str:
    return f"**{norm.danish}**<br>`{norm.key}`<br>{AUTHORITIES[norm.authority]}, {BOUNDS[norm.bound]}"


def _value(norm: Norm, value: NormValue) -> str:
    note = f"<br>{value.note}" if value.note else ""
    return f"{in_danish(value=value.value, unit=norm.unit)}{note}"


def _period(value: NormValue) -> str:
    end = f" til {value.until:%d.%m.%Y}" if value.until else ""
    return f"fra {value.since:%d.%m.%Y}{end}"


def _source(value: NormValue) -> str:
    link = f"[{value.source.danish}]({value.source.link})" if value.source.link else value.source.danish
    return f"{link} | {value.source.mark}"


if __name__ == "__main__":
    sys.stdout.write(render())
