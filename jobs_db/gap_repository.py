"""Questions without a good answer, and their groups, in the database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db.gap_rows import gap_of, question_of, question_row
from jobs_db.gap_sources import statement_of, statement_of_turn
from jobs_db.tables.gap import GapMarkRow, GapQuestionRow, GapRow
from services.gaps.model import After, Gap, GapState, Question, Source, Why
from services.gaps.refusals import KnownMeanwhile

_gap: Any = GapRow.__table__
_question: Any = GapQuestionRow.__table__
_mark: Any = GapMarkRow.__table__


class SqlGapRepository:
    """Implements services.gaps.ports.GapRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(self, source: Source) -> datetime | None:
        """See the port."""
        at: datetime | None = self._session.execute(
            select(_mark.c.at).where(_mark.c.source == source.value)
        ).scalar_one_or_none()
        return at

    def set_mark(self, source: Source, at: datetime) -> None:
        """See the port."""
        known = _mark.c.source == source.value
        changed: Any = self._session.execute(update(_mark).where(known).values(at=at))
        if not changed.rowcount:
            self._session.execute(insert(_mark), {"source": source.value, "at": at})

    def found(self, source: Source, after: datetime, until: datetime, limit: int) -> Sequence[Question]:
        """See the port."""
        rows = self._session.execute(statement_of(source, after, until, limit))
        return [question_of(row) for row in rows]

    def turn(self, conversation: str, position: int) -> Question | None:
        """See the port."""
        row = self._session.execute(statement_of_turn(conversation, position)).one_or_none()
        return question_of(row) if row else None

    def is_known(self, conversation: str, position: int) -> bool:
        """See the port."""
        return self.group_of(conversation, position) is not None

    def group_of(self, conversation: str, position: int) -> int | None:
        """See the port."""
        chosen = select(_question.c.gap_id).where(*_turn(conversation, position))
        number: int | None = self._session.execute(chosen).scalar_one_or_none()
        return number

    def reported(self, conversation: str) -> Mapping[int, int]:
        """See the port."""
        own = (_question.c.conversation_id == conversation, _question.c.reported_name.is_not(None))
        rows = self._session.execute(select(_question.c.position, _question.c.gap_id).where(*own))
        return {row.position: row.gap_id for row in rows}

    def mark_reported(self, question: Question) -> None:
        """See the port."""
        known = _turn(question.conversation, question.position)
        number = self.group_of(question.conversation, question.position)
        values = {"note": question.note or None, "reported_name": question.reported_by, "at": question.at}
        unreported = update(_question).where(*known, _question.c.reported_name.is_(None))
        marked: Any = self._session.execute(unreported.values(values))
        if not marked.rowcount:
            raise KnownMeanwhile("Somebody else has just reported this turn.")
        changed = {"reported": _gap.c.reported + 1, "last_at": question.at}
        self._session.execute(update(_gap).where(_gap.c.id == number).values(changed))

    def mark_bad(self, question: Question) -> None:
        """See the port."""
        known = (*_turn(question.conversation, question.position), _question.c.why != Why.BAD.value)
        number = self._session.execute(select(_question.c.gap_id).where(*known)).scalar_one_or_none()
        if number is None:
            return
        values = {"why": Why.BAD.value, "told": question.told or None}
        self._session.execute(update(_question).where(*known).values(values))
        self._session.execute(update(_gap).where(_gap.c.id == number).values(bad=_gap.c.bad + 1))

    def heads(self, limit: int, above: int = 0) -> Sequence[tuple[int, str]]:
        """See the port."""
        chosen = select(_gap.c.id, _gap.c.head).where(_gap.c.id > above)
        rows = self._session.execute(chosen.order_by(_gap.c.last_at.desc()).limit(limit))
        return [(row.id, row.head) for row in rows]

    def add(self, head: str, question: Question) -> int:
        """See the port."""
        row = {
            "wording": question.said,
            "head": head,
            "total": 1,
            "bad": int(question.why is Why.BAD),
            "reported": int(bool(question.reported_by)),
            "first_at": question.at,
            "last_at": question.at,
            "state": GapState.OPEN.value,
        }
        with self._as_first():
            added: Any = self._session.execute(insert(_gap), row)
            number = int(added.inserted_primary_key[0])
            self._session.execute(insert(_question), question_row(number, question))
        return number

    def join(self, number: int, question: Question) -> Gap:
        """See the port."""
        newer = question.at
        with self._as_first():
            self._session.execute(insert(_question), question_row(number, question))
        self._session.execute(
            update(_gap)
            .where(_gap.c.id == number)
            .values(
                total=_gap.c.total + 1,
                bad=_gap.c.bad + int(question.why is Why.BAD),
                reported=_gap.c.reported + int(bool(question.reported_by)),
            )
        )
        self._session.execute(
            update(_gap)
            .where(_gap.c.id == number, _gap.c.last_at <= newer)
            .values(last_at=newer, wording=question.said)
        )
        return gap_of(self._session.execute(select(_gap).where(_gap.c.id == number)).one())

    def page(
        self,
        state: GapState,
        limit: int,
        *,
        bad: bool = False,
        reported: bool = False,
        after: After | None = None,
    ) -> Sequence[Gap]:
        """See the port."""
        wanted = [_gap.c.state == state.value]
        if bad:
            wanted.append(_gap.c.bad > 0)
        if reported:
            wanted.append(_gap.c.reported > 0)
        if after is not None:
            same = and_(_gap.c.total == after.total, _gap.c.id < after.id)
            wanted.append(or_(_gap.c.total < after.total, same))
        chosen = select(_gap).where(*wanted).order_by(_gap.c.total.desc(), _gap.c.id.desc())
        return [gap_of(row) for row in self._session.execute(chosen.limit(limit))]

    def counts(self) -> Mapping[GapState, int]:
        """See the port."""
        rows = self._session.execute(select(_gap.c.state, func.count()).group_by(_gap.c.state))
        return {GapState(state): number for state, number in rows}

    def get(self, number: int) -> Gap | None:
        """See the port."""
        row = self._session.execute(select(_gap).where(_gap.c.id == number)).one_or_none()
        return gap_of(row) if row else None

    def questions(self, number: int, limit: int) -> Sequence[Question]:
        """See the port."""
        chosen = select(_question).where(_question.c.gap_id == number)
        return [
            question_of(row)
            for row in self._session.execute(chosen.order_by(_question.c.at.desc()).limit(limit))
        ]

    def question(self, number: int, conversation: str, position: int) -> Question | None:
        """See the port."""
        known = (_question.c.gap_id == number, *_turn(conversation, position))
        row = self._session.execute(select(_question).where(*known)).one_or_none()
        return question_of(row) if row else None

    def decide(self, gap: Gap, before: GapState) -> bool:
        """See the port."""
        values = {
            "state": gap.state.value,
            "entry": gap.entry or None,
            "reason": gap.reason or None,
            "decided_name": gap.decided_name or None,
            "decided_at": gap.decided_at,
            "seen": gap.seen,
        }
        known = (_gap.c.id == gap.id, _gap.c.state == before.value)
        changed: Any = self._session.execute(update(_gap).where(*known).values(values))
        return bool(changed.rowcount)

    def forget(self, before: datetime, limit: int) -> int:
        """See the port."""
        old = select(_gap.c.id).where(_gap.c.last_at < before).order_by(_gap.c.last_at).limit(limit)
        numbers = list(self._session.execute(old).scalars())
        for table, column in ((_question, _question.c.gap_id), (_gap, _gap.c.id)):
            self._session.execute(delete(table).where(column.in_(numbers)))
        return len(numbers)

    @contextmanager
    def _as_first(self) -> Iterator[None]:
        """Adding a turn, unless somebody else is adding it too; what was done before it stays."""
        try:
            with self._session.begin_nested():
                yield
        except IntegrityError as error:
            raise KnownMeanwhile("Somebody else has just put this turn into a group.") from error


def _turn(conversation: str, position: int) -> tuple[Any, Any]:
    return _question.c.conversation_id == conversation, _question.c.position == position
