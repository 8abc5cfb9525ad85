"""The questions that tell which schemes a caller may have; every answer comes from what is posted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from services.caller.eligibility import SchemeAnswer
from services.caller.eligibility_form import Posted, as_typed, form_of
from services.caller.entries import answers
from services.caller.needs import need_of
from services.caller.reading import read_note
from services.caller.words import section
from services.eligibility.model import Verdict
from services.policy.sources import provisions
from web.caller.view import SCHEME, labels, note_of, picked, today_of, told_of, values
from web.parts import Parts

_FACT, _NOTED = "fact.", "noted."
_OTHERS = ("shown", "topic", "guessed", "later")


def ask(parts: Parts, request: Request) -> Response:
    """What to ask next, and where the person stands by what was answered."""
    today, snapshot = today_of(parts), parts.policy.latest()
    context = {"words_of": section("eligibility"), "facets": section("page")["facets"], **labels()}
    if snapshot is None:
        return parts.render(request, "caller/eligibility.html", form=None, held=_held(request), **context)
    form = posted(request)
    reading = read_note(note_of(request), today)
    entries = answers(reading, snapshot.index, snapshot.content, today)
    shown = form_of(form, reading, entries, need_of(reading, entries), snapshot.content, today)
    keys = _still_there(picked(request), shown.schemes) or values(request, "likeliest")
    with parts.reading() as uow:
        told = told_of(parts, keys, uow, shown.person)
    return parts.render(
        request,
        "caller/eligibility.html",
        form=shown,
        told=told,
        chosen=values(request, "pick"),
        counted=_counted(shown.schemes),
        provisions=provisions,
        **context,
    )


def posted(request: Request) -> Posted:
    """The form of eligibility as it came; all of it is strangers' text."""
    return Posted(
        topics=frozenset(values(request, "topic")),
        guessed=frozenset(values(request, "guessed")) if values(request, "shown") else None,
        written=_fields(request, _FACT),
        noted=_fields(request, _NOTED),
        later=frozenset(values(request, "later")),
    )


def _held(request: Request) -> list[tuple[str, str]]:
    """The form as it came, kept by the page while it cannot be judged: nobody answers twice."""
    return [
        (name, as_typed(value))
        for name, value in request.state.form.multi_items()
        if isinstance(value, str)
        and (
            name in _OTHERS
            or name.startswith((_FACT, _NOTED))
            or (name == "pick" and value.startswith(SCHEME))
        )
    ]


def _still_there(keys: Sequence[str], schemes: Sequence[SchemeAnswer]) -> list[str]:
    """Without marks of schemes that are not asked about any more."""
    shown = {one.key for one in schemes}
    return [key for key in keys if not key.startswith(SCHEME) or key in shown]


def _fields(request: Request, prefix: str) -> dict[str, str]:
    form = request.state.form
    return {
        name.removeprefix(prefix): as_typed(value)
        for name, value in form.items()
        if name.startswith(prefix) and isinstance(value, str)
    }


def _counted(schemes: Sequence[SchemeAnswer]) -> str:
    words = section("eligibility")
    count = Counter(one.judged.verdict for one in schemes)
    return "".join(
        words["counted"].format(verdict=words["verdicts"][verdict.value], count=count[verdict])
        for verdict in Verdict
        if count[verdict]
    )
