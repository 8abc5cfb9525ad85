"""Answers of the OpenAPI: HTTP 200 with a number in the body, whatever happened."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

# English and Vietnamese as the platform mixes them: nobody may decide by the words.
WORDS = {
    -32: "Your application reached limit call api",
    -100: "Attachment id is expired or invalid",
    -124: "Access token is invalid",
    -200: "Gửi tin nhắn thất bại",
    -211: "Out of quota",
    -213: "User has not followed the OA",
    -216: "Access token is invalid",
    -220: "Access token is expired or removed",
    -224: "Gói dịch vụ OA không đủ để dùng API này",
    -230: "User has not interacted with the OA in the past 7 days",
    -240: "Phiên bản API này đã ngừng hoạt động",
    -242: "appsecret_proof is invalid",
}


class RefusedError(Exception):
    """A request that is answered with an error.

    Args:
        number: Of the platform's table.
        words: What is said to it; the table's by default.
    """

    def __init__(self, number: int, words: str | None = None) -> None:
        self.number = number
        self.words = words or WORDS.get(number, f"Error {number}")
        super().__init__(f"{number}: {self.words}")


def invalid(name: str) -> RefusedError:
    """A parameter is missing or not what it should be."""
    return RefusedError(-201, f"{name} is invalid!")


def too_much(name: str) -> RefusedError:
    """A parameter is longer, larger or more than allowed."""
    return RefusedError(-210, f"{name} exceeds the limit")


def as_json(body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """HTTP 200; Vietnamese stays as it is written."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(content, headers=headers, media_type="application/json")


def success(data: Any) -> dict[str, Any]:
    return {"data": data, "error": 0, "message": "Success"}


def failure(refused: RefusedError) -> dict[str, Any]:
    return {"error": refused.number, "message": refused.words}


async def json_object(request: Request) -> dict[str, Any]:
    """The body.

    Raises:
        RefusedError: It is no JSON object, or its type is not said to be JSON.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise invalid("Content-Type")
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise invalid("body") from None
    if not isinstance(body, dict):
        raise invalid("body")
    return body


def json_parameter(request: Request, name: str = "data") -> dict[str, Any]:
    """A parameter of the address that holds JSON.

    Raises:
        RefusedError: It is missing or no JSON object.
    """
    try:
        value = json.loads(request.query_params.get(name, ""))
    except ValueError:
        raise invalid(name) from None
    if not isinstance(value, dict):
        raise invalid(name)
    return value


def text_of(holder: Mapping[str, Any], name: str) -> str:
    """A field that must be a string and not empty; ids are strings, never numbers.

    Raises:
        RefusedError: It is not.
    """
    value = holder.get(name)
    if not isinstance(value, str) or not value.strip():
        raise invalid(name)
    return value


def object_of(holder: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A field that must be an object.

    Raises:
        RefusedError: It is not.
    """
    value = holder.get(name)
    if not isinstance(value, dict):
        raise invalid(name)
    return value
