"""Gaps and their questions from and to rows."""

from typing import Any

from services.gaps.model import Gap, GapState, Question, Why


def gap_of(row: Any) -> Gap:
    """A group from its row."""
    return Gap(
        id=row.id,
        wording=row.wording,
        head=row.head,
        total=row.total,
        bad=row.bad,
        reported=row.reported,
        first_at=row.first_at,
        last_at=row.last_at,
        state=GapState(row.state),
        entry=row.entry or "",
        reason=row.reason or "",
        decided_name=row.decided_name or "",
        decided_at=row.decided_at,
        seen=row.seen,
    )


def question_of(row: Any) -> Question:
    """A question from its row, or from that of a source."""
    return Question(
        conversation=row.conversation_id,
        position=row.position,
        said=row.wording,
        why=Why(row.why),
        at=row.at,
        told=row.told or "",
        intent=row.intent or "",
        entries=tuple(row.entries or ()),
        note=row.note or "",
        reported_by=row.reported_name or "",
    )


def question_row(number: int, question: Question) -> dict[str, Any]:
    """The row of a question in a group."""
    return {
        "conversation_id": question.conversation,
        "position": question.position,
        "gap_id": number,
        "wording": question.said,
        "why": question.why.value,
        "told": question.told or None,
        "intent": question.intent,
        "entries": list(question.entries),
        "note": question.note or None,
        "reported_name": question.reported_by or None,
        "at": question.at,
    }
