"""Forget a person who takes the consent back."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from jobs_db.gap_erasing import take_out_of_gaps
from jobs_db.tables.alert_subscription import AlertSubscriptionRow
from jobs_db.tables.call_back import CallBackRow
from jobs_db.tables.conversation import ConversationRow, InboxRow, OutboxRow, TurnRow
from jobs_db.tables.dialogue_state import DialogueStateRow
from jobs_db.tables.fraud_report import FraudReportRow
from jobs_db.tables.handover import CaseLabelRow, CaseNoteRow
from jobs_db.tables.held_answer import HeldAnswerRow
from jobs_db.tables.interest import InterestRow
from jobs_db.tables.notification import NotificationRow
from jobs_db.tables.policy_question import PolicyQuestionRow
from jobs_db.tables.rating import RatingRow
from jobs_db.tables.switch import ToldRow
from jobs_db.tables.ticket import TicketRow
from jobs_db.tables.training import TrainingExampleRow

# Those that refer to others come before them.
_OF_A_CONVERSATION = (
    PolicyQuestionRow,
    RatingRow,
    OutboxRow,
    TurnRow,
    InboxRow,
    TicketRow,
    CaseNoteRow,
    CaseLabelRow,
    CallBackRow,
    HeldAnswerRow,
    AlertSubscriptionRow,
    NotificationRow,
    InterestRow,
    FraudReportRow,
    DialogueStateRow,
    ToldRow,
    TrainingExampleRow,
)


def erase_conversation(session: Session, conversation: str) -> None:
    """Delete everything that is kept of a conversation, and the conversation."""
    take_out_of_gaps(session, conversation)
    for row in _OF_A_CONVERSATION:
        table: Any = row.__table__
        session.execute(delete(table).where(table.c.conversation_id == conversation))
    known: Any = ConversationRow.__table__
    session.execute(delete(known).where(known.c.id == conversation))
