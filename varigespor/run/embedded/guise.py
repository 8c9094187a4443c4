"""As whom the server runs. PostgreSQL refuses root, so root wears a guise."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .binaries import NoServer, copied, surroundings

COPIES = Path("/var/lib/varigespor")
MAPPED = 1000
# Accounts that run nothing on a Debian machine: what they own is private in practice.
QUIET_USERS = ("games", "nobody")


@dataclass(frozen=True)
class Guise:
    """What to put before each command, who must own the folders, and where programs and data lie."""

    prefix: tuple[str, ...]
    owner: tuple[int, int] | None
    programs: Path
    home: Path

    def own(self, folder: Path) -> None:
        """Give a folder that this process made to the one who runs the server."""
        if self.owner:
            os.chown(folder, *self.owner)


def choose(*, programs: Path, state: Path, copies: Path = COPIES) -> Guise:
    """The guise for this machine: as oneself, in a user namespace, or as another user from a copy.

    Raises NoServer where the data belong to somebody else.
    """
    data = state / "pg"
    if os.geteuid() != 0:
        if data.exists() and not os.access(data, os.W_OK):
            raise NoServer(f"Databasen i {data} er lavet af en anden bruger. Start som den, der lavede den.")
        return Guise((), None, programs, state)
    copy = copies / hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
    if data.exists() and data.stat().st_uid != 0:
        owner = pwd.getpwuid(data.stat().st_uid)
        return Guise(_as(owner), (owner.pw_uid, owner.pw_gid), programs, state)
    if not copy.exists() and _namespace_reaches(programs, state):
        return Guise(_namespace(), None, programs, state)
    return _copied(programs, copy)


def _namespace() -> tuple[str, ...]:
    # initdb looks its user up, so the number it sees must be in the list of users.
    known = [user.pw_uid for user in pwd.getpwall() if user.pw_uid]
    seen = MAPPED if MAPPED in known else min(known)
    return ("unshare", "--user", f"--map-user={seen}", f"--map-group={seen}", "--")


def _namespace_reaches(programs: Path, state: Path) -> bool:
    """Whether a namespace is allowed and reaches the folders: in it, root has no power over others'."""
    trial = ("sh", "-c", 'test -w "$1" && "$2" --version', "sh", str(state), str(programs / "bin/postgres"))
    try:
        tried = subprocess.run([*_namespace(), *trial], capture_output=True, env=surroundings(), check=False)
    except FileNotFoundError:
        return False
    return tried.returncode == 0


def _copied(programs: Path, home: Path) -> Guise:
    """Programs and data in a folder that another user can reach; root's own folders stay closed."""
    user = next(user for name in QUIET_USERS for user in pwd.getpwall() if user.pw_name == name)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.parent.chmod(0o755)
    whole = home / "programs"
    if not whole.exists():
        coming = home / "programs.new"
        shutil.rmtree(coming, ignore_errors=True)
        copied(programs=programs, to=coming)
        coming.rename(whole)
    found = whole / programs.parent.name / programs.name
    guise = Guise(_as(user), (user.pw_uid, user.pw_gid), found, home)
    guise.own(home)
    return guise


def _as(user: pwd.struct_passwd) -> tuple[str, ...]:
    return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--")
