"""openapi.zalo.me: what can be asked about people and the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.platforms.zalo.account import Account, Line, Person
from tests.platforms.zalo.answers import (
    as_json,
    invalid,
    json_object,
    json_parameter,
    success,
    text_of,
    too_much,
)
from tests.platforms.zalo.clock import VIETNAM
from tests.platforms.zalo.faults import READING
from tests.platforms.zalo.gate import Gate
from tests.platforms.zalo.wire import Wire

CHAT_PAGE = 10
PEOPLE_PAGE = 50
LAST_OFFSET = 9951
AVATAR = "https://s120-ava-talk.zadn.vn/avatar.jpg"


@dataclass
class Reading:
    """Questions about what the account has."""

    account: Account
    gate: Gate
    wire: Wire

    def routes(self) -> list[Route]:
        asked = {
            "/v3.0/oa/user/detail": self._detail,
            "/v3.0/oa/user/getlist": self._people,
            "/v2.0/oa/getoa": self._self,
            "/v2.0/oa/listrecentchat": self._recent,
            "/v2.0/oa/conversation": self._conversation,
        }
        found = [Route(path, self._answering(data), methods=["GET"]) for path, data in asked.items()]
        return [*found, Route("/v3.0/oa/quota/message", self.gate.guarded(self.quota), methods=["POST"])]

    def _answering(self, data: Any) -> Any:
        async def answer(request: Request) -> Response:
            return await self.wire.answer(request, READING, lambda: as_json(success(data(request))))

        return self.gate.guarded(answer)

    async def quota(self, request: Request) -> Response:
        """What may still be sent to a person."""
        person = self._known(await json_object(request))
        if person.last_interaction is None:
            raise invalid("user_id")
        left = "8" if self.account.free(person.id) else "0"
        data = {
            "last_interaction": str(int(person.last_interaction * 1000)),
            "cs_reply": {"remain": left, "total": "8"},
            "promotion": {"remain": "0", "total": "0"},
        }
        return await self.wire.answer(request, READING, lambda: as_json(success(data)))

    def _known(self, asked: dict[str, Any]) -> Person:
        person = self.account.people.get(text_of(asked, "user_id"))
        if person is None:
            raise invalid("user_id")
        return person

    def _detail(self, request: Request) -> dict[str, Any]:
        person = self._known(json_parameter(request))
        found: dict[str, Any] = {
            "user_id": person.id,
            "user_id_by_app": self.account.by_app(person.id),
            "user_external_id": "",
            "display_name": person.name,
            "user_alias": person.name,
            "is_sensitive": False,
            "user_last_interaction_date": _day(person.last_interaction),
            "user_is_follower": person.follower,
            "avatar": AVATAR,
            "avatars": {"120": AVATAR, "240": AVATAR},
            "dynamic_param": "",
            "tags_and_notes_info": {"notes": [], "tag_names": []},
        }
        if person.shared is not None:
            found["shared_info"] = person.shared
        return found

    def _people(self, request: Request) -> dict[str, Any]:
        offset, count = _page(json_parameter(request), PEOPLE_PAGE)
        if offset > LAST_OFFSET:
            raise too_much("offset")
        users = [{"user_id": user} for user in self.account.people]
        shown = users[offset : offset + count]
        return {"total": len(users), "count": len(shown), "offset": offset, "users": shown}

    def _self(self, _request: Request) -> dict[str, Any]:
        return {
            "oa_id": self.account.oa_id,
            "name": "Trung tâm Dịch vụ việc làm",
            "description": "",
            "oa_alias": "",
            "is_verified": True,
            "oa_type": 4,
            "cate_name": "Cơ quan nhà nước",
            "num_follower": sum(person.follower for person in self.account.people.values()),
            "avatar": AVATAR,
            "cover": AVATAR,
            "package_name": "Nâng cao",
        }

    def _recent(self, request: Request) -> list[dict[str, Any]]:
        offset, count = _page(json_parameter(request), CHAT_PAGE)
        chats = self.account.chats.items()
        last = [(user, lines[-1]) for user, lines in chats if lines and user in self.account.people]
        last.sort(key=lambda pair: pair[1].time, reverse=True)
        return [self._line(user, line) for user, line in last[offset : offset + count]]

    def _conversation(self, request: Request) -> list[dict[str, Any]]:
        asked = json_parameter(request)
        person = self._known(asked)
        offset, count = _page(asked, CHAT_PAGE)
        lines: Sequence[Line] = self.account.chats[person.id][::-1]
        return [self._line(person.id, line) for line in lines[offset : offset + count]]

    def _line(self, user: str, line: Line) -> dict[str, Any]:
        from_user = line.author == "user"
        ends = (user, self.account.oa_id) if from_user else (self.account.oa_id, user)
        return {
            "src": int(from_user),
            "time": int(line.time.timestamp() * 1000),
            "type": "text" if line.kind == "buttons" else line.kind,
            "message": line.text,
            "message_id": line.message_id,
            "from_id": ends[0],
            "to_id": ends[1],
        }


def _page(asked: dict[str, Any], most: int) -> tuple[int, int]:
    offset, count = asked.get("offset"), asked.get("count")
    if not isinstance(offset, int) or offset < 0:
        raise invalid("offset")
    if not isinstance(count, int) or count < 1:
        raise invalid("count")
    if count > most:
        raise too_much("count")
    return offset, count


def _day(seconds: float | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, VIETNAM).strftime("%d/%m/%Y")
