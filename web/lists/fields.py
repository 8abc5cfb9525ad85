"""Fields of records: blanks around a text are no change, and limits are those of the database."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from services.imports.lengths import LONGEST

LONGEST_TEXT = 4000
_LARGEST = 2_000_000_000
_MOST_DIGITS = 18
OWN = frozenset({"seen", "base", "why"})  # of a form, and of no record


def tidy(text: str | None) -> str:
    """A text without blanks around it, its lines ending as they do here."""
    return (text or "").replace("\r\n", "\n").strip()


def line(kind: str, name: str, *, needed: bool = False, most: int = 0) -> StringField:
    """A text of one line; as long as the column takes."""
    limit = most or LONGEST[kind][name]
    return StringField(filters=[tidy], validators=[*([InputRequired()] if needed else []), Length(max=limit)])


def lines(*, needed: bool = False) -> TextAreaField:
    """A text of several lines."""
    validators: list[Any] = [InputRequired()] if needed else []
    return TextAreaField(filters=[tidy], validators=[*validators, Length(max=LONGEST_TEXT)])


class WholeNumber(IntegerField):  # type: ignore[misc]  # the library has no types
    """Of a number with hundreds of digits only so many count that it is refused as too large."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        super().process_formdata([value[:_MOST_DIGITS] for value in valuelist])


def number(least: int = 0, most: int = _LARGEST) -> IntegerField:
    """A whole number, or nothing."""
    return WholeNumber(validators=[Optional(), NumberRange(least, most)])


def day(*, needed: bool = False) -> DateField:
    """A day."""
    return DateField(validators=[InputRequired() if needed else Optional()])


def choice(of: Any) -> SelectField:
    """One of several.

    Args:
        of: Function that gives value and label of each.
    """
    return SelectField(choices=lambda: list(of().items()))


def text_of(field: Any) -> str:
    """What stands in a field, as a browser would send it; blanks around it do not count."""
    value = field._value() if hasattr(field, "_value") else field.data
    return tidy("" if value is None else str(value))


def said(field: Any) -> str:
    """The value of a field for reading: the label of a choice, a day as people write it."""
    choices = dict(field.choices) if hasattr(field, "choices") else {}
    value = field.data
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return str(choices.get(value, "" if value is None else value))


def marks(form: Any) -> str:
    """A short mark of each field as it stands on a page; it tells later which ones somebody changed."""
    return json.dumps({field.name: mark_of(text_of(field)) for field in form if field.type != "HiddenField"})


def mark_of(text: str) -> str:
    """The same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def marks_read(text: str) -> Mapping[str, str]:
    """Marks that came back; none of what nobody wrote like this."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def facts_of(form: Any) -> list[tuple[str, str]]:
    """Label and value of each field that says something."""
    return [
        (field.label.text, said(field))
        for field in form
        if field.name not in OWN and field.data not in (None, "")
    ]
