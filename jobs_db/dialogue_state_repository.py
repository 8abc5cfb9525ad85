"""The dialogue engine's memory in the database: one read and one write a turn, nothing else."""

from datetime import datetime, timezone

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from jobs_db.tables.dialogue_state import DialogueStateRow
from services.errors import Unavailable

_READ = select(DialogueStateRow.body).where(DialogueStateRow.conversation_id == bindparam("conversation_id"))
# Both databases know this form; the session layer would read the row before writing it.
_WRITE = text(
    "INSERT INTO dialogue_state (conversation_id, body, updated_at) VALUES (:conversation_id, :body, :now) "
    "ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at"
)
_FORGET = delete(DialogueStateRow).where(DialogueStateRow.updated_at < bindparam("instant"))


class SqlDialogueStates:
    """Short transactions of its own, outside any unit of work."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, conversation_id: str) -> str | None:
        """The text last put; none for an unknown conversation.

        Raises:
            Unavailable: The database cannot be reached.
        """
        try:
            with self._engine.connect() as connection:
                body = connection.execute(_READ, {"conversation_id": conversation_id}).scalar()
        except (OperationalError, InterfaceError) as error:
            raise Unavailable("The dialogue memory cannot be read just now.") from error
        return None if body is None else str(body)

    def put(self, conversation_id: str, text: str) -> None:
        """Replace the text.

        Raises:
            Unavailable: The database cannot be written to.
        """
        values = {"conversation_id": conversation_id, "body": text, "now": datetime.now(timezone.utc)}
        try:
            with self._engine.execution_options(writing=True).begin() as connection:
                connection.execute(_WRITE, values)
        except (OperationalError, InterfaceError) as error:
            raise Unavailable("The dialogue memory cannot be written to just now.") from error

    def forget_before(self, instant: datetime) -> int:
        """Drop the texts put before an instant; returns how many.

        Raises:
            Unavailable: The database cannot be written to.
        """
        try:
            with self._engine.begin() as connection:
                result = connection.execute(_FORGET, {"instant": instant})
        except (OperationalError, InterfaceError) as error:
            raise Unavailable("The dialogue memory cannot be written to just now.") from error
        return int(result.rowcount)
