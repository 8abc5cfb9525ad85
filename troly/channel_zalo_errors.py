"""What went wrong with Zalo, in the operator's words."""

from gateway.sending import NotNowError, OperatorError
from gateway.zalo.api import RefusedAnswerError, StatusError
from gateway.zalo.connection import ConnectionFailedError, NoAnswerError
from gateway.zalo.errors import ErrorClass, fault_of
from troly.channel_alarms import sentence_of
from troly.channel_words import entry, words

# What may be raised by a call; whatever else is a fault of ours.
EXPECTED = (
    OperatorError,
    NotNowError,
    RefusedAnswerError,
    StatusError,
    ConnectionFailedError,
    NoAnswerError,
)


def explained_error(error: Exception, url: str) -> str:
    """The sentence: what is wrong, and what to do.

    Args:
        error: One of EXPECTED.
        url: Where the call went.
    """
    if isinstance(error, OperatorError):
        number = words("zalo.number", number=error.detail) if error.detail else ""
        return sentence_of("zalo", error.problem) + number
    if isinstance(error, RefusedAnswerError):
        return _of_refusal(error)
    if isinstance(error, ConnectionFailedError):
        return words("zalo.errors.network", reason=error, url=url)
    if isinstance(error, NoAnswerError):
        return words("zalo.errors.silent", reason=error)
    if isinstance(error, StatusError):
        return words("zalo.errors.status", reason=error)
    return words("zalo.errors.wait", reason=error)


def _of_refusal(error: RefusedAnswerError) -> str:
    told = entry("zalo.numbers").get(error.number)
    if told:
        return str(told)
    fault = fault_of(error)
    if fault.kind is ErrorClass.OPERATOR:
        return sentence_of("zalo", fault.alarm) + words("zalo.number", number=error.number)
    return words(f"zalo.errors.{fault.kind.value}", number=error.number)
