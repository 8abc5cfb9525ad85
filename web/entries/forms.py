"""An entry as an editor types it."""

from collections.abc import Callable
from datetime import date, timedelta

from wtforms import BooleanField, DateField, Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from services.editing import lines
from services.editing.keepers import keepers
from services.editing.refusals import EditingRefused
from services.errors import InvalidInput
from services.policy.dates import partial_date
from services.policy.entry import Entry, Status
from services.policy.rating import Rating
from services.policy.topics import topics
from web.drafts.words import said
from web.forms import StaffForm

_QUESTION, _LINE, _TEXT, _LIST = 300, 200, 4_000, 30_000  # letters
_REVIEW_AFTER = timedelta(days=365)
_SHOWN = (Status.PUBLISHED, Status.RETIRED)


class Lines:
    """Every line of a field can be read."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self._read = read

    def __call__(self, _form: StaffForm, field: Field) -> None:
        """Complain with the line."""
        try:
            self._read(field.data or "")
        except EditingRefused as refused:
            raise ValidationError(refused.sentence) from refused


def is_partial_date(_form: StaffForm, field: Field) -> None:
    """A day, a month or a year."""
    try:
        partial_date((field.data or "").strip())
    except InvalidInput as error:
        raise ValidationError(said()["bad_partial_date"]) from error


def ratings() -> list[tuple[str, str]]:
    """Every rating with what it means."""
    return [(one.value, f"{one.value}: {said()['ratings'][one.value]}") for one in Rating]


class EntryForm(StaffForm):
    """All fields of an entry; lists are typed one thing a line."""

    version = HiddenField(default="0")
    question = StringField(validators=[InputRequired(), Length(max=_QUESTION)])
    topic = SelectField(choices=lambda: [(name, said()["topics"][name]) for name in topics()])
    asked = TextAreaField(validators=[Length(max=_LIST)])
    answer = TextAreaField(validators=[InputRequired(), Length(max=_TEXT)])
    details = TextAreaField(validators=[Length(max=_TEXT)])
    dossier = TextAreaField(validators=[Length(max=_LIST), Lines(lines.dossier)])
    where = TextAreaField(validators=[Length(max=_TEXT)])
    fee = StringField(validators=[Length(max=_TEXT)])
    time = StringField(validators=[Length(max=_TEXT)])
    citations = TextAreaField(validators=[Length(max=_LIST), Lines(lines.citations)])
    source = StringField(validators=[Length(max=_LINE)])
    rating = SelectField(choices=ratings)
    checked_on = StringField(validators=[InputRequired(), Length(max=10), is_partial_date])
    review_by = DateField(validators=[InputRequired()])
    next = TextAreaField(validators=[Length(max=_LINE)])
    keeper = SelectField(choices=lambda: [("", said()["keeper_of_topic"]), *keepers().items()], default="")
    status = SelectField(choices=lambda: [(one.value, said()["becomes"][one.value]) for one in _SHOWN])

    def entry(self, entry_id: str) -> Entry:
        """What it says; only after it was found valid."""
        return Entry(
            id=entry_id,
            topic=self.topic.data,
            question=_one_line(self.question.data),
            asked=lines.texts(self.asked.data or ""),
            answer=_text(self.answer.data) or "",
            rating=Rating(self.rating.data),
            checked_on=self.checked_on.data.strip(),
            review_by=self.review_by.data,
            status=Status(self.status.data),
            citations=lines.citations(self.citations.data or ""),
            source=_text(self.source.data),
            details=_text(self.details.data),
            dossier=lines.dossier(self.dossier.data or ""),
            where=_text(self.where.data),
            fee=_text(self.fee.data),
            time=_text(self.time.data),
            next=lines.texts(self.next.data or ""),
            keeper=self.keeper.data or None,
        )


class NewEntryForm(EntryForm):
    """Saved all the same where its question is like another's only when that is said."""

    anyway = BooleanField()


def filled(entry: Entry, version: int) -> EntryForm:
    """The form of an entry."""
    return EntryForm(
        data={
            "version": str(version),
            "question": entry.question,
            "topic": entry.topic,
            "asked": "\n".join(entry.asked),
            "answer": entry.answer,
            "details": entry.details,
            "dossier": lines.dossier_lines(entry.dossier),
            "where": entry.where,
            "fee": entry.fee,
            "time": entry.time,
            "citations": lines.citation_lines(entry.citations),
            "source": entry.source,
            "rating": entry.rating.value,
            "checked_on": entry.checked_on,
            "review_by": entry.review_by,
            "next": "\n".join(entry.next),
            "keeper": entry.keeper or "",
            "status": (entry.status if entry.status in _SHOWN else Status.PUBLISHED).value,
        }
    )


def empty(today: date) -> NewEntryForm:
    """The form of a new entry, checked today and looked at again in a year."""
    return NewEntryForm(
        data={
            "checked_on": today.isoformat(),
            "review_by": today + _REVIEW_AFTER,
            "rating": Rating.READ.value,
            "status": Status.PUBLISHED.value,
        }
    )


def _text(typed: str | None) -> str | None:
    return (typed or "").replace("\r\n", "\n").strip() or None


def _one_line(typed: str) -> str:
    return " ".join(typed.split())
