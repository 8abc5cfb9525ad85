"""What is sent to be imported."""

from datetime import date

from wtforms import DateField, FileField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from web.forms import StaffForm
from web.lists.words import words

_LONGEST_SOURCE = 200


class UploadForm(StaffForm):
    """A file or a pasted table; `on` is the day on which the list counts as published."""

    kind = SelectField(choices=lambda: list(words()["kinds"].items()))
    file = FileField()
    table = TextAreaField()
    on = DateField(validators=[InputRequired()])
    source = StringField(validators=[Length(max=_LONGEST_SOURCE)])

    def source_text(self) -> str:
        """Where the list comes from, as people are told it; who published licences is not guessed."""
        given = (self.source.data or "").strip()
        if given or self.kind.data == "licensed_companies":
            return given
        day: date = self.on.data
        return str(words()["own_source"]).format(day=day.strftime("%d/%m/%Y"))
