"""Beside the form while somebody types: what is wrong, how it will look, what it would change."""

from starlette.requests import Request
from starlette.responses import Response
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from services.editing.findings import findings
from services.editing.naming import new_id
from services.editing.preview import shown
from services.editing.proposed import with_record
from services.editing.regression import changed_answers, questions
from services.editing.trial import try_sentence
from services.errors import CenterError
from services.policy.answer import Lacking
from services.policy.content import Content
from services.policy.entry import Entry
from services.policy.likeness import alike
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.forms import KeyForm
from web.drafts.words import said
from web.entries.forms import EntryForm
from web.entries.pages import LIKE, MAX_ENTRY, by_field
from web.forms import StaffForm
from web.parts import Parts
from web.routing import Ask, Route

_LONGEST_SENTENCE = 500
_MOST_SHOWN = 30
_ANSWER = "answer"


class SentenceForm(KeyForm):
    """What a person might write."""

    sentence = StringField(validators=[InputRequired(), Length(max=_LONGEST_SENTENCE)])


class FacetForm(StaffForm):
    """The side of an answer that is looked at."""

    facet = SelectField(choices=lambda: list(said()["facets"].items()))


class TryingPages:
    """Nothing of this is kept."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Pieces of the page with the form."""
        reads = Permission.EDIT_ENTRIES
        return [
            Ask("/entries/preview", self.preview, allowed=reads, max_body=MAX_ENTRY),
            Ask("/entries/try", self.try_it, allowed=reads, max_body=MAX_ENTRY),
            Ask("/entries/regression", self.regression, allowed=reads, max_body=MAX_ENTRY),
        ]

    def preview(self, parts: Parts, request: Request) -> Response:
        """How the channels will show it, what is wrong, and what is asked alike."""
        day = today(parts)
        with parts.reading() as uow:
            content = self._desk.content(uow)
        form, entry = _typed(request, content)
        if entry is None:
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        facet = FacetForm(request.state.form)
        side = facet.facet.data if facet.validate() else _ANSWER
        try:
            told = shown(entry, with_record(content, entry), day, side)
        except CenterError:  # stands beside the field
            told = ()
        return parts.render(
            request,
            "entries/preview.html",
            said=said(),
            form=form,
            channels=() if isinstance(told, Lacking) else told,
            lacking=told.value if isinstance(told, Lacking) else "",
            found=by_field(findings(entry, content, day)),
            like=alike(entry, content, LIKE),
        )

    def try_it(self, parts: Parts, request: Request) -> Response:
        """A sentence now and with the draft."""
        live = parts.policy.latest()
        if live is None:
            return parts.render(request, "entries/preparing.html", said=said(), path="/entries/try")
        form, entry = _typed(request, live.content)
        sentence = SentenceForm(request.state.form)
        if entry is None or not sentence.validate():
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        trial = try_sentence(sentence.sentence.data, entry, live, today(parts))
        return parts.render(
            request, "entries/trial.html", said=said(), sentence=sentence.sentence.data, trial=trial
        )

    def regression(self, parts: Parts, request: Request) -> Response:
        """The known questions that would be answered otherwise."""
        live = parts.policy.latest()
        if live is None:
            return parts.render(request, "entries/preparing.html", said=said(), path="/entries/regression")
        form, entry = _typed(request, live.content)
        if entry is None:
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        changed = changed_answers(entry, live)
        return parts.render(
            request,
            "entries/regression.html",
            said=said(),
            changed=changed[:_MOST_SHOWN],
            count=len(changed),
            of=len(questions()),
            spoilt=sum(one.was_right and not one.will_be_right for one in changed),
        )


def _typed(request: Request, content: Content) -> tuple[EntryForm, Entry | None]:
    """The form, and the entry where nothing is missing."""
    form, key = EntryForm(request.state.form), KeyForm(request.state.form)
    if not form.validate() or not key.validate():
        return form, None
    return form, form.entry(key.key.data or new_id(form.question.data, content.entries))
