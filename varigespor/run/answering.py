"""How a command answers: one JSON object or a readable text on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping

ANSWERED = 0
REFUSED = 2


def answer(*, content: Mapping[str, object], text: Iterable[str], as_json: bool) -> int:
    """Print the answer; without JSON its warnings go to stderr. Returns the exit status."""
    if as_json:
        print(json.dumps(content, ensure_ascii=False))
        return ANSWERED
    warnings = content.get("warnings")
    for warning in warnings if isinstance(warnings, list) else []:
        print(f"Bemærk: {warning}", file=sys.stderr)
    print("\n".join(text))
    return ANSWERED


def refuse(*, reason: str, as_json: bool) -> int:
    """Print why there is no answer; with JSON stdout is one object all the same. Returns the exit status."""
    print(reason, file=sys.stderr)
    if as_json:
        print(json.dumps({"error": reason}, ensure_ascii=False))
    return REFUSED
