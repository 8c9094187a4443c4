"""Real ids for the rehearsal's handles, and the rows that its events are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from varigespor.domain.access import Asker
from varigespor.domain.deadlines import day_of
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, CatalogueEntry, ConcernChild, Employee
from varigespor.rehearsal.handles import handle

from .. import staff

Content = TypeVar("Content")


class Books:
    """Handle → real id, and who may ask: kept while a rehearsal is played."""

    def __init__(self, *, municipality: Municipality) -> None:
        self.municipality = municipality
        self._ids: dict[UUID, UUID] = {}
        self._employees: dict[str, Employee] = {}
        self._askers: dict[tuple[str, int], Asker] = {}
        self._cases: dict[UUID, Case] = {}
        self._parts: dict[tuple[UUID, UUID], ConcernChild] = {}

    def keep(self, *, name: UUID, real: UUID) -> None:
        """From now on the handle means the real id."""
        self._ids[name] = real

    def real(self, name: UUID) -> UUID:
        """The real id of a handle. Raises KeyError for one that nothing has been made of."""
        return self._ids[name]

    def content(self, content: Content) -> Content:
        """The same content with real ids; what has no real id yet (a tailored help's new one) stays."""
        found: Content = self._translated(content)
        return found

    def by(self, *, username: str, at: datetime) -> Asker:
        """Who acts; the command line where no user name is given."""
        if not username:
            return staff.COMMAND_LINE
        key = (username, day_of(moment=at).toordinal() // 30)
        if key not in self._askers:
            self._askers[key] = staff.asker(employee=self.employee(username), on=day_of(moment=at))
        return self._askers[key]

    def employee(self, username: str) -> Employee:
        """The employee of a user name."""
        return self._employees[username]

    def hired(self, *, employee: Employee) -> None:
        """Somebody new: found by user name and by handle."""
        self._employees[employee.username] = employee
        self.keep(name=handle(f"employee {employee.username}"), real=employee.pk)

    def case(self, child: UUID) -> Case:
        """The case of a child's handle, as it is now."""
        if child not in self._cases:
            self._cases[child] = Case.objects.select_related("child").get(child_id=self.real(child))
            self.keep(name=child, real=self._cases[child].child_id)
        return self._cases[child]

    def received(self, *, parts: Iterable[ConcernChild]) -> None:
        """A concern's parts, each with its child: they are assessed and screened soon."""
        self._parts |= {(part.concern_id, part.child_id): part for part in parts}

    def part(self, *, concern: UUID, child: UUID) -> ConcernChild:
        """The part of a concern that is about a child, by their handles."""
        return self._parts[self.real(concern), self.real(child)]

    def born(self, child: UUID) -> None:
        """A child has got its name: the row that was kept is old."""
        self._cases.pop(child, None)

    def keep_range(self) -> None:
        """The entries of the catalogue, by the handles of their keys."""
        for key, real in CatalogueEntry.objects.values_list("key", "pk"):
            self.keep(name=handle(f"help {key.replace('-', '_')}"), real=real)

    def _translated(self, value: Any) -> Any:
        if isinstance(value, UUID):
            return self._ids.get(value, value)
        if isinstance(value, tuple):
            return tuple(self._translated(each) for each in value)
        if isinstance(value, Mapping):
            return {self._translated(key): self._translated(each) for key, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            old = {field.name: getattr(value, field.name) for field in fields(value)}
            new = {name: self._translated(each) for name, each in old.items()}
            changed = {name: each for name, each in new.items() if each is not old[name]}
            return replace(value, **changed) if changed else value
        return value
