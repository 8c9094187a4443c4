"""What a story says about a decision, for both stages: the help by its everyday name, and the content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from tests.stories.telling import Step, day
from varigespor.domain import decisions as rules
from varigespor.domain.committee import CommitteeAnswer, Outcome
from varigespor.domain.ladder import LowerStep, WhyNotLower

HOLDERS = ("Rune Prøvsen", "Signe Øvang")


@dataclass(frozen=True)
class Help:
    """Step, section and place type of a help that the stories name."""

    step: int
    section: str
    place_type: str = ""


HELP = {
    "støtteophold": Help(2, "barnets_lov_32_1_7"),
    "familiebehandling": Help(3, "barnets_lov_32_1_5"),
    "plejefamilie": Help(5, "barnets_lov_46", "foster_general"),
    "børnehjem": Help(6, "barnets_lov_46", "childrens_home"),
}


def told(
    step: Step, *, key: str, entry: Callable[[str], UUID], measure: Callable[[str], UUID]
) -> rules.NewDecision:
    """The decision of a step; `entry` and `measure` find the ids of a help's name."""
    words = step.words
    view, answer = str(words.get("barnets syn", "")), str(words.get("samtykke", "nej"))
    said = rules.ConsentAnswer.YES if answer == "ja" else rules.ConsentAnswer.NO
    since = day(str(words["fra"]))
    ends = (
        [rules.End(measure(words["slutter"]), since, rules.EndReason.REPLACED)] if "slutter" in words else []
    )
    lower = {int(number): LowerStep(none_exists=True) for number in words.get("overvejet", [])}
    return rules.NewDecision(
        key=key,
        kind=rules.DecisionKind.SUPPORT,
        starts=(rules.Start(entry(str(words["indsats"])), since),),
        ends=tuple(ends),
        purpose=str(words.get("formål", "")),
        expected_duration=str(words.get("varer", "")),
        why_not_lower=WhyNotLower(lower, str(words.get("hvorfor", ""))),
        child_talk="held" if view else "",
        child_view=view,
        consents=tuple(rules.PartyConsent(name, "custody", said) for name in HOLDERS),
        emergency_reason=str(words.get("haster", "")),
    )


def answered(step: Step) -> CommitteeAnswer:
    """What the committee said in its meeting."""
    outcome = Outcome.DECIDED if step.words["svar"] == "ja" else Outcome.NOT_DECIDED
    return CommitteeAnswer(day(str(step.words["møde"])), outcome, str(step.words["ord"]))
