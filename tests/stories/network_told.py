"""The words of the network's stories."""

from __future__ import annotations

from varigespor.domain.deviations import Pause
from varigespor.domain.network import NewMember, Side

from .telling import NEVER, Step, day

SIDES = {"familie": Side.FAMILY, "fagfolk": Side.PROFESSIONAL}


def member(step: Step) -> NewMember:
    """Somebody who joins in the step."""
    side, who = SIDES[str(step.words["side"])], str(step.words["hvem"])
    return NewMember(who, side, str(step.words["er"]), 1, since=day(step.words["dag"]))


def pause(step: Step) -> Pause:
    """The pause of the step."""
    return Pause(until=day(step.words["til"]), reason=str(step.words["grund"]))


def claimed(step: Step) -> tuple[set[Side], str, bool]:
    """The sides said to be missing, the last day of the clock, and whether it rests."""
    missing = {SIDES[name] for name in step.words["mangler"]}
    last = "" if step.words["frist"] == NEVER else str(step.words["frist"])
    return missing, last, step.true("på pause")
