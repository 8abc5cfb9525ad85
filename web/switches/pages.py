"""What is off, turned off and on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from language.search_key import search_key
from services import UnitOfWork
from services.errors import NotFound
from services.handover.model import Case
from services.handover.office_hours import office_hours
from services.handover.reception import who_reads
from services.policy.content import Content
from services.policy.latest import LatestContent
from services.staff.permissions import Permission
from services.switches.changing import MAX_REASON, MAX_SENTENCE, turn_off, turn_on
from services.switches.model import EVERYTHING, Switch, SwitchKind
from services.switches.refusals import SwitchRefused
from services.switches.reopening import answers_again, close_left, left
from services.switches.targets import CHANNELS, is_target, topics
from services.switches.telling import SILENT, offered_sentence, officer_title, told_text
from services.switches.topics import SKILLS
from web.parts import Parts, staff_of
from web.switches.moments import read_moment
from web.switches.words import name_of, words

_ENDED = 20
_COUNTED = 1_000  # people who were told are counted no further
_MOST_FOUND = 8
_AT_ONCE = 50  # cases closed in one transaction: gateways wait for them
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is on or off."""

    kind: SwitchKind
    target: str
    name: str
    off: Switch | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OffLine:
    """Something that is off, how many people heard of it, and how many wait for an officer."""

    switch: Switch
    name: str
    told: int
    waiting: int


class Pages:
    """Handlers.

    Args:
        content: The policy, read only where an entry is to be named.
    """

    def __init__(self, content: LatestContent) -> None:
        self._content = content

    def show(self, parts: Parts, request: Request) -> Response:
        """Everything that can be off, and what is."""
        return self._shown(parts, request)

    def new(self, parts: Parts, request: Request) -> Response:
        """The form for one thing."""
        asked = request.query_params
        kind, target = _kind(asked.get("kind", "")), asked.get("target", EVERYTHING)
        typed = {"reason": "", "sentence": offered_sentence(kind), "until": ""}
        return self._form(parts, request, kind, target, typed)

    def preview(self, parts: Parts, request: Request) -> Response:
        """What people would be told."""
        form = request.state.form
        kind = _kind(str(form.get("kind") or ""))
        try:
            until = read_moment(str(form.get("until") or ""), "until")
        except SwitchRefused:
            until = None
        text = told_text(kind, str(form.get("sentence") or ""), until, _reads(parts, kind))
        return parts.render(request, "switches/preview.html", text=text, button=officer_title())

    def turn_off(self, parts: Parts, request: Request) -> Response:
        """Off from now on."""
        form = request.state.form
        kind, target = _kind(str(form.get("kind") or "")), str(form.get("target") or EVERYTHING)
        typed = {name: str(form.get(name) or "") for name in ("reason", "sentence", "until")}
        staff = staff_of(request)
        try:
            wanted = Switch(
                kind=kind,
                target=target,
                reason=typed["reason"],
                sentence=typed["sentence"],
                staff_id=staff.id,
                staff_name=staff.name,
                since=parts.now(),
                until=read_moment(typed["until"], "until"),
            )
            with parts.writing() as uow:
                turn_off(uow, staff, wanted)
                uow.commit()
        except SwitchRefused as refused:
            return self._form(parts, request, kind, target, typed, refused)
        return parts.redirect("/switches", done="switches.off")

    def turn_on(self, parts: Parts, request: Request) -> Response:
        """On again."""
        number = request.path_params["id"]
        why = str(request.state.form.get("why") or "")
        try:
            with parts.writing() as uow:
                turn_on(uow, staff_of(request), number, parts.now(), why)
                uow.commit()
        except SwitchRefused as refused:
            return self._shown(parts, request, refused=refused, number=number, why=why)
        return parts.redirect("/switches", done="switches.on")

    def close_left(self, parts: Parts, request: Request) -> Response:
        """Close the cases of everybody who wrote while it was off, where it is on again."""
        staff, tell = staff_of(request), bool(request.state.form.get("tell"))
        number, closed = 0, 0
        while True:
            with parts.writing() as uow:
                some = left(uow, _AT_ONCE, number)
                closed += close_left(uow, staff, some, parts.now(), tell=tell)
                uow.commit()
            if len(some) < _AT_ONCE:
                break
            number = some[-1].id
        if not closed:
            return self._shown(parts, request, refused=SwitchRefused("nobody_left"))
        return parts.redirect("/switches", done="switches.left_closed")

    def _shown(
        self,
        parts: Parts,
        request: Request,
        *,
        refused: SwitchRefused | None = None,
        number: int = 0,
        why: str = "",
    ) -> Response:
        query, now = request.query_params.get("entry", "")[:_LONGEST], parts.now()
        with parts.reading() as uow:
            off = [one for one in uow.switches.undone() if one.holds(now)]
            ended = uow.switches.ended(_ENDED)
            named = bool(query) or any(one.kind is SwitchKind.ENTRY for one in (*off, *ended))
            content = self._content.content(uow.policy) if named else Content()
            left_there = left(uow, _COUNTED)
            again = sum(answers_again(uow, one, now) for one in left_there)
            lines = [_off_line(uow, one, content, left_there) for one in off]
        return parts.render(
            request,
            "switches/list.html",
            status=422 if refused else 200,
            off=lines,
            groups=_groups(off, content),
            found=[_line(SwitchKind.ENTRY, one, off, content) for one in _entries(query, content)],
            query=query,
            ended=[(one, name_of(one.kind, one.target, content)) for one in ended],
            words_of=words(),
            counted=_COUNTED,
            again=again,
            answers=staff_of(request).may(Permission.ANSWER_CONVERSATIONS),
            sentence=refused.sentence if refused else "",
            number=number,
            why=why,
            most_reason=MAX_REASON,
        )

    def _form(
        self,
        parts: Parts,
        request: Request,
        kind: SwitchKind,
        target: str,
        typed: dict[str, str],
        refused: SwitchRefused | None = None,
    ) -> Response:
        with parts.reading() as uow:
            content = self._content.content(uow.policy) if kind is SwitchKind.ENTRY else Content()
            if not is_target(uow, kind, target):
                raise NotFound(f"There is no {kind.value} {target!r} to switch off.")
        shown: dict[str, Any] = {"kind": kind, "target": target, "typed": typed}
        return parts.render(
            request,
            "switches/new.html",
            status=422 if refused else 200,
            **shown,
            name=name_of(kind, target, content),
            words_of=words(),
            wrong=refused,
            text=told_text(kind, typed["sentence"], _until(typed["until"]), _reads(parts, kind)),
            button=officer_title(),
            most_reason=MAX_REASON,
            most_sentence=MAX_SENTENCE,
        )


