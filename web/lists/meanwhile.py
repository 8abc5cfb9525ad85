"""Two people in one form: what the second one wrote is kept beside what the first one changed."""

from dataclasses import dataclass

from starlette.datastructures import FormData

from services.imports.model import Record
from services.jobs.model import Employer
from web.lists.fields import OWN, mark_of, marks, marks_read, said, text_of
from web.lists.record_forms import RecordForm, filled, form_for
from web.lists.words import words


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A form with one's own words, and what somebody else has changed since: label and value."""

    form: RecordForm
    changed: tuple[tuple[str, str], ...]


def side_by_side(record: Record | Employer, sent: RecordForm, seen: str) -> SideBySide:
    """Fields nobody touched show the record as it is now; where both wrote, the person is asked.

    Args:
        record: As it is now.
        sent: What came, with marks of the fields as they stood on the page.
        seen: Digest of the record as it is now.
    """
    now = filled(record, seen)
    stood = marks_read(sent.base.data or "")
    texts, asked, changed = {}, {}, []
    for field in now:
        name = field.name
        if name in OWN:
            continue
        fresh = text_of(field)
        typed = text_of(sent[name]) if name in sent else fresh
        if mark_of(fresh) != stood.get(name):
            changed.append((str(field.label.text), said(field)))
        if mark_of(typed) == stood.get(name):
            typed = fresh
        elif mark_of(fresh) not in (stood.get(name), mark_of(typed)):
            asked[name] = str(words()["refused"]["other_wrote"]).format(value=said(field))
        texts[name] = typed
    own = {"seen": seen, "base": marks(now), "why": sent.why.data or ""}
    form = form_for(record, FormData({**texts, **own}))
    for name, question in asked.items():
        form[name].errors = [question]
    return SideBySide(form, tuple(changed))
