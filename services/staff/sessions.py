"""Sessions begin with a log-in and end by themselves."""

import hashlib
import secrets
from datetime import datetime, timedelta

from services.ports import UnitOfWork
from services.staff.model import Account, StaffSession, Stage, member

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
CODE_WITHIN = timedelta(minutes=5)  # from the password to the one-time code
SEEN_EVERY = timedelta(minutes=1)  # a page is read far more often than it must be written down
_MAX_BROWSER = 120


def key_of(secret: str) -> str:
    """What the database keeps of the secret in the cookie: who reads the table cannot log in with it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def begin(
    uow: UnitOfWork, account: Account, *, stage: Stage, address: str, browser: str, at: datetime
) -> str:
    """A new session; returns the secret for the cookie, always a new one.

    Sessions of anybody that are over are forgotten on the way.
    """
    secret = secrets.token_urlsafe(32)
    uow.staff.forget_sessions(created_before=at - ABSOLUTE, seen_before=at - IDLE)
    uow.staff.add_session(
        StaffSession(
            key=key_of(secret),
            staff_id=member(account).id,
            stage=stage,
            created_at=at,
            seen_at=at,
            address=address,
            browser=browser[:_MAX_BROWSER],
        )
    )
    return secret


def is_over(session: StaffSession, at: datetime) -> bool:
    """Whether it ended by itself: unused for half an hour, 12 hours old, or the code did not come."""
    if session.stage is Stage.CODE:
        return at - session.created_at >= CODE_WITHIN
    return at - session.seen_at >= IDLE or at - session.created_at >= ABSOLUTE
