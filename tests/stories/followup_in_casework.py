"""A story of follow-up lived through the acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from tests import cast
from tests.stories.telling import NEVER, Step, day, on_stage
from tests.stories.telling import play as played
from varigespor.casework import decisions, followup
from varigespor.domain import decisions as rules
from varigespor.domain.deadlines import day_of
from varigespor.domain.followup import NewFollowUp
from varigespor.records.models import Case, Due
from varigespor.records.queries import measures

AT = cast.START + timedelta(days=3)
RECOMMENDATIONS = {"fortsæt": "continue", "mindre": "less", "afslut": "end"}
KINDS = {
    "lovens frist": ("first_follow_up", "follow_up_agreed"),
    "lovens første": ("first_follow_up",),
    "programmets frist": ("follow_up_programme",),
}


class Stage:
    """Alma's case with Mette, where Karin approves."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.case: Case = cast.allocated(self.town)
        self.today = AT.date()

    def hjælp(self, step: Step) -> None:
        where, entry = self.town.town, cast.entry()
        content = rules.NewDecision(
            key=uuid4().hex,
            kind=rules.DecisionKind.SUPPORT,
            starts=(rules.Start(entry.pk, day(step.words["fra"])),),
            purpose="Alma er udhvilet",
            expected_duration="et halvt år",
            child_talk="held",
            child_view="Ja tak.",
        )
        mette, karin = self.town.asker("mette", AT), self.town.asker("karin", AT)
        row = decisions.prepare(by=mette, at=AT, case=self.case, decision=content, municipality=where)
        decisions.decide(by=karin, at=AT, decision=row, municipality=where)
        self.today = day(step.words["fra"])

    def opfølgning(self, step: Step) -> None:
        held = day(step.words["dag"])
        at = datetime.combine(held, datetime.min.time(), UTC) + timedelta(hours=11)
        content = NewFollowUp(
            uuid4().hex,
            held,
            "yes",
            "Det går.",
            RECOMMENDATIONS[str(step.words["anbefaling"])],
            "Familien er enig.",
            day(step.words["næste"]),
            str(step.words["grund"]),
        )
        followup.hold(
            by=self.town.asker("mette", at),
            at=at,
            case=self.case,
            follow_up=content,
            municipality=self.town.town,
        )
        self.today = held

    def claim(self, name: str, words: object) -> None:
        if name == "trin":
            assert measures.steps(cases=[self.case.pk], on=self.today) == {self.case.pk: int(str(words))}
        else:
            assert self.last_days(name) == ([] if words == NEVER else [day(str(words))]), name

    def last_days(self, name: str) -> list[date]:
        open_ones = Due.objects.open().filter(case=self.case, kind__in=KINDS[name])
        return [day_of(moment=due.due_at - timedelta(seconds=1)) for due in open_ones]


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    played(steps=steps, does=on_stage(Stage()))
