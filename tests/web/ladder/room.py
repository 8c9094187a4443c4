"""Children who walk on the ladder, moved by offers and decisions through the acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from tests import cast
from varigespor.casework import assessment, catalogue, decisions, offers, people, staff
from varigespor.casework.catalogue_files import shipped
from varigespor.domain import assessment as assessment_rules
from varigespor.domain import decisions as rules
from varigespor.domain.consent import Capacity, ConsentAnswer, PartyConsent
from varigespor.domain.deadlines import TOWN
from varigespor.domain.ladder import LowerStep, WhyNotLower
from varigespor.domain.people import NewPerson
from varigespor.records.models import Assessment, Case, CatalogueEntry, Measure, MeasurePeriod, Person

NOW = datetime.now(UTC)
TODAY = NOW.astimezone(TOWN).date()
LONG_AGO = 300
PARENTS = tuple(
    PartyConsent(name, Capacity.CUSTODY, ConsentAnswer.YES) for name in ("Signe Øvang", "Rune Prøvsen")
)
STORM = PartyConsent("Storm Øvang", Capacity.CHILD, ConsentAnswer.YES)
STEPS = {1: "fritidspas", 2: "netvaerksgruppe", 3: "familiebehandling", 5: "plejefamilie", 6: "oevehoej"}
WHY = WhyNotLower(
    {step: LowerStep(none_exists=True) for step in range(1, 6)}, "Samtaler var ikke nok alene til det her."
)


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


@dataclass
class Walk:
    """One child's case and the help it has now."""

    town: cast.Cast
    case: Case
    adviser: str = "mette"
    running: Measure | None = field(default=None)

    def to(self, step: int, *, days_ago: int, because: rules.EndReason = rules.EndReason.REPLACED) -> Measure:
        """From the day the child stands on the step; what it had before ends for the reason."""
        on = ago(days_ago)
        entry = CatalogueEntry.objects.get(key=STEPS[step])
        ends = (rules.End(self.running.pk, on, because),) if self.running else ()
        if not entry.section and not ends:
            self.running = self._offered(entry, on)
        else:
            self._decide(rules.DecisionKind.SUPPORT, on, (rules.Start(entry.pk, on),), ends)
            self.running = Measure.objects.get(case=self.case, periods__valid_from=on, entry=entry)
        return self.running

    def off(self, *, days_ago: int, because: rules.EndReason = rules.EndReason.AS_PLANNED) -> None:
        """The help ends and nothing follows."""
        assert self.running
        on = ago(days_ago)
        end = rules.End(self.running.pk, on, because)
        if self.running.started_by_id:
            self._decide(rules.DecisionKind.END, on, (), (end,))
        else:
            offers.end_offer(
                by=self.town.asker(self.adviser, noon(on)), at=noon(on), measure=self.running, end=end
            )
        self.running = None

    def _offered(self, entry: CatalogueEntry, on: date) -> Measure:
        return offers.offer(
            by=self.town.asker(self.adviser, noon(on)),
            at=noon(on),
            case=self.case,
            content=rules.NewOffer(entry.pk, on, "Forældrene", key=str(uuid4())),
            municipality=self.town.town,
        )

    def _decide(
        self,
        kind: rules.DecisionKind,
        on: date,
        starts: tuple[rules.Start, ...],
        ends: tuple[rules.End, ...],
    ) -> None:
        decision = rules.NewDecision(
            key=uuid4().hex,
            kind=kind,
            starts=starts,
            ends=ends,
            purpose="Barnet er tryg og udhvilet.",
            expected_duration="et halvt år",
            why_not_lower=WHY,
            child_talk="held",
            child_view="Jeg vil gerne have hjælp.",
            consents=(*PARENTS, STORM),
            reason="Det er aftalt med familien.",
        )
        at = noon(on)
        prepared = decisions.prepare(
            by=self.town.asker(self.adviser, at),
            at=at,
            case=self.case,
            decision=decision,
            municipality=self.town.town,
        )
        decisions.decide(
            by=self.town.asker("inger", at), at=at, decision=prepared, municipality=self.town.town
        )


def noon(day: date) -> datetime:
    """Noon of a day in the town."""
    return datetime.combine(day, time(12), TOWN)


def furnished() -> cast.Cast:
    """The cast, and the town's range of help."""
    town = cast.build()
    folder = shipped(municipality="oevekommune")
    assert folder is not None
    catalogue.load(by=staff.COMMAND_LINE, at=NOW - timedelta(days=400), folder=folder)
    return town


def walker(town: cast.Cast, child: Person | None = None, *, to: str = "mette") -> Walk:
    """A child whose case was opened and allocated long ago, with its examination finished."""
    at = NOW - timedelta(days=LONG_AGO)
    who = child or newcomer(town)
    case = cast.allocated(town, at=at, child=who, to=to)
    done = at + timedelta(days=5)
    assessment.conclude(
        by=town.asker(to, done),
        at=done,
        assessment=Assessment.objects.get(case=case),
        content=assessment_rules.Content(
            texts={"health": "Sund og rask."}, lineal="exposed", conclusion="Barnet har brug for støtte."
        ),
    )
    return Walk(town, case, to)


def newcomer(town: cast.Cast, name: str = "Ida") -> Person:
    """Another child, invented, ten years old."""
    at = NOW - timedelta(days=LONG_AGO + 1)
    new = NewPerson(name, "Opdigt", born_on=ago(3700), district="hjallerup")
    return people.register(by=town.asker("karin", at), at=at, person=new)


def stays() -> list[tuple[str, int, date, date | None, bool]]:
    """Every current period as a person would write it down: child, step, from, until, same place."""
    rows, before = [], (None, None)
    for row in MeasurePeriod.objects.current().order_by("measure_id", "valid_from").select_related("case"):
        goes_on = before == (row.measure_id, row.valid_from)
        rows.append(
            (str(row.case.child_id), row.step, row.valid_from, row.valid_to, goes_on or not row.placement)
        )
        before = (row.measure_id, row.valid_to)
    return rows
