"""What the Bot API refuses, in its own words."""

from typing import Any


class ApiError(Exception):
    """An answer that says `"ok": false`.

    Args:
        code: `error_code`, also the HTTP status.
        description: As the Bot API writes it.
        parameters: `retry_after` or `migrate_to_chat_id`, where the Bot API tells them.
    """

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> ApiError:
    """400, whose description begins as the Bot API's do."""
    return ApiError(400, f"Bad Request: {reason}")


def too_many(retry_after: int) -> ApiError:
    """429, with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
