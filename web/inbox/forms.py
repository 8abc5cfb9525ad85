"""What officers write and choose."""

from wtforms import IntegerField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from services.conversations.typed_text import MAX_TEXT
from services.handover.model import CHOSEN_OUTCOMES
from services.handover.words import case_labels, outcome_labels
from web.forms import StaffForm


class AnswerForm(StaffForm):
    """What is said to the person."""

    text = TextAreaField(validators=[InputRequired(), Length(max=MAX_TEXT)])


class NoteForm(StaffForm):
    """What colleagues are told."""

    note = TextAreaField(validators=[InputRequired(), Length(max=MAX_TEXT)])


class MisreadForm(StaffForm):
    """What editors are told of a sentence."""

    note = TextAreaField(validators=[Length(max=300)])


class CloseForm(StaffForm):
    """How a case ended; `seen` is the last turn on the page."""

    outcome = SelectField(
        choices=lambda: [(one.value, outcome_labels()[one.value]) for one in CHOSEN_OUTCOMES]
    )
    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class HandForm(StaffForm):
    """Which colleague gets it; the choices are set by the page."""

    colleague = SelectField(coerce=int)


class LabelsForm(StaffForm):
    """What it is about."""

    labels = SelectMultipleField(
        choices=lambda: list(case_labels().items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
