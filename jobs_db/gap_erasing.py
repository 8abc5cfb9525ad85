"""A person who is forgotten leaves no wording behind in the groups of questions."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.gap import GapQuestionRow, GapRow
from services.gaps.grouping import head_of
from services.gaps.model import Why

_gap: Any = GapRow.__table__
_question: Any = GapQuestionRow.__table__


def take_out_of_gaps(session: Session, conversation: str) -> None:
    """Delete what a conversation asked; groups count without it, and say it in others' words."""
    own = _question.c.conversation_id == conversation
    taken: dict[int, list[Any]] = {}
    for row in session.execute(
        select(_question.c.gap_id, _question.c.why, _question.c.reported_name).where(own)
    ):
        taken.setdefault(row.gap_id, []).append(row)
    session.execute(delete(_question).where(own))
    for number, rows in taken.items():
        of_gap = _gap.c.id == number
        left = session.execute(
            select(_question.c.wording, _question.c.at)
            .where(_question.c.gap_id == number)
            .order_by(_question.c.at.desc())
            .limit(1)
        ).one_or_none()
        if left is None:
            session.execute(delete(_gap).where(of_gap))
            continue
        values = {
            "total": _gap.c.total - len(rows),
            "bad": _gap.c.bad - sum(row.why == Why.BAD.value for row in rows),
            "reported": _gap.c.reported - sum(row.reported_name is not None for row in rows),
            "wording": left.wording,
            "head": head_of(left.wording),
            "last_at": left.at,
        }
        session.execute(update(_gap).where(of_gap).values(values))
