"""The pages of conversations, and the pieces of them that are asked for every few seconds."""

from __future__ import annotations

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.handover import waiting
from services.handover.call_back import said_of
from services.handover.office_hours import office_hours
from services.handover.presence import note_seen, present
from services.handover.ready_replies import ReadyReplies
from services.handover.words import case_labels, outcome_labels
from services.policy.latest import LatestContent
from services.resources import load_yaml
from services.staff.permissions import Permission
from web.inbox.forms import AnswerForm, CloseForm, HandForm, LabelsForm, NoteForm
from web.inbox.misreading import reported
from web.inbox.view import CaseView, case_view, found_case, officer_of
from web.parts import Parts, staff_of
from web.views import note_view

LOOK_SECONDS = 4
SHOWN_REPLIES = 8
_MOST_CALLS, _MOST_HELD = 50, 50
_LONGEST_QUERY = 100


class Pages:
    """Handlers that change nothing but when an officer was seen."""

    def __init__(self) -> None:
        self._content = LatestContent()
        self._replies = ReadyReplies()

    def lists(self, parts: Parts, request: Request) -> Response:
        """Who waits, what is one's own, what is with colleagues, whom to call, what to approve."""
        with parts.reading() as uow:
            shown = self._lists(parts, request, uow)
        if shown["calls"]:
            note_view(parts, request, "calls.see", "calls")  # telephone numbers
        return parts.render(request, "inbox/list.html", **shown)

    def lists_again(self, parts: Parts, request: Request) -> Response:
        """The lists, or nothing if they are as the page has them: what is focused stays so."""
        with parts.reading() as uow:
            shown = self._lists(parts, request, uow)
        return self._if_changed(parts, request, "inbox/lists.html", shown)

    def badge(self, parts: Parts, request: Request) -> Response:
        """How much waits; asked by every page of an officer who is there."""
        officer, at = officer_of(staff_of(request)), parts.now()
        with parts.writing() as uow:
            if note_seen(uow, officer, at):
                uow.commit()
        with parts.reading() as uow:
            held = len(uow.held_answers.waiting(_MOST_HELD))
            counts = waiting.counts(waiting.lists(uow, officer, at), held)
        seen = _digest(counts)
        return self._if_changed(parts, request, "inbox/badge.html", {"counts": counts, "seen": seen})

    def case(self, parts: Parts, request: Request) -> Response:
        """One conversation."""
        number = request.path_params["id"]
        shown = self.shown_case(parts, request, number)
        note_view(parts, request, "case.see", f"case:{number}")
        return shown

    def new_turns(self, parts: Parts, request: Request) -> Response:
        """The turns after a position; nothing when there are none."""
        after = request.query_params.get("after", "")
        position = int(after) if after.isdecimal() and len(after) < 10 else 0
        with parts.reading() as uow:
            case = found_case(uow, request.path_params["id"])
            turns = uow.conversations.turns_after(case.conversation, position, 100)
            told = reported(uow, case.conversation) if turns else {}
        if not turns:
            return Response(status_code=204)
        words = _words()
        return parts.render(
            request,
            "inbox/turns.html",
            case=case,
            turns=turns,
            last=turns[-1].position,
            reported=told,
            corrects=_corrects(request),
            inbox=words,
        )

    def ready(self, parts: Parts, request: Request) -> Response:
        """Ready replies for the words typed."""
        query = request.query_params.get("q", "")[:_LONGEST_QUERY]
        with parts.reading() as uow:
            content = self._content.content(uow.policy)
        replies = self._replies.find(query, content, parts.now().date(), SHOWN_REPLIES)
        return parts.render(request, "inbox/ready.html", replies=replies)

    def shown_case(
        self,
        parts: Parts,
        request: Request,
        case_id: int,
        *,
        status: int = 200,
        sentence: str = "",
        text: str = "",
        note: str = "",
    ) -> Response:
        """The page of a case; with a sentence, and with what was typed, when something was refused."""
        officer = officer_of(staff_of(request))
        with parts.reading() as uow:
            case = found_case(uow, case_id)
            content = self._content.content(uow.policy)
            memory = parts.services.dialogue_states.get(case.conversation)
            view = case_view(uow, case, officer, memory, content, parts.now())
            told = reported(uow, case.conversation)
            found = waiting.lists(uow, officer, parts.now())
        following = waiting.next_after(found, case_id)
        return parts.render(
            request,
            "inbox/case.html",
            status=status,
            view=view,
            reported=told,
            corrects=_corrects(request),
            waiting=sum(line.case.id != case_id for line in found.waiting),
            following=following.case.id if following else 0,
            sentence=sentence,
            answer=AnswerForm(data={"text": text}),
            note=NoteForm(data={"note": note}),
            close=CloseForm(data={"seen": view.last}),
            hand=hand_form(view),
            labels=LabelsForm(data={"labels": view.labels}),
            replies=self._replies.find("", content, parts.now().date(), SHOWN_REPLIES),
            outcomes=outcome_labels(),
            inbox=_words(),
            case_labels=case_labels(),
        )

    def _lists(self, parts: Parts, request: Request, uow: UnitOfWork) -> dict[str, Any]:
        at, hours = parts.now(), office_hours(uow)
        found = waiting.lists(uow, officer_of(staff_of(request)), at)
        lines = (*found.waiting, *found.own, *found.others)
        wanted = uow.call_backs.wanted(_MOST_CALLS)
        numbers = uow.cases.newest_of([one.conversation for one in wanted])
        calls = [(one, said_of(one, at, hours), numbers.get(one.conversation)) for one in wanted]
        shown: dict[str, Any] = {
            "lists": found,
            "labels": uow.case_notes.labels([line.case.conversation for line in lines]),
            "calls": calls,
            "held": uow.held_answers.waiting(_MOST_HELD),
            "present": present(uow, at),
            "is_open": hours.is_open(at),
            "silent": uow.in_force.read().all_silent(at),
        }
        return {
            **shown,
            "seen": _digest(shown),
            "at": at,
            "inbox": _words(),
            "case_labels": case_labels(),
            "topics": load_yaml("policy/topics.yml"),
        }

    def _if_changed(self, parts: Parts, request: Request, template: str, shown: dict[str, Any]) -> Response:
        if request.query_params.get("seen") == shown["seen"]:
            return Response(status_code=204)
        return parts.render(request, template, **shown)


def hand_form(view: CaseView, posted: Any = None) -> HandForm:
    """The form with the colleagues of a view to choose from."""
    form = HandForm(posted)
    there = _words()["there"]
    form.colleague.choices = [
        (one.officer.id, f"{one.officer.name} ({there})" if one.is_present else one.officer.name)
        for one in view.colleagues
    ]
    return form


def _corrects(request: Request) -> bool:
    return staff_of(request).may(Permission.EDIT_ENTRIES)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = load_yaml("web/inbox.yml")
    return words


def _digest(shown: object) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
