"""Fields of records: blanks around a text are no change, and limits are those of the database."""

from typing import Any

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from services.imports.lengths import LONGEST

LONGEST_TEXT = 4000
_LARGEST = 2_000_000_000


def _tidy(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def line(kind: str, name: str, *, needed: bool = False, most: int = 0) -> StringField:
    """A text of one line; as long as the column takes."""
    limit = most or LONGEST[kind][name]
    return StringField(
        filters=[_tidy], validators=[*([InputRequired()] if needed else []), Length(max=limit)]
    )


def lines(*, needed: bool = False) -> TextAreaField:
    """A text of several lines."""
    validators: list[Any] = [InputRequired()] if needed else []
    return TextAreaField(filters=[_tidy], validators=[*validators, Length(max=LONGEST_TEXT)])


def number(least: int = 0, most: int = _LARGEST) -> IntegerField:
    """A whole number, or nothing."""
    return IntegerField(validators=[Optional(), NumberRange(least, most)])


def day(*, needed: bool = False) -> DateField:
    """A day."""
    return DateField(validators=[InputRequired() if needed else Optional()])


def choice(of: Any) -> SelectField:
    """One of several.

    Args:
        of: Function that gives value and label of each.
    """
    return SelectField(choices=lambda: list(of().items()))
