"""What the application server's workers do when they begin: gunicorn reads this file as its settings."""

from __future__ import annotations

from typing import Any

from varigespor.web.charts import warming


def post_worker_init(_server: Any) -> None:
    """Each worker makes the charts ready beside its first requests: after the fork, threads stay behind."""
    warming.in_background()
