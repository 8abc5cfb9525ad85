"""Training courses in the database."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from jobs_db.insert_row import insert_row
from jobs_db.tables.course import CourseRow
from services.errors import NotFound
from services.places import Workplace
from services.vocational.model import Course

_OWN = tuple(field.name for field in fields(Course) if field.name not in ("place", "support_groups"))
_OPEN = ("gathering", "open")
_PLACE = ("place_text", "province_code", "commune_code", "lat", "lon")
# Open, if past its last day: what is invented does not come back when the real lists grow old.
_real: Any = aliased(CourseRow)
_ANY_REAL: Any = select(_real.id).where(_real.is_sample.is_(False), _real.status.in_(_OPEN)).exists()


class SqlCourseRepository:
    """Implements services.vocational.ports.CourseRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, course_id: int) -> Course | None:
        """See services.vocational.ports.CourseRepository.get."""
        row = self._session.get(CourseRow, course_id)
        return None if row is None else _from_row(row)

    def add(self, course: Course) -> int:
        """See services.vocational.ports.CourseRepository.add."""
        values = _values(course)
        if course.id is None:
            del values["id"]
        return insert_row(self._session, CourseRow, values)

    def save(self, course: Course) -> None:
        """See services.vocational.ports.CourseRepository.save."""
        statement = update(CourseRow).where(CourseRow.id == course.id).values(_values(course))
        result: Any = self._session.execute(statement, execution_options={"synchronize_session": "fetch"})
        if not result.rowcount:
            raise NotFound(f"There is no course {course.id} to change.")

    def remove(self, course_id: int) -> None:
        """See services.vocational.ports.CourseRepository.remove."""
        statement = delete(CourseRow).where(CourseRow.id == course_id)
        self._session.execute(statement, execution_options={"synchronize_session": "fetch"})

    def on_list(self, since: date) -> Iterator[Course]:
        """See services.vocational.ports.CourseRepository.on_list."""
        statement = (
            select(CourseRow)
            .where(CourseRow.status != "finished")
            .where(or_(CourseRow.registration_deadline.is_(None), CourseRow.registration_deadline >= since))
            .order_by(CourseRow.id)
        )
        return (_from_row(row) for row in self._session.execute(statement).scalars())

    def shown(self, today: date) -> list[Course]:
        """See services.vocational.ports.CourseRepository.shown."""
        statement = (
            select(CourseRow)
            .where(CourseRow.status.in_(_OPEN))
            .where(or_(CourseRow.is_sample.is_(False), ~_ANY_REAL))
            .where(or_(CourseRow.registration_deadline.is_(None), CourseRow.registration_deadline >= today))
            .order_by(CourseRow.id)
        )
        return [_from_row(row) for row in self._session.execute(statement).scalars()]


def _values(course: Course) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(course, name) for name in _OWN}
    values |= {name: getattr(course.place, name) for name in _PLACE}
    return values | {"title_key": course.title_key, "support_groups": list(course.support_groups)}


def _from_row(row: Any) -> Course:
    return Course(
        place=Workplace(**{name: getattr(row, name) for name in _PLACE}),
        support_groups=tuple(row.support_groups),
        **{name: getattr(row, name) for name in _OWN},
    )
