"""What editors type about gaps and corrections."""

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from services.training.examples import LONGEST
from services.training.labels import labels
from web.forms import StaffForm
from web.gaps.words import words

_REASON = 300


def _choices() -> list[tuple[str, str]]:
    return [("", words()["choose"]), *((one.key, f"{one.label} ({one.hint})") for one in labels())]


class DismissForm(StaffForm):
    """Why a group is set aside."""

    reason = StringField(validators=[InputRequired(), Length(max=_REASON)])


class CorrectForm(StaffForm):
    """What a sentence means."""

    label = SelectField(choices=_choices, validators=[InputRequired()])


class ExampleForm(CorrectForm):
    """A sentence and what it means."""

    text = StringField(validators=[InputRequired(), Length(max=LONGEST)])


class RejectForm(StaffForm):
    """Why a correction is taken out."""

    reason = StringField(validators=[InputRequired(), Length(max=_REASON)])
