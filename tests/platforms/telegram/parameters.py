"""Parameters of a request: from either form encoding, from JSON, from the query."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from tests.platforms.telegram.errors import bad_request

_TRUE = {"true", "1", "yes"}
_FALSE = {"false", "0", "no", ""}


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """What a method was called with. Forms carry strings only, JSON carries values: both read alike."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers of a JSON body are taken as written."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, (dict, list)):
            raise bad_request(f'field "{name}" must be of type String')
        return value if isinstance(value, str) else json.dumps(value)

    def whole(self, name: str, default: int = 0) -> int:
        """An integer."""
        value = self.text(name)
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            raise bad_request(f"parameter {name} must be an integer") from None

    def number(self, name: str) -> float:
        """A required float."""
        try:
            return float(self.text(name))
        except ValueError:
            raise bad_request(f"{name} is empty or no number") from None

    def flag(self, name: str) -> bool:
        """A boolean, false when it is not given."""
        value = self.text(name).lower()
        if value not in _TRUE | _FALSE:
            raise bad_request(f"can't parse boolean {name}")
        return value in _TRUE

    def nested(self, name: str, kind: type, what: str) -> Any:
        """An object or a list: as it is in JSON, as JSON text in a form. None when it is not given."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {what} JSON object") from None
        if not isinstance(value, kind):
            expected = "object" if kind is dict else "array"
            raise bad_request(f"{expected} expected as {what}")
        return value


def read_parameters(content_type: str, body: bytes, query: str) -> Parameters:
    """The parameters of one request.

    Raises:
        ApiError: 400, the body is not what its content type says, or is not UTF-8.
    """
    values: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            form, uploads = _multipart(content_type, body)
            return Parameters({**values, **form}, uploads)
        if kind == "application/json" and body:
            values.update(_json_object(body))
        elif kind == "application/x-www-form-urlencoded":
            values.update(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return Parameters(values)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode())
    except json.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse request body as JSON object")
    return found


def _multipart(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    message = BytesParser(policy=HTTP).parsebytes(
        b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body
    )
    if not message.is_multipart():
        raise bad_request("can't parse multipart body")
    values: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = bytes(part.get_payload(decode=True))
        filename = part.get_filename()
        if filename is None:
            values[name] = content.decode()
        else:
            uploads[name] = Upload(filename, part.get_content_type(), content)
    return values, uploads
