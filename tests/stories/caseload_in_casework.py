"""A story of caseload lived through the acts."""

from __future__ import annotations

from datetime import timedelta

from tests import cast
from tests.stories.telling import Step, day, on_stage
from tests.stories.telling import play as played
from varigespor.casework import caseload
from varigespor.domain.caseload import Allocation, Change, Holding, NewCover
from varigespor.domain.deviations import DeviationKind
from varigespor.records.models import Assignment, Case, Deviation, Person
from varigespor.records.queries.caseload import Load, loads

AT = cast.START + timedelta(days=1)
TODAY = AT.date()
CHANGES = {"tvunget": Change.FORCED, "organisatorisk": Change.ORGANISATIONAL}


class Stage:
    """The cast's team with Alma and Storm."""

    def __init__(self) -> None:
        self.town = cast.build()
        self.children: dict[str, Person] = {"Alma": self.town.alma, "Storm": self.town.storm}

    def case(self, step: Step) -> Case:
        return Case.objects.get(child=self.children[str(step.words["barn"])])

    def who(self, name: object) -> str:
        return str(name).lower()

    def loft(self, step: Step) -> None:
        """Two hours a week have room for one child."""
        assert step.words["børn"] == "1"
        cast.hours(self.town, self.who(step.words["hvem"]), 2)

    def åbnet(self, step: Step) -> None:
        cast.opened(self.town, child=self.children[str(step.words["barn"])])

    def fordelt(self, step: Step) -> None:
        until = step.words.get("til dagen")
        content = Allocation(
            self.town.employee(self.who(step.words["til"])).pk,
            TODAY,
            CHANGES.get(str(step.words.get("skift")), Change.FIRST),
            over_cap_reason=str(step.words.get("over loftet", "")),
            over_cap_until=day(until) if until else None,
        )
        by = self.town.asker(self.who(step.words["af"]), AT)
        where = self.town.town
        caseload.allocate(by=by, at=AT, case=self.case(step), allocation=content, municipality=where)

    def holdt(self, step: Step) -> None:
        by, content = self.town.asker(self.who(step.words["af"]), AT), Holding(str(step.words["grund"]))
        caseload.hold(by=by, at=AT, case=self.case(step), content=content, municipality=self.town.town)

    def dækket(self, step: Step) -> None:
        by, hos = self.town.asker(self.who(step.words["af"]), AT), self.who(step.words["hos"])
        content = NewCover(self.town.employee(hos).pk, TODAY, day(step.words["til dagen"]))
        caseload.cover(by=by, at=AT, case=self.case(step), cover=content, municipality=self.town.town)

    def claim(self, name: str, words: object) -> None:
        subject, _, what = name.partition(" ")
        if what == "har":
            key = self.town.employee(self.who(subject)).pk
            assert loads(on=TODAY).get(key, Load()).children == int(str(words)), name
        elif what == "rådgiver":
            held = Assignment.objects.on(TODAY).get(case__child=self.children[subject.removesuffix("s")])
            assert held.adviser.username == self.who(words), name
        elif what == "skift":
            rows = Assignment.objects.current().filter(case__child=self.children[subject.removesuffix("s")])
            assert rows.exclude(change=Change.FIRST).count() == int(str(words)), name
        elif name == "afvigelser":
            over = Deviation.objects.filter(kind=DeviationKind.OVER_CAP, ended_at__isnull=True)
            assert over.count() == int(str(words)), name
        else:
            raise AssertionError(f"Ukendt påstand: {name}")


def play(steps: list[Step]) -> None:
    """Every step, in order."""
    played(steps=steps, does=on_stage(Stage()))
