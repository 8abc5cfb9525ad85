"""What addresses and forms say, read with care."""

from starlette.requests import Request

_DIGITS = 10


def posted(request: Request, name: str) -> str:
    """A text of a form; "" when it has none of this name."""
    value = request.state.form.get(name)
    return value if isinstance(value, str) else ""


def number_of(text: str) -> int | None:
    """The number of a record; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DIGITS else None
