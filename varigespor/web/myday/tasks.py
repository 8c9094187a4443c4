"""One's own tasks, on whatever page one begins the day."""

from __future__ import annotations

from varigespor.domain.access import Act, may
from varigespor.records.models import Task
from varigespor.records.queries import myday

from ..asked import Asked
from ..shell import first_page


def own_tasks(request: Asked) -> list[Task]:
    """`myday/_tasks.html` wants this as `tasks`; leaves the children in the page's trace. One statement."""
    rows = myday.tasks(asker=request.asker, on=request.today)
    request.entry.children += [task.case.child_id for task in rows]
    return rows


def place_of_tasks(request: Asked) -> str:
    """The name of the page on which somebody's tasks stand: Min dag, else the first page."""
    own = may(asker=request.asker, act=Act.SEE_MY_DAY).allowed
    return "myday:day" if own else first_page(request.asker)
