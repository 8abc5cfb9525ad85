"""What editors make of a gap: a draft, further wordings of an entry, or nothing with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from language.search_key import fold, search_key
from services.editing.drafts import save_draft
from services.editing.model import Draft, DraftState
from services.editing.naming import new_id
from services.editing.records import Kind
from services.errors import NotFound
from services.gaps.model import Gap, GapState, Question
from services.gaps.refusals import GapRefused
from services.policy.content import Content
from services.policy.entry import Entry, Status
from services.policy.rating import Rating
from services.policy.topics import topics
from services.ports import UnitOfWork
from services.resources import load_yaml
from services.staff.audit import audit
from services.staff.model import StaffMember


def get_gap(uow: UnitOfWork, number: int) -> Gap:
    """One group.

    Raises:
        NotFound: There is none of this number.
    """
    gap = uow.gaps.get(number)
    if gap is None:
        raise NotFound(f"There is no gap {number}.")
    return gap


def dismiss(uow: UnitOfWork, staff: StaffMember, gap: Gap, *, reason: str, at: datetime) -> None:
    """Set a group aside; it comes back when many more ask.

    Raises:
        GapRefused: No reason is given, or somebody else decided meanwhile.
    """
    if not reason.strip():
        raise GapRefused("reason_needed")
    decided = replace(gap, state=GapState.DISMISSED, reason=reason.strip())
    _decide(uow, staff, gap, decided, "gap.dismiss", at, reason)


def reopen(uow: UnitOfWork, staff: StaffMember, gap: Gap, *, at: datetime) -> None:
    """Let a group wait for an editor again.

    Raises:
        GapRefused: Somebody else decided meanwhile.
    """
    _decide(uow, staff, gap, replace(gap, state=GapState.OPEN), "gap.reopen", at)


def draft_entry(
    uow: UnitOfWork, staff: StaffMember, gap: Gap, *, content: Content, at: datetime, today: date
) -> Draft:
    """A draft of a new entry with the wordings of a group; its answer is still to be written.

    Raises:
        GapRefused: Somebody else decided meanwhile.
    """
    settings = load_yaml("gaps/settings.yml")
    questions = uow.gaps.questions(gap.id, int(settings["wordings"]))
    wordings = new_wordings([gap.wording, *(one.said for one in questions)], content)
    best = max(wordings, key=_marked, default=gap.wording)  # of equal ones the newest
    question = _sentence(best)
    taken = {*content.entries, *(draft.key for draft in uow.editing.drafts(Kind.ENTRY))}
    entry = Entry(
        id=new_id(question, taken),
        topic=likely_topic(questions, content),
        question=question,
        asked=tuple(one for one in wordings if one != best),
        answer=str(settings["answer"]),
        rating=Rating.READ,
        checked_on=today.isoformat(),
        review_by=today + timedelta(days=settings["review_days"]),
        status=Status.PUBLISHED,
    )
    draft = save_draft(uow, staff, entry, version=0, content=content, at=at)
    _decide(uow, staff, gap, _drafted(gap, entry), "gap.draft", at)
    return draft


def extend_entry(
    uow: UnitOfWork, staff: StaffMember, gap: Gap, key: str, *, content: Content, at: datetime
) -> Draft:
    """The wordings of a group put into the draft of an entry there is.

    Raises:
        GapRefused: There is no such entry, an approver is looking at its draft, all wordings are in it
            already, or somebody else decided meanwhile.
    """
    known = uow.editing.draft(Kind.ENTRY, key)
    entry = known.record if known else content.entries.get(key)
    if not isinstance(entry, Entry):
        raise GapRefused("no_entry")
    if known is not None and known.state is DraftState.REVIEW:
        raise GapRefused("draft_in_review")
    questions = uow.gaps.questions(gap.id, int(load_yaml("gaps/settings.yml")["wordings"]))
    said = [gap.wording, *(one.said for one in questions)]
    further = new_wordings(said, content, but=entry.wordings)
    if not further:
        raise GapRefused("nothing_new")
    longer = replace(entry, asked=(*entry.asked, *further))
    version = known.version if known else 0
    draft = save_draft(uow, staff, longer, version=version, content=content, at=at)
    _decide(uow, staff, gap, _drafted(gap, entry), "gap.extend", at)
    return draft


def new_wordings(said: Iterable[str], content: Content, but: Iterable[str] = ()) -> list[str]:
    """Different ones that no entry has, in their order; what was hidden in them is left out."""
    labels = tuple(load_yaml("gaps/personal.yml")["labels"].values())
    seen, found = {search_key(one) for one in but}, []
    for one in said:
        key = search_key(one)
        if not key or key in seen or key in content.asked_by or any(label in one for label in labels):
            continue
        seen.add(key)
        found.append(one)
    return found


def likely_topic(questions: Iterable[Question], content: Content) -> str:
    """The topic of most of the entries that were offered; the first of all where none was."""
    offered = (content.entries.get(key) for one in questions for key in one.entries)
    counts = Counter(entry.topic for entry in offered if entry is not None)
    return counts.most_common(1)[0][0] if counts else topics()[0]


def _drafted(gap: Gap, entry: Entry) -> Gap:
    return replace(gap, state=GapState.DRAFTED, entry=entry.id)


def _marked(wording: str) -> float:
    """Share of letters with a mark, to one place: an answer's question is written as it should be."""
    plain = fold(wording)
    marked = sum(letter != other for letter, other in zip(wording.lower(), plain, strict=False))
    return round(marked / max(1, len(plain)), 1)


def _sentence(wording: str) -> str:
    return wording[:1].upper() + wording[1:]


def _decide(
    uow: UnitOfWork, staff: StaffMember, before: Gap, after: Gap, action: str, at: datetime, why: str = ""
) -> None:
    decided = replace(after, decided_name=staff.name, decided_at=at, seen=before.total)
    if not uow.gaps.decide(decided, before.state):
        raise GapRefused("decided_meanwhile")
    audit(
        uow, staff, action, f"gap:{before.id}", at=at, why=why,
        before={"state": before.state.value}, after={"state": after.state.value, "entry": after.entry},
    )  # fmt: skip
