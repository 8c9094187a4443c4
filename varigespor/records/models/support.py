"""Help that was declined or replaced: the parents' support person, and respite in the child's own network."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from varigespor.domain.support_person import SupportState

from .case import Case
from .catalogue import CatalogueEntry
from .decision import Decision
from .employee import Employee
from .followup import FollowUp
from .network import NetworkMember
from .times import Valid, in_order, no_overlap


class SupportPerson(Valid):
    """Whether the parents of a placed child are offered a support person, and what they said, from a day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="support_persons")
    state = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="support_persons", null=True)
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="support_persons", null=True)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            no_overlap(name="support_person_no_overlap", equal=["case"]),
            in_order(name="support_person_in_order"),
            models.CheckConstraint(
                name="support_person_state", condition=Q(state__in=[state.value for state in SupportState])
            ),
            models.CheckConstraint(
                name="support_person_asked_once",
                condition=Q(decision__isnull=True, follow_up__isnull=False)
                | Q(decision__isnull=False, follow_up__isnull=True),
            ),
        ]


class NetworkRespite(Valid):
    """Somebody in the child's network takes the child for some nights a month, instead of a hired family."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="network_respites")
    line = models.UUIDField()
    member = models.ForeignKey(NetworkMember, models.PROTECT, related_name="+")
    giver = models.UUIDField()
    nights = models.PositiveSmallIntegerField()
    instead_of = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            no_overlap(name="network_respite_no_overlap", equal=["case", "giver"]),
            in_order(name="network_respite_in_order"),
            models.CheckConstraint(name="network_respite_nights", condition=Q(nights__gte=1, nights__lte=31)),
        ]
