"""A pair of tokens given by the operator, and the alarms that end with it."""

from datetime import datetime, timedelta

from gateway.zalo.errors import TOKEN
from services.channels.tokens import PlatformTokens
from services.ports import UnitOfWork

CHANNEL = "zalo"
MISSING = "grant_missing"
REFUSED = "grant_refused"  # Zalo took the refresh token no more
LOST = "grant_lost"  # …after an answer was lost or we ended while one was on its way
SILENT = "grant_silent"  # the token endpoint does not answer
PROBLEMS = (MISSING, REFUSED, LOST, SILENT, TOKEN)


def store_first_pair(
    uow: UnitOfWork,
    oa_id: str,
    access_token: str,
    refresh_token: str,
    now: datetime,
    life: timedelta = timedelta(0),
) -> PlatformTokens:
    """Store a pair an administrator has granted, in place of any other; the caller commits.

    Args:
        uow: Opened for writing.
        oa_id: The Official Account.
        access_token: As the console or the exchange of a code gave it.
        refresh_token: Likewise.
        now: When.
        life: Of the access token; unknown, it is renewed at once, which also shows that the pair is good.

    Raises:
        InvalidInput: A token is none.
    """
    before = uow.platform_tokens.get(oa_id)
    version = before.version if before else 0
    tokens = PlatformTokens(
        oa_id=oa_id,
        access_token=access_token,
        refresh_token=refresh_token,
        refreshed_at=now,
        expires_at=now + life,
        version=version + 1,
    )
    if not uow.platform_tokens.replace(tokens, version):
        # A worker renewed between the two statements, which only PostgreSQL allows.
        return store_first_pair(uow, oa_id, access_token, refresh_token, now, life)
    end_alarms(uow)
    return tokens


def end_alarms(uow: UnitOfWork) -> None:
    """There is a good pair again."""
    for problem in PROBLEMS:
        uow.alarms.clear(CHANNEL, problem)
