"""Writes small norm books and municipalities for tests."""

from __future__ import annotations

from pathlib import Path

NORM = """\
name: Assessment of a concern
danish: 24-timersvurdering
unit: hours
counted_from: concern received
authority: statute
bound: at_most
values:
  - from: 2024-01-01
    value: {value}
    source: {{document: Prøveloven, section: "§ 1", address: eksempel.dk/1, mark: V}}
checked: {{on: 2025-02-03, by: Prøve Prøvsen}}
acts_in: [concerns]
"""
TOWN = {
    "municipality.yaml": "name: Prøvekommune\nrehearsed: true\n",
    "teams.yaml": "north: {danish: Nord, districts: [skovby]}\nsouth: {danish: Syd, districts: [strandby]}\n",
    "districts.yaml": "districts:\n  skovby: {danish: Skovby}\n  strandby: {danish: Strandby}\n",
    "groups.yaml": (
        "special:\n  danish: Gruppen\n  team: north\n  target_group: disability\n"
        "  posts: [coordinator, adviser]\n"
    ),
    "units.yaml": "{}\n",
    "routing.yaml": "order: [disability, age, district]\nintake: team\n",
    "practice.yaml": "soon: {hours: 12, days: 1}\n",
}


def write(*, folder: Path, files: dict[str, str]) -> Path:
    """Write files by relative name; return the folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def town(*, folder: Path, **changed: str) -> Path:
    """Write a whole small municipality with some files changed; return its folder."""
    return write(folder=folder, files=TOWN | {f"{name}.yaml": text for name, text in changed.items()})
