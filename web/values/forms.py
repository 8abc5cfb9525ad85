"""Values and documents as an approver types them."""

import re
from collections.abc import Callable
from datetime import date

from wtforms import BooleanField, DateField, Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

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
_LABEL, _LIST, _ADDRESS = 300, 20_000, 500  # letters
_WEB = r"\s*https?://[^\s/]+\.[^\s/]+(?:/\S*)?\s*"
# Not a word of an address of ours, nor a step up or an empty one in it.
_NUMBER = r"(?!.*(?:^|/)\s*\.{0,2}\s*(?:/|$))[^?#%\\]+"
_AS_THEY_ARE = (
    "kind", "title", "issuer", "signed", "in_force_from", "in_force_to", "checked_on", "address", "note",
)  # fmt: skip


def matches(form: str, complaint: str) -> Callable[[StaffForm, Field], None]:
    """A check that a text has a form.

    Args:
        complaint: Its sentence in data/web/entries.yml.
    """

    def check(_form: StaffForm, field: Field) -> None:
        if not re.fullmatch(form, field.data or ""):
            raise ValidationError(said()[complaint])

    return check


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
    """What is written down of a legal document, and the version of the draft that was shown."""

    version = HiddenField(default="0")
    kind = SelectField(choices=lambda: [(kind, kind) for kind in _kinds()])
    title = StringField(validators=[InputRequired(), Length(max=_LABEL)])
    issuer = StringField(validators=[InputRequired(), Length(max=_LABEL)])
    signed = StringField(validators=[Optional(), Length(max=10), is_partial_date])
    in_force_from = DateField(validators=[Optional()])
    in_force_to = DateField(validators=[Optional()])
    replaces = TextAreaField(validators=[Length(max=2_000)])
    rating = SelectField(choices=ratings)
    checked_on = StringField(validators=[InputRequired(), Length(max=10), is_partial_date])
    address = StringField(validators=[Optional(), Length(max=_ADDRESS), matches(_WEB, "bad_address")])
    note = StringField(validators=[Length(max=_LABEL)])

    def document(self, number: str) -> LegalDocument:
        """What it says; only after it was found valid."""
        return LegalDocument(
            number=number,
            kind=self.kind.data,
            title=" ".join(self.title.data.split()),
            issuer=" ".join(self.issuer.data.split()),
            signed=(self.signed.data or "").strip() or None,
            in_force_from=self.in_force_from.data,
            in_force_to=self.in_force_to.data,
            replaces=tuple(dict.fromkeys(lines.texts(self.replaces.data or ""))),
            rating=Rating(self.rating.data),
            checked_on=self.checked_on.data.strip(),
            note=(self.note.data or "").strip() or None,
            address=(self.address.data or "").strip() or None,
        )


class NewDocumentForm(DocumentForm):
    """A number as well, whether what it replaces ends, and why it is put in."""

    number = StringField(validators=[InputRequired(), Length(max=120), matches(_NUMBER, "bad_number")])
    in_force_from = DateField(validators=[InputRequired()])
    ends_others = BooleanField(default=True)
    reason = StringField(validators=[InputRequired(), Length(max=MOST_REASON)])

    @property
    def key(self) -> str:
        """Its number with the blanks put in order."""
        return " ".join(self.number.data.split())


def version_shown(form: ValueForm | DocumentForm) -> int:
    """The version of the draft a form was made of; 0 where that is no number."""
    version = form.version.data or ""
    return int(version) if version.isascii() and version.isdecimal() else 0


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


def filled_document(document: LegalDocument, version: int) -> DocumentForm:
    """The form of a document."""
    return DocumentForm(
        data={
            "version": str(version),
            **{name: getattr(document, name) for name in _AS_THEY_ARE},
            "replaces": "\n".join(document.replaces),
            "rating": document.rating.value,
        }
    )


def empty_document(today: date) -> NewDocumentForm:
    """The form of a new document, checked today."""
    return NewDocumentForm(
        data={"checked_on": today.isoformat(), "rating": Rating.READ.value, "ends_others": True}
    )


def _kinds() -> list[str]:
    kinds: list[str] = said()["document_kinds"]
    return kinds
