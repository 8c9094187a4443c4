"""Where this installation keeps what it makes itself: the embedded database, static files and stamps."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent


def state() -> Path:
    """The private folder, which may not be there yet: STATE_DIR, or `.varigespor` beside the package."""
    return Path(os.environ.get("STATE_DIR") or PROJECT / ".varigespor").absolute()
