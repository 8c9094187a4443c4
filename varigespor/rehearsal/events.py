"""What happens in the town, as plain events: the content of an act, with handles where it has ids.

A child's handle stands for its case too, a user name's handle for the employee, a catalogue key's for the
entry. Whoever plays the events puts real ids in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from varigespor.domain import (
    assessment,
    caseload,
    committee,
    concerns,
    decisions,
    deviations,
    followup,
    plans,
)
from varigespor.domain.access import Role
from varigespor.domain.network import NewMember
from varigespor.domain.network_respite import NewRespite
from varigespor.domain.notes import NewNote
from varigespor.domain.people import NewPerson, NewRelation
from varigespor.domain.schooling import Registration
from varigespor.domain.teams import NewRoute


@dataclass(frozen=True)
class Hired:
    username: str
    name: str
    role: Role
    since: date
    team: str = ""
    group: str = ""
    district: str = ""
    weekly_hours: Decimal = Decimal(37)


@dataclass(frozen=True)
class Left:
    username: str
    on: date


@dataclass(frozen=True)
class Absent:
    username: str
    since: date
    until: date


@dataclass(frozen=True)
class Registered:
    person: UUID
    content: NewPerson


@dataclass(frozen=True)
class Related:
    content: tuple[NewRelation, ...]


@dataclass(frozen=True)
class MovedHome:
    person: UUID
    home: NewPerson
    since: date


@dataclass(frozen=True)
class Born:
    person: UUID
    birth: NewPerson


@dataclass(frozen=True)
class ConcernRegistered:
    """`newcomers` are the handles of the registration's newcomers, in its order."""

    concern: UUID
    content: concerns.Registration
    newcomers: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ConcernAssessed:
    concern: UUID
    child: UUID
    content: concerns.Assessment


@dataclass(frozen=True)
class ConcernScreened:
    concern: UUID
    child: UUID
    content: concerns.Screening


@dataclass(frozen=True)
class ReceiptSent:
    concern: UUID
    how: concerns.ReceiptWay


@dataclass(frozen=True)
class Allocated:
    child: UUID
    content: caseload.Allocation


@dataclass(frozen=True)
class HeldByLeader:
    child: UUID
    reason: str


@dataclass(frozen=True)
class CoveredFor:
    child: UUID
    content: caseload.NewCover


@dataclass(frozen=True)
class Rerouted:
    child: UUID
    content: NewRoute


@dataclass(frozen=True)
class Shared:
    child: UUID
    employee: UUID
    purpose: str


@dataclass(frozen=True)
class Closed:
    child: UUID
    on: date
    reason: str


@dataclass(frozen=True)
class Concluded:
    child: UUID
    kind: assessment.Kind
    content: assessment.Content


@dataclass(frozen=True)
class ProvisionallyAssessed:
    child: UUID
    content: assessment.Provisional


@dataclass(frozen=True)
class NetworkGrew:
    child: UUID
    content: NewMember


@dataclass(frozen=True)
class RespiteTaken:
    """`giver` is the name of somebody on the family's side of the child's map."""

    child: UUID
    giver: str
    content: NewRespite


@dataclass(frozen=True)
class RespiteEnded:
    """The respite of the child that still runs."""

    child: UUID
    on: date


@dataclass(frozen=True)
class PlanMade:
    """`goals` are the handles of the plan's goals, part by part in its order."""

    content: plans.NewPlan
    goals: tuple[UUID, ...]


@dataclass(frozen=True)
class GoalsScored:
    child: UUID
    content: tuple[plans.NewScore, ...]


@dataclass(frozen=True)
class GoalEnded:
    goal: UUID
    outcome: plans.GoalOutcome


@dataclass(frozen=True)
class DecisionPrepared:
    decision: UUID
    child: UUID
    content: decisions.NewDecision


@dataclass(frozen=True)
class DecisionMade:
    """`measures` are the handles of the measures it starts, in the order of its starts."""

    decision: UUID
    measures: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class CommitteeAnswered:
    """`measures` are the handles of the measures it starts, none where the answer was no."""

    decision: UUID
    content: committee.CommitteeAnswer
    measures: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class DecisionSentBack:
    decision: UUID
    note: str


@dataclass(frozen=True)
class Offered:
    measure: UUID
    child: UUID
    content: decisions.NewOffer


@dataclass(frozen=True)
class OfferEnded:
    content: decisions.End


@dataclass(frozen=True)
class FollowedUp:
    child: UUID
    content: followup.NewFollowUp


@dataclass(frozen=True)
class SchoolingRegistered:
    child: UUID
    content: Registration


@dataclass(frozen=True)
class Noted:
    """`tasks` are the handles of the note's tasks, in its order."""

    content: NewNote
    tasks: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class TaskDone:
    task: UUID


@dataclass(frozen=True)
class DueExplained:
    """The child's clock of the kind, open or latest met; of one concern where it is named."""

    child: UUID
    kind: deviations.DueKind
    content: deviations.Explanation
    concern: UUID | None = None


@dataclass(frozen=True)
class DuePaused:
    child: UUID
    kind: deviations.DueKind
    content: deviations.Pause


@dataclass(frozen=True)
class DeviationOver:
    """A deviation of the child's case that an act opened is over."""

    child: UUID
    kind: deviations.DeviationKind
    content: deviations.Explanation


@dataclass(frozen=True)
class CapKeptAgain:
    """The deviation about an adviser above the cap is over."""

    adviser: UUID
    content: deviations.Explanation


Happening = (
    Hired
    | Left
    | Absent
    | Registered
    | Related
    | MovedHome
    | Born
    | ConcernRegistered
    | ConcernAssessed
    | ConcernScreened
    | ReceiptSent
    | Allocated
    | HeldByLeader
    | CoveredFor
    | Rerouted
    | Shared
    | Closed
    | Concluded
    | ProvisionallyAssessed
    | NetworkGrew
    | RespiteTaken
    | RespiteEnded
    | PlanMade
    | GoalsScored
    | GoalEnded
    | DecisionPrepared
    | DecisionMade
    | CommitteeAnswered
    | DecisionSentBack
    | Offered
    | OfferEnded
    | FollowedUp
    | SchoolingRegistered
    | Noted
    | TaskDone
    | DueExplained
    | DuePaused
    | DeviationOver
    | CapKeptAgain
)


@dataclass(frozen=True)
class Event:
    """One act: when, by whom (user name; empty: the command line), and what.

    Events of one lane never wait for those of another; the staff's have no lane and come before all.
    """

    at: datetime
    by: str
    what: Happening
    lane: str = ""
