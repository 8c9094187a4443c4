"""`varigespor check`: what is wrong with this installation, and what to do."""

from __future__ import annotations

import argparse
import os

from varigespor.run import checking
from varigespor.run.answering import ANSWERED, REFUSED, answer
from varigespor.run.checking import Finding
from varigespor.run.database import database

HELP = "ser efter, om alt er sat rigtigt op, og siger, hvad du skal gøre"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the answer."""
    parser.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 2 where something is wrong, 0 with warnings alone."""
    findings = _findings()
    wrong = [finding for finding in findings if finding.wrong and not finding.warning]
    warnings = [
        f"{finding.part}: {finding.wrong} {finding.remedy}" for finding in findings if finding.warning
    ]
    content = {"ok": not wrong, "checks": [_row(finding) for finding in findings], "warnings": warnings}
    answer(content=content, text=[_line(finding) for finding in findings], as_json=arguments.json)
    return REFUSED if wrong else ANSWERED


def _findings() -> list[Finding]:
    if not os.environ.get("DATABASE_URL") and os.environ.get("MODE") != "production":
        os.environ.setdefault("MODE", "demonstration")
    settings = checking.settings()
    findings = [settings, *checking.files()]
    if settings.wrong:
        return findings
    with database(even_waiting=True):
        return [*findings, *checking.rows()]


def _row(finding: Finding) -> dict[str, object]:
    return {
        "part": finding.part,
        "ok": not finding.wrong,
        "warning": finding.warning,
        "wrong": finding.wrong,
        "remedy": finding.remedy,
    }


def _line(finding: Finding) -> str:
    if not finding.wrong:
        return f"  i orden   {finding.part}"
    mark = "bemærk" if finding.warning else "FORKERT"
    return f"  {mark:<9} {finding.part}: {finding.wrong}\n            Gør: {finding.remedy}"
