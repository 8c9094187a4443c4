"""The command line in a process of its own, with nothing of this one's settings."""

from __future__ import annotations

import os
import subprocess
import sys

KEPT = ("PATH", "HOME", "LANG")


def surroundings(**settings: str) -> dict[str, str]:
    """The environment of a fresh terminal with the settings."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | settings


def commanded(*arguments: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """What `varigespor <arguments>` answers."""
    command = [sys.executable, "-m", "varigespor.run.cli", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        input=stdin,
        env=surroundings(**settings),
        check=False,
    )
