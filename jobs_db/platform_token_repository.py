"""Tokens of platforms in the database."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from jobs_db.tables.platform_token import PlatformTokenRow
from services.channels.tokens import PlatformTokens, TokenState
from services.errors import Unavailable

_token: Any = PlatformTokenRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_PLAIN = ("oa_id", "access_token", "refresh_token", "refreshed_at", "expires_at", "version")


class SqlPlatformTokenRepository:
    """`services.channels.platform_ports.PlatformTokenRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, oa_id: str) -> PlatformTokens | None:
        """See the port."""
        row = self._session.execute(select(_token).where(_token.c.oa_id == oa_id)).first()
        if row is None:
            return None
        values = {name: getattr(row, name) for name in _PLAIN}
        return PlatformTokens(**values, state=TokenState(row.state))

    def replace(self, tokens: PlatformTokens, before: int) -> bool:
        """See the port."""
        values = {name: getattr(tokens, name) for name in _PLAIN} | {"state": tokens.state.value}
        if before == 0:
            insert = _INSERTS[self._session.get_bind().dialect.name](_token)
            return self._changed(insert.values(**values).on_conflict_do_nothing())
        return self._change(tokens.oa_id, before, values)

    def mark(self, oa_id: str, version: int, state: TokenState) -> bool:
        """See the port."""
        return self._change(oa_id, version, {"state": state.value})

    def _change(self, oa_id: str, version: int, values: dict[str, Any]) -> bool:
        stands = (_token.c.oa_id == oa_id) & (_token.c.version == version)
        return self._changed(update(_token).where(stands).values(**values))

    def _changed(self, statement: Any) -> bool:
        try:
            result: Any = self._session.execute(statement)
        except SQLAlchemyError as error:
            # PostgreSQL quotes the row it could not store, and with it the tokens.
            raise Unavailable(f"The tokens cannot be stored: {type(error).__name__}.") from None
        return bool(result.rowcount == 1)