def _kind(text: str) -> SwitchKind:
    try:
        return SwitchKind(text)
    except ValueError as error:
        raise NotFound(f"There is no kind {text[:40]!r}.") from error


def _until(text: str) -> datetime | None:
    try:
        return read_moment(text, "until")
    except SwitchRefused:
        return None


def _reads(parts: Parts, kind: SwitchKind) -> str:
    """Who would read what people write, were it off now."""
    if kind not in SILENT:
        return ""
    with parts.reading() as uow:
        return who_reads(uow, parts.now(), office_hours(uow))


def _off_line(uow: UnitOfWork, switch: Switch, content: Content, left_there: Sequence[Case]) -> OffLine:
    return OffLine(
        switch=switch,
        name=name_of(switch.kind, switch.target, content),
        told=uow.told.count(switch.thing, _COUNTED),
        waiting=sum(switch.target in (EVERYTHING, one.channel) for one in left_there),
    )


def _groups(off: Sequence[Switch], content: Content) -> list[tuple[SwitchKind, list[Line]]]:
    targets = {
        SwitchKind.BOT: (EVERYTHING,),
        SwitchKind.CHANNEL: CHANNELS,
        SwitchKind.SKILL: SKILLS,
        SwitchKind.TOPIC: tuple(topics()),
    }
    return [(kind, [_line(kind, one, off, content) for one in some]) for kind, some in targets.items()]


def _line(kind: SwitchKind, target: str, off: Sequence[Switch], content: Content) -> Line:
    held = next((one for one in off if one.kind is kind and one.target == target), None)
    return Line(kind=kind, target=target, name=name_of(kind, target, content), off=held)


def _entries(query: str, content: Content) -> list[str]:
    """Published entries with every word of the query in the question, or with that id."""
    wanted = search_key(query).split()
    if not wanted:
        return []
    found = (
        entry.id
        for entry in content.published()
        if entry.id == query.strip() or all(word in search_key(entry.question) for word in wanted)
    )
    return [one for one, _ in zip(found, range(_MOST_FOUND), strict=False)]
