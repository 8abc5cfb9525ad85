"""Notices looked at, made, corrected and ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from language import units
from services.errors import NotFound
from services.notices import changing
from services.notices.model import Notice, NoticeKind
from services.notices.telling import notice_text
from services.resources import load_yaml
from services.switches.refusals import SwitchRefused
from web.parts import Parts, staff_of
from web.switches.moments import read_moment, written_moment

_ENDED = 20
_COUNTED = 1_000
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A notice as the list shows it; `told` people heard of it."""

    notice: Notice
    text: str
    told: int
    is_now: bool


class Pages:
    """Handlers; what was typed is shown again when it is refused."""

    def show(self, parts: Parts, request: Request) -> Response:
        """Those that are told, that will be, and that were."""
        now = parts.now()
        with parts.reading() as uow:
            undone = [one for one in uow.notices.undone() if one.ends > now]
            lines = [
                Line(
                    notice=one,
                    text=notice_text(one.kind, one.text, one.communes),
                    told=uow.told.count(one.thing, _COUNTED),
                    is_now=one.holds(now),
                )
                for one in undone
            ]
            ended = uow.notices.ended(_ENDED)
        return parts.render(
            request, "notices/list.html", lines=lines, ended=ended, kinds=_kinds(), counted=_COUNTED
        )

    def new(self, parts: Parts, request: Request) -> Response:
        """An empty form."""
        typed = {"kind": "storm", "text": "", "where": "all", "communes": (), "begins": "", "ends": ""}
        typed["begins"] = written_moment(parts.now())
        return _form(parts, request, typed)

    def preview(self, parts: Parts, request: Request) -> Response:
        """What people would read."""
        return parts.render(request, "notices/preview.html", text=_preview(_typed(request.state.form)))

    def publish(self, parts: Parts, request: Request) -> Response:
        """Told from its beginning on."""
        typed, now, staff = _typed(request.state.form), parts.now(), staff_of(request)
        try:
            wanted = _read(typed, now, staff_id=staff.id, staff_name=staff.name)
            with parts.writing() as uow:
                changing.publish(uow, staff, wanted)
                uow.commit()
        except SwitchRefused as refused:
            return _form(parts, request, typed, refused)
        return parts.redirect("/switches/notices", done="notices.published")

    def one(self, parts: Parts, request: Request) -> Response:
        """One notice, to be corrected or ended while it is not over."""
        notice = _existing(parts, request)
        return _form(parts, request, _told(notice), notice=notice)

    def change(self, parts: Parts, request: Request) -> Response:
        """Corrected."""
        notice, form = _existing(parts, request), request.state.form
        typed, why, now = _typed(form), str(form.get("why") or ""), parts.now()
        try:
            wanted = _read(typed, now, staff_id=notice.staff_id, staff_name=notice.staff_name, id=notice.id)
            if typed["begins"] == written_moment(notice.begins):
                # The form has no seconds.
                wanted = _read(typed, now, staff_id=None, staff_name="", id=notice.id, begins=notice.begins)
            with parts.writing() as uow:
                changing.change(uow, staff_of(request), wanted, now, why)
                uow.commit()
        except SwitchRefused as refused:
            return _form(parts, request, typed, refused, notice=notice, why=why)
        return parts.redirect("/switches/notices", done="notices.changed")

    def end(self, parts: Parts, request: Request) -> Response:
        """Told no more."""
        notice = _existing(parts, request)
        why = str(request.state.form.get("end_why") or "")
        try:
            with parts.writing() as uow:
                changing.end(uow, staff_of(request), notice.id or 0, parts.now(), why)
                uow.commit()
        except SwitchRefused as refused:
            return _form(parts, request, _told(notice), refused, notice=notice, ending=True)
        return parts.redirect("/switches/notices", done="notices.ended")


def _existing(parts: Parts, request: Request) -> Notice:
    number = request.path_params["id"]
    with parts.reading() as uow:
        notice = uow.notices.get(number)
    if notice is None:
        raise NotFound(f"There is no notice {number}.")
    return notice


def _typed(form: FormData) -> dict[str, Any]:
    typed: dict[str, Any] = {
        name: str(form.get(name) or "")[:_LONGEST] for name in ("kind", "text", "where", "begins", "ends")
    }
    return {**typed, "communes": tuple(str(one) for one in form.getlist("communes"))}


def _told(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.kind.value,
        "text": notice.text,
        "where": "all" if notice.is_for_all else "some",
        "communes": tuple(notice.communes),
        "begins": written_moment(notice.begins),
        "ends": written_moment(notice.ends),
    }


def _read(typed: Mapping[str, Any], now: datetime, **known: Any) -> Notice:
    begins = known.pop("begins", None) or read_moment(typed["begins"], "begins") or now
    ends = read_moment(typed["ends"], "ends", at_end=True)
    if ends is None:
        raise SwitchRefused("dates", "ends", days=changing.LONGEST.days)
    communes = frozenset(typed["communes"]) if typed["where"] == "some" else frozenset()
    if typed["where"] == "some" and not communes:
        raise SwitchRefused("some_communes", "communes")
    return Notice(
        kind=_kind(typed["kind"]),
        text=typed["text"],
        communes=communes,
        begins=begins,
        ends=ends,
        created_at=now,
        **known,
    )


def _kind(text: str) -> NoticeKind:
    try:
        return NoticeKind(text)
    except ValueError as error:
        raise NotFound(f"There is no kind {text[:40]!r} of notice.") from error


def _preview(typed: Mapping[str, Any]) -> str:
    known = units.communes()
    some = [code for code in typed["communes"] if code in known] if typed["where"] == "some" else []
    return notice_text(_kind(typed["kind"]), typed["text"] or "…", some)


def _kinds() -> dict[str, str]:
    return {name: str(row["label"]) for name, row in load_yaml("notices.yml")["kinds"].items()}


def _groups() -> list[tuple[str, list[units.Commune]]]:
    """Today's communes under the former district most of each came from; people still know those."""
    known = units.communes()
    ours = [one for one in units.old_districts().values() if one.communes]
    groups = [
        (f"{one.kind} {one.name}", sorted((known[code] for code in one.communes), key=lambda each: each.name))
        for one in ours
    ]
    return sorted(groups)


def _form(
    parts: Parts,
    request: Request,
    typed: Mapping[str, Any],
    refused: SwitchRefused | None = None,
    *,
    notice: Notice | None = None,
    why: str = "",
    ending: bool = False,
) -> Response:
    return parts.render(
        request,
        "notices/one.html",
        status=422 if refused else 200,
        typed=typed,
        wrong=refused,
        ending=ending,
        notice=notice,
        is_over=notice is not None and (notice.ended_at is not None or notice.ends <= parts.now()),
        why=why,
        kinds=_kinds(),
        groups=_groups(),
        text=_preview(typed),
        most_text=changing.MAX_TEXT,
        most_reason=changing.MAX_REASON,
    )
