"""The static files as they are served: hashed names, compressed, in the private folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from varigespor.run import places


def collect() -> None:
    """Collect unless nothing changed since the last time. Django must be set up."""
    from django.core.management import call_command

    stamp = places.state() / "static.stamp"
    wanted = _stamp()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    stamp.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(wanted)


def _stamp() -> str:
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    digest.update(b"there" if (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file() else b"gone")
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
