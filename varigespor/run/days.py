"""A day as it is typed on the command line."""

from __future__ import annotations

import argparse
import re
from datetime import date

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def written_day(text: str) -> date:
    """Year-month-day, and no other of ISO's ways: 2020-W01-1 must be read twice. An argparse `type`."""
    reason = f"»{text}« er ikke en dato. Skriv år-måned-dag, fx 2026-01-31."
    if not WRITTEN.fullmatch(text):
        raise argparse.ArgumentTypeError(reason)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(reason) from error
