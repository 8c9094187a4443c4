"""May they? Roles, relations, and the reason."""

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
    assert relations(asker=both, case=case) == frozenset(Relation)


def test_the_leader_of_one_team_is_nothing_to_another_teams_case() -> None:
    assert not relations(asker=asker(Post(Role.LEADER, team="east")), case=CaseFacts(team="west"))


def test_a_case_without_team_is_nobodys_by_an_empty_team() -> None:
    assert not relations(asker=asker(Post(Role.LEADER, team="")), case=CaseFacts(team=""))


def test_roles_without_cases_get_no_counts() -> None:
    for role in (Role.ECONOMIST, Role.ANALYST):
        assert not may(asker=asker(Post(role)), act=Act.SEE_LADDER).allowed


def test_a_refusal_says_so_in_danish() -> None:
    assert may(asker=asker(), act=Act.SEARCH).reason == "Du har ikke adgang til dette."
