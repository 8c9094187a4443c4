"""What Django cannot ask of a column by itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Lookup


class Among(Lookup):
    """`child_id__among=keys`: one of many, sent as one array. As a list of its own parameters, which is what
    `in` sends, a few thousand keys took longer than the query."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The column equals any of the array."""
        left, held = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*held, list(self.rhs))
