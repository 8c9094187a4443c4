"""Writes a small programme for tests: one corner, one decision, one finding, two versions."""

from __future__ import annotations

from pathlib import Path

from tests.norms.norm_writing import town, write

PROGRAMME = {
    "documents.yaml": "paper: {danish: Prøvepapiret, note: ''}\n",
    "theory/authority.yaml": """\
resource:
  posts: {danish: Stillinger, document: paper, section: Start}
activity:
  cases: {danish: Få sager, document: paper, section: Start}
output:
  followed: {danish: Tæt opfølgning, document: paper, section: Start}
result:
  down: {danish: Ned ad trappen, document: paper, section: Start}
arrows:
  - {from: posts, to: cases, indicator: advisers_within_cap, assumption: Prøve, own: true}
  - {from: cases, to: followed, indicator: child_talk, assumption: Prøve, document: paper, section: Start}
  - {from: followed, to: down, indicator: moves, assumption: Prøve, own: true}
  - {from: down, to: better, indicator: exam_taken, assumption: Prøve, own: true}
""",
    "theory/range.yaml": "{}\n",
    "theory/universal.yaml": "{}\n",
    "theory/effects.yaml": "effect:\n  better: {danish: Bedre, document: paper, section: Slut}\n",
    "council.yaml": """\
- {what: Analyse, when: "2014", who: Rådet, text: Set, document: paper, section: A}
- {what: Møde, when: '', who: Rådet, text: Holdt, document: paper, section: A}
- {what: Pilot, when: 2015-08, who: Rådet, text: Begyndt, document: paper, section: A}
- {what: Ja, when: 2015-08-12, who: Rådet, text: Ja, document: paper, section: A}
""",
    "findings.yaml": """\
findings:
  good: {danish: Godt, indicators: [moves], document: paper, section: B}
potentials:
  more: {danish: Mere, answers: [{danish: Trappen, page: ladder_by_team}]}
source: {document: paper, section: C}
""",
    "basis.yaml": """\
- {version: "1", danish: Første, since: 2015-08-01, text: Tekst, document: paper, section: D}
- {version: "2", danish: Anden, since: 2020-01-01, text: Tekst, document: paper, section: D}
""",
}


def programme_town(*, folder: Path, **changed: str) -> Path:
    """Write a municipality with this programme, some files changed (`theory_authority` for a corner's)."""
    named = {f"{name.replace('theory_', 'theory/')}.yaml": text for name, text in changed.items()}
    files = {f"programme/{name}": text for name, text in (PROGRAMME | named).items()}
    return write(folder=town(folder=folder), files=files)
