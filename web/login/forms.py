"""What is typed to log in."""

from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from web.forms import StaffForm


class LoginForm(StaffForm):
    """A login and a password."""

    login = StringField(validators=[InputRequired()])
    password = PasswordField(validators=[InputRequired()])


class CodeForm(StaffForm):
    """Six digits."""

    code = StringField(validators=[InputRequired()])
