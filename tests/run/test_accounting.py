"""The whole run of CI fails where no browser test ran; any run prints its seconds per suite."""

from __future__ import annotations

import os
import subprocess
import sys

from varigespor.run import places


def _run(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "tests/norms/test_sections.py", *options]
    surroundings = {**os.environ, **environment}
    return subprocess.run(
        command, cwd=places.PROJECT, env=surroundings, capture_output=True, text=True, check=False
    )


def test_a_run_of_ci_without_a_browser_test_fails() -> None:
    failed = _run("--whole", CI="true")
    assert failed.returncode == 1
    assert "FEJL: Ingen browsertest blev kørt." in failed.stdout


def test_elsewhere_a_part_may_be_run_and_counts_its_seconds() -> None:
    passed = _run(CI="")
    assert passed.returncode == 0
    assert "sekunder pr. suite\n" in passed.stdout.replace("=", "").replace(" \n", "\n")
    assert "\nnorms " in passed.stdout
