"""What is looked for in the list of entries, from its address."""

from collections.abc import Mapping

from starlette.datastructures import ImmutableMultiDict
from wtforms import SelectField, StringField
from wtforms.validators import Length, Optional

from services.editing.keepers import keepers
from services.editing.listing import Filter
from services.policy.topics import topics
from web.drafts.words import said
from web.entries.forms import ratings
from web.forms import StaffForm

_LONGEST = 200  # letters


class FilterForm(StaffForm):
    """Empty fields are anything."""

    text = StringField(name="q", validators=[Optional(), Length(max=_LONGEST)])
    topic = SelectField(
        choices=lambda: [("", said()["any_topic"]), *((name, said()["topics"][name]) for name in topics())]
    )
    state = SelectField(choices=lambda: [("", said()["any_state"]), *said()["states"].items()])
    keeper = SelectField(choices=lambda: [("", said()["any_keeper"]), *keepers().items()])
    review = SelectField(choices=lambda: [("", said()["any_review"]), *said()["reviews"].items()])
    rating = SelectField(choices=lambda: [("", said()["any_rating"]), *ratings()])

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "FilterForm":
        """What an address asks for."""
        names = [field.name for field in cls()]
        form = cls(ImmutableMultiDict({name: query.get(name, "") for name in names}))
        form.validate()
        return form

    def wanted(self) -> Filter:
        """The filter; what nobody can choose is anything."""
        return Filter(
            **{name: "" if field.errors else field.data or "" for name, field in self._fields.items()}
        )
