"""Who may do what: roles as plain values, relations to a case, and one verdict with its reason."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a post makes of an employee."""

    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    INTAKE = "intake"
    CHIEF = "chief"
    HEALTH_VISITOR = "health_visitor"
    ECONOMIST = "economist"
    ANALYST = "analyst"
    DIRECTOR = "director"
    COUNCIL = "council"


class Relation(StrEnum):
    """What an employee is to a case on a day."""

    ADVISER = "adviser"
    COVER = "cover"
    TEAM = "team"
    FORMER_TEAM = "former_team"
    CHIEF = "chief"
    SHARED = "shared"


class Act(StrEnum):
    """Everything that can be done; each URL declares one."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SEE_OPEN = "see_open"
    SEE_NORMS = "see_norms"
    SEE_MY_DAY = "see_my_day"
    SEE_TEAM = "see_team"
    SEE_PROGRAMME = "see_programme"
    SEE_THEORY = "see_theory"
    SEE_LADDER = "see_ladder"
    SEE_RESULTS = "see_results"
    SEE_SMALL_NUMBERS = "see_small_numbers"
    KEEP_VIEW = "keep_view"
    PROPOSE_RANGE = "propose_range"
    ANSWER_RANGE = "answer_range"
    SET_RANGE = "set_range"
    AGREE = "agree"
    SEE_PUBLISHED = "see_published"
    PUBLISH = "publish"
    SEE_CONCERNS = "see_concerns"
    SEE_SHARED = "see_shared"
    SEARCH = "search"
    KEEP_DRAFT = "keep_draft"
    REGISTER_PERSON = "register_person"
    REGISTER_CONCERN = "register_concern"
    ASSESS_CONCERN = "assess_concern"
    SCREEN_CONCERN = "screen_concern"
    SEND_RECEIPT = "send_receipt"
    SEE_CASE = "see_case"
    SEE_PROTECTED_ADDRESS = "see_protected_address"
    SEE_TRACE = "see_trace"
    ALLOCATE = "allocate"
    COVER = "cover"
    SHARE = "share"
    ROUTE = "route"
    CLOSE = "close"
    REOPEN = "reopen"
    ASSESS = "assess"
    WRITE_NETWORK = "write_network"
    PLAN = "plan"
    DECIDE = "decide"
    APPROVE = "approve"
    REGISTER_COMMITTEE = "register_committee"
    OFFER = "offer"
    FOLLOW_UP = "follow_up"
    REGISTER_SCHOOLING = "register_schooling"
    WRITE_NOTE = "write_note"
    DO_TASK = "do_task"
    EXPLAIN = "explain"
    KEEP_CAP = "keep_cap"
    MANAGE_STAFF = "manage_staff"
    IMPORT = "import"


DANISH_ROLES = {
    Role.ADVISER: "Rådgiver",
    Role.COORDINATOR: "Faglig koordinator",
    Role.LEADER: "Teamleder",
    Role.INTAKE: "Modtagelse",
    Role.CHIEF: "Børne- og Familiechef",
    Role.HEALTH_VISITOR: "Sundhedsplejerske",
    Role.ECONOMIST: "Økonom",
    Role.ANALYST: "Analytiker",
    Role.DIRECTOR: "Direktør",
    Role.COUNCIL: "Udvalgsmedlem",
}

EVERYBODY = frozenset({Act.SIGN_IN, Act.SIGN_OUT, Act.SEE_OPEN, Act.SEE_NORMS, Act.KEEP_DRAFT})
# The programme's chain, decisions and findings: aggregates and documents, no children.
THEORY = frozenset({Act.SEE_THEORY})
# Who works with cases sees children on the ladder, and so also counts below five.
CASEWORK = THEORY | frozenset(
    {Act.SEE_LADDER, Act.SEE_SMALL_NUMBERS, Act.SEARCH, Act.REGISTER_PERSON, Act.REGISTER_CONCERN}
)
RESULTS = frozenset({Act.SEE_RESULTS, Act.KEEP_VIEW, Act.SEE_PUBLISHED})
ANALYSIS = frozenset({Act.SEE_RESULTS, Act.KEEP_VIEW, Act.PROPOSE_RANGE, Act.SEE_PUBLISHED})
CONCERNS = frozenset({Act.SEE_CONCERNS, Act.ASSESS_CONCERN, Act.SCREEN_CONCERN, Act.SEND_RECEIPT})

BY_ROLE: dict[Role, frozenset[Act]] = {
    Role.ADVISER: EVERYBODY | CASEWORK | CONCERNS | {Act.SEE_MY_DAY, Act.DO_TASK},
    Role.COORDINATOR: EVERYBODY
    | CASEWORK
    | CONCERNS
    | RESULTS
    | {Act.PROPOSE_RANGE, Act.AGREE, Act.SEE_MY_DAY, Act.SEE_TEAM, Act.DO_TASK},
    Role.LEADER: EVERYBODY
    | CASEWORK
    | CONCERNS
    | RESULTS
    | {Act.PROPOSE_RANGE, Act.SEE_TEAM, Act.KEEP_CAP, Act.DO_TASK},
    Role.INTAKE: EVERYBODY | CONCERNS | {Act.SEARCH, Act.REGISTER_PERSON, Act.REGISTER_CONCERN},
    Role.CHIEF: EVERYBODY
    | CASEWORK
    | CONCERNS
    | RESULTS
    | {Act.ANSWER_RANGE, Act.SET_RANGE, Act.PUBLISH, Act.SEE_PROGRAMME, Act.SEE_TEAM}
    | {Act.KEEP_CAP, Act.MANAGE_STAFF, Act.IMPORT},
    Role.HEALTH_VISITOR: EVERYBODY | {Act.SEE_SHARED, Act.REGISTER_CONCERN, Act.DO_TASK},
    # Roles without cases see no count below five.
    Role.ECONOMIST: EVERYBODY | THEORY | ANALYSIS | {Act.SET_RANGE},
    Role.ANALYST: EVERYBODY | THEORY | ANALYSIS,
    # Director and council get what is published, and nothing to choose in.
    Role.DIRECTOR: EVERYBODY | THEORY | {Act.SEE_PUBLISHED},
    Role.COUNCIL: EVERYBODY | THEORY | {Act.SEE_PUBLISHED},
}

READ = frozenset({Act.SEE_CASE, Act.SEE_TRACE})
WORK = READ | {
    Act.SEE_PROTECTED_ADDRESS,
    Act.SHARE,
    Act.CLOSE,
    Act.ASSESS,
    Act.WRITE_NETWORK,
    Act.PLAN,
    Act.DECIDE,
    Act.OFFER,
    Act.FOLLOW_UP,
    Act.REGISTER_SCHOOLING,
    Act.WRITE_NOTE,
    Act.EXPLAIN,
}
# The leader and the chief write down what the committee answered, as they approve or send back for the
# municipality; the adviser who recommended the placement does not report the answer to it alone.
LEAD = WORK | {Act.ALLOCATE, Act.COVER, Act.ROUTE, Act.APPROVE, Act.REGISTER_COMMITTEE, Act.REOPEN}

BY_RELATION: dict[Relation, frozenset[Act]] = {
    Relation.ADVISER: WORK,
    Relation.COVER: WORK,
    Relation.TEAM: LEAD,
    # The team of a closed case's last period finds and can reopen it; its last adviser sees it no more.
    Relation.FORMER_TEAM: READ | {Act.REOPEN},
    Relation.CHIEF: READ
    | {
        Act.SEE_PROTECTED_ADDRESS,
        Act.APPROVE,
        Act.REGISTER_COMMITTEE,
        Act.ALLOCATE,
        Act.REOPEN,
        Act.EXPLAIN,
    },
    Relation.SHARED: frozenset({Act.SEE_CASE}),
}

ON_A_CASE: frozenset[Act] = frozenset().union(*BY_RELATION.values())


@dataclass(frozen=True)
class Post:
    """A role that holds today, and where."""

    role: Role
    team: str = ""
    group: str = ""
    district: str = ""


@dataclass(frozen=True)
class Asker:
    """The person behind a request or a command, as the access rules see them."""

    id: UUID
    name: str
    posts: tuple[Post, ...]
    request_id: str = ""
    purpose: str = ""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    @property
    def led_teams(self) -> frozenset[str]:
        """Teams whose cases the person sees as leader or professional coordinator."""
        leading = {Role.LEADER, Role.COORDINATOR}
        return frozenset(post.team for post in self.posts if post.role in leading)

    @property
    def capacity(self) -> str:
        """In what capacity the person acts, for the trace."""
        return ", ".join(dict.fromkeys(DANISH_ROLES[post.role] for post in self.posts)) or "Uden stilling"


@dataclass(frozen=True)
class Permit:
    """The verdict, with the reason in Danish."""

    allowed: bool
    reason: str


@dataclass(frozen=True)
class CaseFacts:
    """What the rules need to know of a case on a day; `team` is the last one's where the case is closed."""

    adviser: UUID | None = None
    cover: UUID | None = None
    team: str = ""
    closed: bool = False
    shared_with: Set[UUID] = field(default_factory=frozenset)


def relations(*, asker: Asker, case: CaseFacts) -> frozenset[Relation]:
    """Everything the asker is to the case."""
    led = bool(case.team) and case.team in asker.led_teams
    held = {
        Relation.ADVISER: case.adviser == asker.id,
        Relation.COVER: case.cover == asker.id,
        Relation.TEAM: led and not case.closed,
        Relation.FORMER_TEAM: led and case.closed,
        Relation.CHIEF: Role.CHIEF in asker.roles,
        Relation.SHARED: asker.id in case.shared_with,
    }
    return frozenset(relation for relation, holds in held.items() if holds)


def may(*, asker: Asker, act: Act, case: CaseFacts | None = None) -> Permit:
    """Whether this person may do this act, on this case where the act is on a case."""
    granting: list[str]
    if act in ON_A_CASE:
        held = relations(asker=asker, case=case) if case else frozenset()
        granting = sorted(relation for relation in held if act in BY_RELATION[relation])
    else:
        granting = sorted(role for role in asker.roles if act in BY_ROLE[role])
    if granting:
        return Permit(True, f"som {granting[0]}")
    return Permit(False, "Du har ikke adgang til dette.")
