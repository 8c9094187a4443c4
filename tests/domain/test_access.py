"""May they? Roles, relations, and the reason."""

from dataclasses import replace
from uuid import uuid4

import pytest

from varigespor.domain.access import (
    BY_RELATION,
    BY_ROLE,
    DANISH_ROLES,
    ON_A_CASE,
    Act,
    Asker,
    CaseFacts,
    Post,
    Relation,
    Role,
    may,
    relations,
)

ME = uuid4()


def asker(*posts: Post) -> Asker:
    return Asker(ME, "Mette Øvgaard", posts)


def test_every_act_is_given_to_somebody() -> None:
    given = frozenset().union(*BY_ROLE.values(), *BY_RELATION.values())
    assert set(Act) == given


def test_every_role_says_what_it_is_in_danish() -> None:
    assert set(DANISH_ROLES) == set(Role) == set(BY_ROLE)


def test_an_act_on_a_case_is_never_given_by_a_role_alone() -> None:
    assert not [role for role, acts in BY_ROLE.items() if acts & ON_A_CASE]


@pytest.mark.parametrize("act", sorted(ON_A_CASE))
@pytest.mark.parametrize("role", list(Role))
def test_a_stranger_may_nothing_on_a_case(act: Act, role: Role) -> None:
    stranger = asker(Post(role, team="west"))
    expected = role == Role.CHIEF and act in BY_RELATION[Relation.CHIEF]
    assert may(asker=stranger, act=act, case=CaseFacts(team="east")).allowed == expected


def test_what_one_is_to_a_case() -> None:
    case = CaseFacts(adviser=ME, cover=ME, team="east", shared_with=frozenset({ME}))
    both = asker(Post(Role.LEADER, team="east"), Post(Role.CHIEF))
    every = relations(asker=both, case=case) | relations(asker=both, case=replace(case, closed=True))
    assert every == frozenset(Relation)


def test_the_leader_of_one_team_is_nothing_to_another_teams_case() -> None:
    assert not relations(asker=asker(Post(Role.LEADER, team="east")), case=CaseFacts(team="west"))


def test_a_case_without_team_is_nobodys_by_an_empty_team() -> None:
    assert not relations(asker=asker(Post(Role.LEADER, team="")), case=CaseFacts(team=""))


@pytest.mark.parametrize("role", [Role.LEADER, Role.COORDINATOR])
def test_the_last_team_reads_and_reopens_a_closed_case_and_nothing_else(role: Role) -> None:
    closed = CaseFacts(team="east", closed=True)
    leading = asker(Post(role, team="east"))
    held = {act for act in ON_A_CASE if may(asker=leading, act=act, case=closed).allowed}
    assert held == {Act.SEE_CASE, Act.SEE_TRACE, Act.REOPEN}
    assert not relations(asker=asker(Post(role, team="west")), case=closed)
    assert not relations(asker=asker(Post(Role.ADVISER, team="east")), case=closed)


def test_roles_without_cases_get_no_counts() -> None:
    for role in (Role.ECONOMIST, Role.ANALYST):
        assert not may(asker=asker(Post(role)), act=Act.SEE_LADDER).allowed


def test_a_refusal_says_so_in_danish() -> None:
    assert may(asker=asker(), act=Act.SEARCH).reason == "Du har ikke adgang til dette."
