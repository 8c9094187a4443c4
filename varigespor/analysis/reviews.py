"""What follow-ups said while a course of help ran: the child's profit, and the goals that were reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .belonging import NOWHERE
from .courses import Courses
from .spells import Column, moments


@dataclass(frozen=True, eq=False)
class Reviews:
    """Follow-ups by child and day, and the goals that they answered, by child and day of their follow-up.

    `profits` are codes of the follow-ups; `goal` codes one goal through all its answers, `reached` masks the
    answers that say so.
    """

    child: Column
    day: Column
    profits: Column
    goal_child: Column
    goal_day: Column
    goal: Column
    reached: Column


NONE = np.zeros(0, np.int32)
NO_REVIEWS = Reviews(NONE, NONE, NONE, NONE, NONE, NONE, np.zeros(0, np.bool_))


def last_profits(*, reviews: Reviews, courses: Courses) -> Column:
    """The answer of the last follow-up on the days of each course, its end included; NOWHERE without one."""
    if not len(reviews.child):
        return np.full(len(courses), NOWHERE, np.int32)
    held = moments(child=reviews.child, day=reviews.day)
    at = np.searchsorted(held, moments(child=courses.child, day=courses.end), side="right") - 1
    within = (at >= 0) & (held[at] >= moments(child=courses.child, day=courses.start))
    return np.where(within, reviews.profits[at], NOWHERE)


def goals(*, reviews: Reviews, courses: Courses) -> tuple[Column, Column]:
    """Per course how many different goals were answered on its days, and how many of them were reached."""
    held = moments(child=reviews.goal_child, day=reviews.goal_day)
    first = np.searchsorted(held, moments(child=courses.child, day=courses.start), side="left")
    past = np.searchsorted(held, moments(child=courses.child, day=courses.end), side="right")
    count = np.maximum(past - first, 0)
    course = np.repeat(np.arange(len(courses)), count)
    answer = np.repeat(first - np.cumsum(count) + count, count) + np.arange(int(count.sum()))
    answered = _different(course, reviews.goal[answer])
    said = reviews.reached[answer]
    reached = _different(course[said], reviews.goal[answer][said])
    return np.bincount(answered, minlength=len(courses)), np.bincount(reached, minlength=len(courses))


def _different(course: Column, goal: Column) -> Column:
    """The course of each different pair of course and goal."""
    if not len(course):
        return course
    pairs = np.unique(np.stack([course, goal]), axis=1)
    different: Column = pairs[0]
    return different
