"""Loads a municipality's programme: each part from its own folder, else from the one it is built on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from varigespor.norms.folders import layers
from varigespor.norms.programme.basis import basis
from varigespor.norms.programme.chain import theory
from varigespor.norms.programme.citing import Documents, documents
from varigespor.norms.programme.council import council
from varigespor.norms.programme.findings import Findings, findings
from varigespor.norms.programme.structure import Programme, Theory
from varigespor.norms.reading import read

Part = TypeVar("Part")
FOLDER = "programme"
PARTS = ("theory", "council.yaml", "findings.yaml", "basis.yaml")
NO_THEORY = Theory(MappingProxyType({}), ())
NO_FINDINGS: Findings = ((), (), None)


@cache
def programme(*, municipality: str) -> Programme:
    """The programme of a shipped name or a path; what no folder has is empty. Raises FileRefused."""
    folders = tuple(reversed(layers(municipality=municipality)))
    found, potentials, where = _read(
        folders, "findings.yaml", lambda at, known: findings(file=at, known=known), NO_FINDINGS
    )
    return Programme(
        theory=_read(folders, "theory", lambda at, known: theory(folder=at, known=known), NO_THEORY),
        council=_read(folders, "council.yaml", lambda at, known: council(file=at, known=known), ()),
        findings=found,
        potentials=potentials,
        potentials_source=where,
        basis=_read(folders, "basis.yaml", lambda at, known: basis(file=at, known=known), ()),
        of=MappingProxyType({part: _whose(folders, part) for part in PARTS}),
    )


def _holding(folders: tuple[Path, ...], part: str) -> Path | None:
    return next((folder for folder in folders if (folder / FOLDER / part).exists()), None)


def _read(
    folders: tuple[Path, ...], part: str, build: Callable[[Path, Documents], Part], nothing: Part
) -> Part:
    folder = _holding(folders, part)
    if folder is None:
        return nothing
    return build(folder / FOLDER / part, documents(folder=folder / FOLDER))


def _whose(folders: tuple[Path, ...], part: str) -> str:
    folder = _holding(folders, part)
    return "" if folder is None else read(file=folder / "municipality.yaml").named()["name"].text()
