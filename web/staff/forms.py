"""What an administrator writes about an account."""

from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from services.staff.model import MAX_FULL_NAME, MAX_LOGIN
from services.staff.permissions import Role
from web.forms import Checkboxes, StaffForm
from web.words import messages


class AccountForm(StaffForm):
    """A name and roles."""

    full_name = StringField(validators=[InputRequired(), Length(max=MAX_FULL_NAME)])
    roles = Checkboxes(
        validators=[InputRequired()],
        choices=lambda: [(role.value, _described(role)) for role in Role],
    )

    def chosen(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(Role(name) for name in self.roles.data)


class NewAccountForm(AccountForm):
    """A login as well."""

    login = StringField(validators=[InputRequired(), Length(max=MAX_LOGIN)])


class ChangeForm(AccountForm):
    """Whether it may be used, and why it is changed."""

    active = BooleanField()
    why = StringField(validators=[Length(max=300)])


class ResetForm(StaffForm):
    """A new password, made up here."""

    without_codes = BooleanField()


def _described(role: Role) -> str:
    return f"{messages()['roles'][role.value]}: {messages()['role_does'][role.value]}"
