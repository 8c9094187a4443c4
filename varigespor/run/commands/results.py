"""`varigespor results`: what the help led to, question by question, from files alone or from the database."""

from __future__ import annotations

import argparse
from functools import partial

from varigespor.norms.reading import FileRefused
from varigespor.run.answering import answer, refuse
from varigespor.run.questions import (
    caseload,
    cohorts,
    cost,
    crosstab,
    escalation,
    key_figures,
    months,
    moves,
    replacements,
    report,
    snapshot,
    stock,
    survival,
    versions,
)
from varigespor.run.questions.asking import Question
from varigespor.run.standing import Unanswerable, add_source, standing

HELP = "viser, hvad hjælpen førte til: trappen, ophold, udgifter og resultater"
QUESTIONS: dict[str, Question] = {
    "stock": stock,
    "moves": moves,
    "survival": survival,
    "replacements": replacements,
    "cost": cost,
    "crosstab": crosstab,
    "caseload": caseload,
    "key-figures": key_figures,
    "escalation": escalation,
    "cohorts": cohorts,
    "versions": versions,
    "report": report,
    "months": months,
    "snapshot": snapshot,
}
FROM_SNAPSHOT = {"stock", "moves", "survival", "replacements", "cost", "caseload", "months"}
"""A snapshot in a file has no target groups, ages or kinds of help."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the questions; each answers from the same sources."""
    questions = parser.add_subparsers(dest="question", required=True, metavar="SPØRGSMÅL")
    for name, question in QUESTIONS.items():
        one = questions.add_parser(name, help=question.HELP)
        question.add_arguments(one)
        add_source(parser=one, snapshot=name in FROM_SNAPSHOT)
        one.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Answer one question; 2 where a date, a file or a population cannot be used."""
    try:
        question = QUESTIONS[arguments.question]
        found = question.answered(arguments, partial(standing, arguments=arguments))
    except (Unanswerable, FileRefused) as refused:
        return refuse(reason=str(refused), as_json=arguments.json)
    return answer(content=found.content, text=found.text, as_json=arguments.json)
