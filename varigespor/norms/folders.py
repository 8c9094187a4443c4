"""Where norms and municipalities lie."""

from __future__ import annotations

from pathlib import Path

from varigespor.norms.reading import FileRefused, read

HERE = Path(__file__).parent
MUNICIPALITIES = HERE / "municipalities"


def folder_of(*, municipality: str) -> Path:
    """Return the folder of a municipality: a shipped name or a path. Raises FileRefused if none."""
    shipped = MUNICIPALITIES / municipality
    folder = shipped if shipped.is_dir() else Path(municipality)
    if not (folder / "municipality.yaml").is_file():
        raise FileRefused(folder / "municipality.yaml", 1, f"Kommunen »{municipality}« findes ikke.")
    return folder


def layers(*, municipality: str | None) -> tuple[Path, ...]:
    """Return the folders to lay over the nation's norms, the ground first."""
    found: list[Path] = []
    name = municipality
    while name:
        folder = folder_of(municipality=name)
        if folder in found:
            raise FileRefused(folder / "municipality.yaml", 1, "Kommunen bygger på sig selv.")
        found.append(folder)
        head = read(file=folder / "municipality.yaml").named()
        name = head["extends"].text() if "extends" in head else ""
    return tuple(reversed(found))
