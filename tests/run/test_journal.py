"""The journal: JSON lines with kind and place of an error, never with what somebody typed."""

from __future__ import annotations

import json
import subprocess
import sys

SCRIPT = """
import logging
from varigespor.run import journal
journal.start(mode="production")
try:
    raise ValueError("CPR 010120-9999 hos Alma")
except ValueError:
    logging.getLogger("varigespor").exception("En side fejlede")
logging.getLogger("varigespor").info("Kører")
"""


def test_an_error_is_kind_and_place() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    failed, running = (json.loads(line) for line in done.stderr.splitlines())
    assert "Alma" not in done.stderr
    assert (failed["event"], failed["error"], failed["level"]) == ("En side fejlede", "ValueError", "error")
    assert failed["places"][0].endswith(":6 <module>")
    assert running["event"] == "Kører"
