"""What gunicorn has to say, through the same journal as everything else."""

from __future__ import annotations

from typing import Any

from gunicorn.glogging import Logger


class ServerLog(Logger):  # type: ignore[misc]
    """gunicorn's logger without a format and handlers of its own."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
