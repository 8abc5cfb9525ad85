"""Uploads: what is taken, and how long it can be used."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.platforms.zalo.answers import RefusedError, as_json, invalid, success, too_much
from tests.platforms.zalo.clock import Clock
from tests.platforms.zalo.faults import UPLOAD
from tests.platforms.zalo.gate import Gate
from tests.platforms.zalo.wire import Wire

MEGABYTE = 1024 * 1024
LIFE_SECONDS = 7 * 24 * 3600
PER_MONTH = 5000
LIMITS = {"image": MEGABYTE, "gif": 5 * MEGABYTE, "file": 5 * MEGABYTE}


def _is_office_file(name: str, content: bytes) -> bool:
    if name.endswith(".pdf"):
        return content.startswith(b"%PDF")
    if name.endswith(".docx"):
        return content.startswith(b"PK\x03\x04")
    if name.endswith(".doc"):
        return content.startswith(b"\xd0\xcf\x11\xe0")
    return name.endswith(".csv")


TAKEN: dict[str, Callable[[str, bytes], bool]] = {
    "image": lambda _name, content: content.startswith((b"\xff\xd8\xff", b"\x89PNG")),
    "gif": lambda _name, content: content.startswith((b"GIF87a", b"GIF89a")),
    "file": _is_office_file,
}


@dataclass
class Uploads:
    """Ids and tokens that were given out."""

    clock: Clock
    gate: Gate
    wire: Wire
    per_month: int = PER_MONTH
    _until: dict[tuple[str, str], float] = field(default_factory=dict)
    _months: dict[str, int] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        path = "/v2.0/oa/upload/{kind:str}"
        return [Route(path, self.gate.guarded(self.upload), methods=["POST"])]

    def usable(self, kind: str, identity: str) -> bool:
        """Whether the id was given for this kind, within seven days."""
        return self._until.get((kind, identity), 0.0) > self.clock.now()

    async def upload(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in LIMITS:
            raise invalid("kind")
        name, content = _file_of(request.headers.get("content-type", ""), await request.body())
        if len(content) > LIMITS[kind]:
            raise too_much("file")
        if not TAKEN[kind](name.lower(), content):
            raise too_much("file type")

        def act() -> Response:
            month = self.clock.moment().strftime("%Y-%m")
            self._months[month] = self._months.get(month, 0) + 1
            if self._months[month] > self.per_month:
                raise RefusedError(-211)
            identity = secrets.token_urlsafe(24)
            self._until[kind, identity] = self.clock.now() + LIFE_SECONDS
            return as_json(success({"token" if kind == "file" else "attachment_id": identity}))

        return await self.wire.answer(request, UPLOAD, act)


def _file_of(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Name and bytes of the field `file` of a form.

    Raises:
        RefusedError: There is none.
    """
    if content_type.startswith("multipart/form-data"):
        form = BytesParser(policy=HTTP).parsebytes(
            b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body
        )
        for part in form.iter_parts():
            if part.get_param("name", header="content-disposition") == "file" and part.get_filename():
                return str(part.get_filename()), bytes(part.get_payload(decode=True) or b"")
    raise invalid("file")
