"""What fails around a command, said in one Danish sentence: the database, a folder, a file, a setting."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from subprocess import CalledProcessError

from varigespor.norms.reading import FileRefused
from varigespor.run import places
from varigespor.run.assets import NoAssets
from varigespor.run.embedded.binaries import NoServer
from varigespor.run.environment import Incomplete

SAID_BY_ITSELF = (Incomplete, NoServer, NoAssets, FileRefused)
NO_ANSWER = "Databasen svarer ikke ({reason}). Se, om serveren kører, og ret DATABASE_URL."
ODD_ANSWER = "Databasen kan ikke bruges ({reason}). Kør »varigespor check«, som siger, hvad der mangler."
NOT_MIGRATED = "Databasen kunne ikke opdateres; linjerne ovenfor siger hvorfor. Ret det, og prøv igen."
REASONS = {
    errno.EACCES: "du må ikke bruge den",
    errno.EPERM: "du må ikke bruge den",
    errno.EROFS: "den kan kun læses",
    errno.ENOENT: "den findes ikke og kan ikke laves",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.EEXIST: "der ligger en fil med det navn",
    errno.ENOSPC: "disken er fuld",
}


def said_of(*, error: Exception) -> str:
    """The sentence for whoever typed the command; empty where the fault is the program's own."""
    if isinstance(error, SAID_BY_ITSELF):
        return str(error)
    if isinstance(error, CalledProcessError):
        return NOT_MIGRATED
    if isinstance(error, OSError) and error.filename:
        return _of_place(error)
    return _of_database(error)


def _of_place(error: OSError) -> str:
    file = Path(str(error.filename))
    reason = REASONS.get(error.errno or 0, error.strerror)
    state = places.state()
    if file.is_relative_to(state) or state.is_relative_to(file):
        return f"Mappen {state} kan ikke bruges ({reason}). Sæt STATE_DIR til en mappe, du kan skrive i."
    return f"{file} kan ikke bruges ({reason}). Ret det, og prøv igen."


def _of_database(error: Exception) -> str:
    # Only a command that asked the database has loaded its driver: those that read files stay without it.
    loaded = [sys.modules[name] for name in ("django.db", "psycopg") if name in sys.modules]
    if not any(isinstance(error, module.Error) for module in loaded):
        return ""
    reason = str(error).partition("\n")[0].rstrip(" :.")
    gone = any(isinstance(error, (module.OperationalError, module.InterfaceError)) for module in loaded)
    return (NO_ANSWER if gone else ODD_ANSWER).format(reason=reason)
