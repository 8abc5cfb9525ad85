"""What was posted, read within limits; forms that speak Vietnamese."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message
from wtforms import Form, SelectMultipleField
from wtforms.widgets import CheckboxInput

from services.resources import load_yaml
from web.errors import TooLarge
from web.words import messages

_MAX_FIELDS = 500
_MAX_FILES = 1


async def read_form(request: Request, limit: int) -> FormData:
    """The fields of a form; the caller closes it.

    Args:
        limit: Bytes of the whole body.

    Raises:
        TooLarge: More came; the rest is not read.
        HTTPException: It is no form.
    """
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit:
        raise TooLarge("The body is longer than this page takes.")
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise TooLarge("The body is longer than this page takes.")
        return message

    try:
        return await Request(request.scope, counted).form(
            max_files=_MAX_FILES, max_fields=_MAX_FIELDS, max_part_size=limit
        )
    except UnicodeDecodeError as error:
        raise HTTPException(400) from error


def _label(form: type[object], name: str) -> str:
    labels: Mapping[str, Mapping[str, str]] = load_yaml("web/labels.yml")
    return next(labels[one.__name__][name] for one in form.__mro__ if name in labels.get(one.__name__, {}))


class _Vietnamese:
    """Sentences of the library, looked up in data/web/messages.yml by their English words."""

    def gettext(self, text: str) -> str:
        said: Mapping[str, str] = messages()["form"]
        return said.get(text, text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


class _AnyOf(CheckboxInput):  # type: ignore[misc]
    validation_attrs = ("disabled",)  # "required" on each box would demand all of them


class Checkboxes(SelectMultipleField):  # type: ignore[misc]
    """Some of several; `choices` as in WTForms."""

    option_widget = _AnyOf()


class StaffForm(Form):  # type: ignore[misc]  # the library has no types
    """A form whose labels are in data/web/labels.yml, and whose complaints are Vietnamese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self._fields.items():
            field.label.text = _label(type(self), name)

    class Meta:
        """The library's settings."""

        def get_translations(self, _form: Any) -> _Vietnamese:
            """Ours instead of the library's, which has no Vietnamese."""
            return _Vietnamese()
