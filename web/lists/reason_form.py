"""Why a record is closed, opened again or judged."""

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from services.lists.changes import CLOSINGS, MAX_WHY
from services.lists.refusals import ListChangeRefused
from web.forms import StaffForm
from web.lists.words import words


class ReasonForm(StaffForm):
    """`seen` is the digest of the record on the page, `how` one of its closings."""

    seen = HiddenField(id="reason-seen")
    how = SelectField(choices=lambda: list(words()["closings"].items()))
    why = StringField(id="reason-why", validators=[InputRequired(), Length(max=MAX_WHY)])

    @classmethod
    def for_kind(cls, kind: str, seen: str, *, how: str = "", why: str = "") -> "ReasonForm":
        """With the closings of a kind, and with what was written before."""
        form = cls(data={"seen": seen, "how": how, "why": why})
        form.how.choices = [(name, words()["closings"][name]) for name in CLOSINGS[kind]]
        return form

    def complain(self, refused: ListChangeRefused) -> str:
        """Put a complaint beside its field; gives the sentence of one about the whole."""
        if refused.field not in self:
            return refused.sentence
        self[refused.field].errors = [refused.sentence]
        return ""
