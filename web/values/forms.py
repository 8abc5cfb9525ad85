"""Values and documents as an approver types them."""

from datetime import date

from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from services.editing import lines
from services.policy.documents import LegalDocument
from services.policy.rating import Rating
from services.policy.units import units
from services.policy.values import ReferenceValue
from web.drafts.forms import MOST_REASON
from web.drafts.words import said
from web.entries.forms import Lines, is_partial_date, ratings
from web.forms import StaffForm

_NAME = r"[a-z][a-z0-9_]{2,79}"
_LABEL, _LIST = 300, 20_000  # letters


class ValueForm(StaffForm):
    """A value with the periods it held, one a line."""

    version = HiddenField(default="0")
    label = StringField(validators=[InputRequired(), Length(max=_LABEL)])
    unit = SelectField(choices=lambda: [(name, form["said"].format(n="…")) for name, form in units().items()])
    times_of = StringField(validators=[Optional(), Length(max=80)])
    periods = TextAreaField(validators=[InputRequired(), Length(max=_LIST), Lines(lines.periods)])

    def value(self, name: str) -> ReferenceValue:
        """What it says; only after it was found valid."""
        return ReferenceValue(
            name=name,
            label=" ".join(self.label.data.split()),
            unit=self.unit.data,
            times_of=(self.times_of.data or "").strip() or None,
            periods=lines.periods(self.periods.data),
        )


class NewValueForm(ValueForm):
    """A name as well."""

    name = StringField(validators=[InputRequired(), Regexp(f"^{_NAME}$")])


class DocumentForm(StaffForm):
    """A legal document, what it replaces, and why it is put in."""

    number = StringField(validators=[InputRequired(), Length(max=120)])
    kind = SelectField(choices=lambda: [(kind, kind) for kind in _kinds()])
    title = StringField(validators=[InputRequired(), Length(max=_LABEL)])
    issuer = StringField(validators=[InputRequired(), Length(max=_LABEL)])
    signed = DateField(validators=[Optional()])
    in_force_from = DateField(validators=[InputRequired()])
    replaces = TextAreaField(validators=[Length(max=2_000)])
    ends_others = BooleanField(default=True)
    rating = SelectField(choices=ratings)
    checked_on = StringField(validators=[InputRequired(), Length(max=10), is_partial_date])
    note = StringField(validators=[Length(max=_LABEL)])
    reason = StringField(validators=[InputRequired(), Length(max=MOST_REASON)])

    def document(self) -> LegalDocument:
        """What it says; only after it was found valid."""
        return LegalDocument(
            number=" ".join(self.number.data.split()),
            kind=self.kind.data,
            title=" ".join(self.title.data.split()),
            issuer=" ".join(self.issuer.data.split()),
            signed=self.signed.data.isoformat() if self.signed.data else None,
            in_force_from=self.in_force_from.data,
            replaces=tuple(dict.fromkeys(lines.texts(self.replaces.data or ""))),
            rating=Rating(self.rating.data),
            checked_on=self.checked_on.data.strip(),
            note=(self.note.data or "").strip() or None,
        )


def filled(value: ReferenceValue, version: int) -> ValueForm:
    """The form of a value."""
    return ValueForm(
        data={
            "version": str(version),
            "label": value.label,
            "unit": value.unit,
            "times_of": value.times_of,
            "periods": lines.period_lines(value.periods),
        }
    )


def empty_document(today: date) -> DocumentForm:
    """The form of a new document, checked today."""
    return DocumentForm(
        data={"checked_on": today.isoformat(), "rating": Rating.READ.value, "ends_others": True}
    )


def _kinds() -> list[str]:
    kinds: list[str] = said()["document_kinds"]
    return kinds
