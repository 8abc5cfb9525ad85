"""Why a record is closed, opened again or judged."""

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from services.lists.changes import CLOSINGS, MAX_WHY
from web.forms import StaffForm
from web.lists.words import words


class ReasonForm(StaffForm):
    """`seen` is the digest of the record on the page, `how` one of its closings."""

    seen = HiddenField(id="reason-seen")
    how = SelectField(choices=lambda: list(words()["closings"].items()))
    why = StringField(id="reason-why", validators=[InputRequired(), Length(max=MAX_WHY)])

    @classmethod
    def for_kind(cls, kind: str, seen: str) -> "ReasonForm":
        """Empty, with the closings of a kind."""
        form = cls(data={"seen": seen})
        form.how.choices = [(name, words()["closings"][name]) for name in CLOSINGS[kind]]
        return form
