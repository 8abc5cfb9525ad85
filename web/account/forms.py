"""What is typed about one's own account."""

from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from web.forms import StaffForm


class ProofForm(StaffForm):
    """The present password, once more."""

    now = PasswordField(validators=[InputRequired()])


class PasswordForm(ProofForm):
    """A new password, typed twice."""

    new = PasswordField(validators=[InputRequired()])
    again = PasswordField(validators=[InputRequired()])


class CodesForm(StaffForm):
    """The secret that was shown, and its first code."""

    secret = HiddenField(validators=[InputRequired()])
    code = StringField(validators=[InputRequired()])
