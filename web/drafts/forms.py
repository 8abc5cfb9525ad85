"""What is written beside a step of a draft."""

from wtforms import HiddenField, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from web.forms import StaffForm

MOST_REASON = 500


class StepForm(StaffForm):
    """A reason, and the version of the draft that was shown."""

    version = IntegerField(widget=HiddenInput(), default=0)
    reason = TextAreaField(validators=[Length(max=MOST_REASON)])


class RestoreForm(StaffForm):
    """Why an earlier revision is right again."""

    reason = TextAreaField(validators=[InputRequired(), Length(max=MOST_REASON)])


class KeyForm(StaffForm):
    """The record that a form is about; empty for a new one."""

    key = HiddenField(validators=[Length(max=120)])
