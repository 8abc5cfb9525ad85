"""What the officer does at the end of a call."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from language import units
from services import calendar
from services.caller.calls import log_call, undo_call
from services.caller.conversations import find_recipients
from services.caller.model import Call, CallOutcome, Need
from services.caller.sending import send_recap
from services.caller.words import said
from services.errors import InvalidInput
from web.caller.view import field, name_of, view
from web.parts import Parts, staff_of

_EVENT = "HX-Trigger"
_MINUTE = 60
_MOST_DIGITS = 6


def log(parts: Parts, request: Request) -> Response:
    """Note the call; what was not chosen is guessed from the note once more.

    Raises:
        InvalidInput: The outcome or the need is none of the list.
    """
    outcome, need = _outcome(field(request, "outcome")), field(request, "need")
    commune = field(request, "commune")
    with parts.reading() as uow:
        seen = view(parts, request, uow)
    chosen = _need(need) if need else seen.need
    staff = staff_of(request)
    now = parts.now()
    with parts.writing() as uow:
        call = log_call(
            uow,
            staff,
            need=chosen,
            outcome=outcome,
            commune=commune or seen.commune,
            seconds=_seconds(field(request, "seconds")),
            at=now,
        )
        count = uow.calls.count(_day_begins(now), staff.id)
        uow.commit()
    response = parts.render(request, "caller/logged.html", call=call, text=_told(call, count))
    response.headers[_EVENT] = "call-logged"
    return response


def undo(parts: Parts, request: Request) -> Response:
    """Take the call back that was just noted."""
    with parts.writing() as uow:
        undo_call(uow, staff_of(request), request.path_params["id"], parts.now())
        uow.commit()
    return parts.render(request, "caller/logged.html", call=None, text=said("page", "undone"))


def send(parts: Parts, request: Request) -> Response:
    """The recap, as it stands in its box, into a conversation."""
    conversation = field(request, "conversation")
    with parts.writing() as uow:
        send_recap(uow, staff_of(request), conversation, field(request, "recap"), parts.now())
        recipient = find_recipients(uow, conversation, 1)[0]
        uow.commit()
    return parts.render(
        request, "caller/logged.html", call=None, text=said("page", "sent", name=name_of(recipient))
    )


def _day_begins(at: datetime) -> datetime:
    return calendar.local(at).replace(hour=0, minute=0, second=0, microsecond=0)


def _outcome(value: str) -> CallOutcome:
    if value not in {outcome.value for outcome in CallOutcome}:
        raise InvalidInput(f"There is no outcome {value!r} of a call.")
    return CallOutcome(value)


def _need(value: str) -> Need:
    if value not in {need.value for need in Need}:
        raise InvalidInput(f"There is no need {value!r}.")
    return Need(value)


def _seconds(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS else 0


def _told(call: Call, count: int) -> str:
    commune = said("page", "logged_commune", commune=units.commune(call.commune).name) if call.commune else ""
    minutes, seconds = divmod(call.seconds, _MINUTE)
    return said(
        "page",
        "logged",
        need=said("needs", call.need.value),
        outcome=said("outcomes", call.outcome.value),
        commune=commune,
        minutes=minutes,
        seconds=seconds,
        count=count,
    )
