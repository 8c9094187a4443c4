"""The closing account of a run: seconds per suite, and browser tests that were skipped or never ran."""

from __future__ import annotations

import os
import shutil
from collections import Counter

import pytest

ROOM = 15 * 60
SECONDS: Counter[str] = Counter()
WALKED: Counter[str] = Counter()
NO_BROWSER = "chromium mangler: apt-get install chromium"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="the whole run: with CI=true browser tests must run"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_journey(item.nodeid):
            item.add_marker(pytest.mark.journey)
        if item.get_closest_marker("journey") and not shutil.which("chromium"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    SECONDS[_suite(report.nodeid)] += report.duration  # type: ignore[assignment]
    if _is_journey(report.nodeid) and (report.when == "call" or report.skipped):
        WALKED[report.outcome] += 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and _complaints(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("sekunder pr. suite")
    for suite, seconds in sorted(SECONDS.items()):
        terminalreporter.line(f"{suite:<20}{seconds:>8.1f}")
    if WALKED["skipped"]:
        terminalreporter.line(f"Sprunget over: {WALKED['skipped']} browsertest ({NO_BROWSER})")
    for complaint in _complaints(config):
        terminalreporter.line(f"FEJL: {complaint}")


def _complaints(config: pytest.Config) -> list[str]:
    complaints = []
    if sum(SECONDS.values()) > ROOM:
        complaints.append(f"Alle prøver tog {sum(SECONDS.values()):.0f} sekunder; der er plads til {ROOM}.")
    walked = WALKED["passed"] + WALKED["failed"]
    if config.getoption("--whole") and os.environ.get("CI") == "true" and not walked:
        complaints.append("Ingen browsertest blev kørt.")
    return complaints


def _suite(nodeid: str) -> str:
    parts = nodeid.split("::")[0].split("/")
    return parts[1] if len(parts) > 2 else "tests"


def _is_journey(nodeid: str) -> bool:
    return nodeid.startswith("tests/journeys/")
