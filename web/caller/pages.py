"""What is shown to the officer; nothing here changes anything."""

from starlette.requests import Request
from starlette.responses import Response

from jobs_db.bootstrap import print_slip
from language.mention import Mention
from services.caller.conversations import find_recipients
from services.caller.eligibility_form import person_of
from services.caller.reading import read_note
from services.caller.words import said
from services.dialogue.item_turns import details as all_of
from services.dialogue.state import SearchState
from services.dialogue.wording import phrase
from services.errors import InvalidInput, NotFound
from services.exports.slip import slip_of
from services.jobs.model import JobPosting
from services.policy.hotlines import hotlines
from web.caller.eligibility import posted
from web.caller.view import (
    addable,
    field,
    labels,
    name_of,
    note_of,
    picked,
    things_of,
    today_of,
    told_of,
    view,
)
from web.parts import Parts

_RECIPIENTS = 8
_WAIT_MS = 80  # after a key, for the next one; a word is not looked up letter by letter


def show(parts: Parts, request: Request) -> Response:
    """An empty box."""
    parts.policy.latest()
    return parts.render(request, "caller/page.html", wait_ms=_WAIT_MS, **labels(), **addable())


def results(parts: Parts, request: Request) -> Response:
    """Everything for the note as it stands now."""
    with parts.reading() as uow:
        seen = view(parts, request, uow)
        person = person_of(posted(request), seen.reading, today_of(parts))
        told = told_of(parts, seen.chosen or seen.likeliest, uow, person)
    return parts.render(
        request,
        "caller/results.html",
        view=seen,
        told=told,
        relaxed=_relaxed,
        urgent=[line for line in hotlines().values() if not line.get("policy_only")],
        **labels(),
    )


def details(parts: Parts, request: Request) -> Response:
    """All of one offer, as it is told in a conversation."""
    key = f"{request.path_params['kind']}:{request.path_params['id']}"
    mention = Mention(entity="item", value=key, start=0, end=0)
    snapshot = parts.policy.latest()
    values = snapshot.content.values if snapshot else None
    with parts.reading() as uow:
        turn = all_of(SearchState(), [mention], uow, today_of(parts), values)
    cards = [card for reply in turn.replies for card in reply.cards]
    if not cards:
        raise NotFound(f"There is no offer {key!r} to be shown.")
    return parts.render(request, "caller/details.html", cards=cards)


def told(parts: Parts, request: Request) -> Response:
    """What is read out and written of what is marked."""
    today = today_of(parts)
    person = person_of(posted(request), read_note(note_of(request), today), today)
    with parts.reading() as uow:
        found = told_of(parts, picked(request), uow, person)
    return parts.render(request, "caller/told.html", told=found, **labels())


def slip(parts: Parts, request: Request) -> Response:
    """The vacancies that are marked, on A5.

    Raises:
        InvalidInput: None is.
    """
    with parts.reading() as uow:
        things = [one.thing for one in things_of(parts, picked(request), uow)]
    postings = [thing for thing in things if isinstance(thing, JobPosting)]
    if not postings:
        raise InvalidInput("There is no vacancy to print.")
    body = print_slip(slip_of(postings, parts.settings.links, today_of(parts)))
    headers = {"Content-Disposition": f'inline; filename="{said("page", "slip_file")}"'}
    return Response(body, media_type="application/pdf", headers=headers)


def conversations(parts: Parts, request: Request) -> Response:
    """Conversations the recap can go to."""
    with parts.reading() as uow:
        found = find_recipients(uow, field(request, "who")[:100], _RECIPIENTS)
    return parts.render(request, "caller/conversations.html", recipients=found, name_of=name_of, **labels())


def _relaxed(names: tuple[str, ...]) -> str:
    return said("page", "relaxed", steps=", ".join(phrase("relaxed", name) for name in names))
