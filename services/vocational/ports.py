"""What courses ask of the database."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from services.vocational.model import Course


class CourseRepository(Protocol):
    """Training courses."""

    def get(self, course_id: int) -> Course | None:
        """One course in whatever state it is; None if there never was one."""

    def add(self, course: Course) -> int:
        """Store a new course; returns its id."""

    def save(self, course: Course) -> None:
        """Store a changed course.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """

    def remove(self, course_id: int) -> None:
        """Forget a course; nothing happens when there is none."""

    def on_list(self, since: date) -> Iterator[Course]:
        """Courses not finished whose last day to join, if any, is not before a day, by id."""

    def shown(self, today: date) -> list[Course]:
        """All courses that can be joined on a day, by id; there are hundreds at most.

        Samples are among them only while there is nothing else.
        """
