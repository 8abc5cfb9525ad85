"""What a refusal of Zalo means for the message, the person and everybody: data/gateway/zalo_errors.yml."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from gateway.sending import MaybeSentError, NotNowError, OperatorError, RefusedError, UnreachableError
from gateway.zalo.api import RefusedAnswerError, StatusError
from gateway.zalo.connection import ConnectionFailedError, NoAnswerError
from services.calendar import CA_MAU_TIME, local
from services.conversations.model import Delivery
from services.errors import Unavailable
from services.resources import load_yaml

FILE = "gateway/zalo_errors.yml"
SECRET = "secret"  # noqa: S105 - an alarm: the app's secret is missing or wrong
ADDRESS = "address"  # nothing of Zalo's answers there
TOKEN = "token"  # noqa: S105 - an alarm: even a fresh token is not taken
FEW_ATTEMPTS = 3  # for what may be about one message only: it must not hold up everything for a day


class ErrorClass(str, Enum):
    """See the file."""

    TRANSIENT = "transient"
    REFRESH_TOKEN = "refresh_token"  # noqa: S105 - a name
    PERSON = "person"
    LATER = "later"
    OPERATOR = "operator"
    OUR_FAULT = "our_fault"
    UNKNOWN = "unknown"


class Until(str, Enum):
    """When to try again."""

    NEXT_MINUTE = "next_minute"
    MORNING = "morning"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One number of one table."""

    number: int | None
    kind: ErrorClass
    meaning: str = "not documented"
    until: Until | None = None
    alarm: str = ""
    unsure: bool = False


@lru_cache(maxsize=1)
def load_faults() -> dict[str, dict[int, Fault]]:
    """The documented numbers of each table."""
    tables: dict[str, list[dict[str, Any]]] = load_yaml(FILE)
    return {table: {row["number"]: _fault(row) for row in rows} for table, rows in tables.items()}


def fault_of(error: RefusedAnswerError) -> Fault:
    """What a refusal means; a number nobody has documented is unknown."""
    unknown = Fault(number=error.number, kind=ErrorClass.UNKNOWN)
    if error.number is None:
        return unknown
    # Template messages to a user id go to the host of the chat, which answers with its own numbers too.
    tables = (error.table, "chat") if error.table == "template" else (error.table,)
    return next((found for table in tables if (found := load_faults()[table].get(error.number))), unknown)


def sending_error(error: Exception, now: datetime, delivery: Delivery) -> Exception:
    """What the outbox is told of a failed message.

    Args:
        error: Of the connection or the API; others are returned as they are.
        now: When it failed.
        delivery: What was being sent; how often it failed before, and why the last time.
    """
    if isinstance(error, RefusedAnswerError):
        return _of_refusal(fault_of(error), now, delivery)
    if isinstance(error, StatusError):
        return _of_status(error.status)
    if isinstance(error, ConnectionFailedError | Unavailable):
        return NotNowError(str(error))
    if isinstance(error, NoAnswerError):
        return MaybeSentError(str(error))
    return error


def pause_seconds(until: Until | None, now: datetime, morning: int = 6) -> float | None:
    """Seconds until an hour or a minute of Cà Mau's clock; None for None."""
    if until is None:
        return None
    here = local(now)
    if until is Until.NEXT_MINUTE:
        # A second more, since the two clocks differ.
        return 61.0 - here.second - here.microsecond / 1e6
    begins = datetime.combine(here.date(), time(morning), CA_MAU_TIME)
    if until is Until.TOMORROW or begins <= here:
        begins += timedelta(days=1)
    return (begins - here).total_seconds()


def _of_refusal(fault: Fault, now: datetime, delivery: Delivery) -> Exception:
    reason = f"{fault.number}: {fault.meaning}"
    if fault.kind is ErrorClass.PERSON:
        return UnreachableError(reason)
    if fault.kind is ErrorClass.OUR_FAULT:
        return RefusedError(reason)
    if fault.kind is ErrorClass.OPERATOR or fault.kind is ErrorClass.REFRESH_TOKEN:
        for_all = OperatorError(fault.alarm or TOKEN, str(fault.number))
        return RefusedError(reason) if fault.unsure and _keeps_failing(delivery, for_all) else for_all
    later = NotNowError(reason, pause_seconds(fault.until, now))
    return (
        RefusedError(reason)
        if fault.kind is ErrorClass.UNKNOWN and _keeps_failing(delivery, later)
        else later
    )


def _keeps_failing(delivery: Delivery, error: Exception) -> bool:
    """Whether it has failed often, and in this way: waiting out an outage is no failure of the message."""
    return delivery.attempts >= FEW_ATTEMPTS and delivery.reason == str(error)


def _of_status(status: int) -> Exception:
    reason = f"status {status}"
    if status in (408, 429):
        return NotNowError(reason)
    if status >= 500:
        # Whatever failed may have failed behind the sending.
        return MaybeSentError(reason)
    if status in (400, 413, 422):
        return RefusedError(reason)
    # A redirect, or an address that is not there: of the settings, not of the message.
    return OperatorError(ADDRESS, reason)


def _fault(row: dict[str, Any]) -> Fault:
    until = row.get("until")
    return Fault(
        number=row["number"],
        kind=ErrorClass(row["class"]),
        meaning=row["meaning"],
        until=Until(until) if until else None,
        alarm=row.get("alarm", ""),
        unsure=row.get("unsure", False),
    )
