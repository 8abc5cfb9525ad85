"""Every documented number of Zalo's has its class, and each class tells the outbox what it needs."""

from datetime import datetime

import pytest

from gateway.sending import MaybeSentError, NotNowError, OperatorError, RefusedError, UnreachableError
from gateway.zalo.api import RefusedAnswerError, StatusError
from gateway.zalo.connection import ConnectionFailedError, NoAnswerError
from gateway.zalo.errors import (
    ADDRESS,
    ErrorClass,
    Until,
    fault_of,
    load_faults,
    pause_seconds,
    sending_error,
)
from gateway.zalo.grant import PROBLEMS
from gateway.zalo.ledger import BUDGET
from services.calendar import CA_MAU_TIME
from services.conversations.model import Answer, Delivery, Turn
from services.errors import Unavailable
from services.resources import load_yaml
from tests.gateway.zalo.conftest import NOW

# The documents' tables, by what has to be done about a number.
DOCUMENTED = {
    "chat": {
        ErrorClass.TRANSIENT: (-32, -200),
        ErrorClass.REFRESH_TOKEN: (-124, -216, -220),
        ErrorClass.PERSON: (-118, -213, -217, -227, -230, -231, -232, -244),
        ErrorClass.LATER: (-218, -234),
        ErrorClass.OPERATOR: (
            *(-204, -205, -209, -211, -212, -219, -221, -223, -224, -235, -237, -238, -240, -241, -242),
            *(-248, -249, -320, -321, -403),
        ),
        ErrorClass.OUR_FAULT: (-100, -201, -210, -233),
        ErrorClass.UNKNOWN: (-214, -1340, -1341),
    },
    "template": {
        ErrorClass.TRANSIENT: (-32, -100),
        ErrorClass.REFRESH_TOKEN: (-124, -216, -220),
        ErrorClass.PERSON: (-108, -114, -118, -119, -139, -140, -141, -213, -230),
        ErrorClass.LATER: (-133, -144, -147),
        ErrorClass.OPERATOR: (
            -101,
            -102,
            -103,
            -104,
            -105,
            -109,
            -115,
            -117,
            -127,
            -131,
            -135,
            -136,
            -137,
            -146,
        ),
        ErrorClass.OUR_FAULT: (-111, -112, -132, -201, -210, -1121, -1122),
    },
    "grant": {ErrorClass.TRANSIENT: (-32,), ErrorClass.OPERATOR: (-118, -220, -14002, -14003)},
}
CASES = [
    (table, number, kind)
    for table, kinds in DOCUMENTED.items()
    for kind, numbers in kinds.items()
    for number in numbers
]


def delivery(attempts: int = 0, reason: str = "") -> Delivery:
    """A turn that failed so often before, the last time for a reason."""
    answer = Answer(said="", replies=(), outcome="answered")
    turn = Turn(conversation="zalo_1", position=1, message_id=None, answer=answer, at=NOW)
    return Delivery(id=1, channel="zalo", turn=turn, attempts=attempts, reason=reason)


@pytest.mark.parametrize(("table", "number", "kind"), CASES)
def test_a_documented_number_is_in_its_class(table: str, number: int, kind: ErrorClass):
    assert fault_of(RefusedAnswerError(table, number)).kind is kind


def test_the_table_has_no_number_twice_and_none_nobody_expects():
    expected = {(table, number) for table, number, _ in CASES}
    found = {(table, number) for table, numbers in load_faults().items() for number in numbers}
    assert found <= expected


def test_whoever_must_act_is_told_which_alarm():
    faults = [fault for numbers in load_faults().values() for fault in numbers.values()]
    assert all(bool(fault.alarm) == (fault.kind is ErrorClass.OPERATOR) for fault in faults)


@pytest.mark.parametrize(
    ("number", "attempts", "told"),
    [
        (-32, 0, NotNowError),
        (-200, 9, NotNowError),
        (-230, 0, UnreachableError),
        (-213, 0, UnreachableError),
        (-201, 0, RefusedError),
        (-234, 0, NotNowError),
        (-224, 9, OperatorError),
        (-216, 0, OperatorError),
        (-248, 2, OperatorError),
        (-248, 3, RefusedError),  # unsure whether of everything or of this message
        (-999, 2, NotNowError),
        (-999, 3, RefusedError),
        (None, 0, NotNowError),
    ],
)
def test_the_outbox_is_told(number: int | None, attempts: int, told: type[Exception]):
    error = RefusedAnswerError("chat", number)
    before = str(sending_error(error, NOW, delivery()))
    assert type(sending_error(error, NOW, delivery(attempts, before))) is told


@pytest.mark.parametrize("number", [-248, -999])
def test_attempts_that_failed_otherwise_do_not_count_against_a_message(number: int):
    told = sending_error(RefusedAnswerError("chat", number), NOW, delivery(9, "no network"))
    assert type(told) is not RefusedError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ConnectionFailedError("x"), NotNowError),
        (Unavailable("x"), NotNowError),
        (NoAnswerError("x"), MaybeSentError),
        (StatusError(500), MaybeSentError),
        (StatusError(503), MaybeSentError),
        (StatusError(429), NotNowError),
        (StatusError(413), RefusedError),
        (StatusError(302), OperatorError),
        (StatusError(404), OperatorError),
        (ZeroDivisionError("x"), ZeroDivisionError),
    ],
)
def test_what_is_no_number_tells_whether_it_may_have_been_sent(error: Exception, told: type[Exception]):
    assert type(sending_error(error, NOW, delivery())) is told


def test_too_many_requests_wait_for_the_next_minute():
    told = sending_error(RefusedAnswerError("chat", -32), NOW, delivery())  # half a minute is over
    assert isinstance(told, NotNowError) and told.pause_seconds == 31.0


@pytest.mark.parametrize(
    ("hour", "until", "hours"),
    [(23, Until.MORNING, 7), (5, Until.MORNING, 1), (6, Until.MORNING, 24), (10, Until.TOMORROW, 20)],
)
def test_what_may_not_go_at_night_waits_for_the_morning(hour: int, until: Until, hours: int):
    assert pause_seconds(until, datetime(2026, 11, 23, hour, tzinfo=CA_MAU_TIME)) == hours * 3600


def test_a_reason_holds_the_number_and_our_words_only():
    told = sending_error(RefusedAnswerError("chat", -230), NOW, delivery())
    assert str(told) == "-230: outside the 7 days"


def test_every_alarm_has_a_sentence_for_the_operator():
    named = {fault.alarm for numbers in load_faults().values() for fault in numbers.values() if fault.alarm}
    assert named | {ADDRESS, BUDGET, *PROBLEMS} <= set(load_yaml("gateway/alarms.yml")["zalo"])
