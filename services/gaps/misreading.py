"""An officer says that the assistant took a sentence for something else: it stands among the gaps then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.errors import NotFound
from services.gaps.grouping import Groups, head_of
from services.gaps.masking import wording_of
from services.gaps.model import GapState, Question
from services.gaps.refusals import GapRefused, KnownMeanwhile
from services.resources import load_yaml
from services.staff.audit import audit
from services.staff.model import StaffMember

if TYPE_CHECKING:
    from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Misread:
    """A question as editors will see it: the person and the officer's note are made unknown.

    Attributes:
        head: What it is compared by; "" where nothing is left to be read.
        known: The question as it stands in a group, where it does; `group` is the number of that.
    """

    question: Question
    head: str
    known: Question | None
    group: int | None

    @property
    def reported_by(self) -> str:
        """Who said so before."""
        return self.known.reported_by if self.known else ""


def misread(uow: UnitOfWork, conversation: str, position: int) -> Misread:
    """What would be reported of a turn.

    Raises:
        NotFound: There is no such turn, the person said nothing in it, or the assistant was not asked.
    """
    found = uow.gaps.turn(conversation, position)
    if found is None:
        raise NotFound(f"There is nothing the assistant has read in turn {position}.")
    said = wording_of(found.said, int(load_yaml("gaps/settings.yml")["longest"]))
    group = uow.gaps.group_of(conversation, position)
    known = None if group is None else uow.gaps.question(group, conversation, position)
    return Misread(replace(found, said=said), head_of(said), known, group)


def nearest_group(uow: UnitOfWork, one: Misread) -> int | None:
    """The group it belongs to; None where it begins one.

    All heads are looked through: not within a transaction that writes.
    """
    if one.group is not None:
        return one.group
    settings = load_yaml("gaps/settings.yml")
    return Groups(uow.gaps.heads(int(settings["groups"])), float(settings["alike"])).nearest(one.head)


def report(
    uow: UnitOfWork,
    staff: StaffMember,
    conversation: str,
    position: int,
    *,
    near: int | None,
    note: str,
    at: datetime,
) -> int:
    """Let a sentence wait for an editor, within the caller's writing transaction.

    Args:
        near: What `nearest_group` said.
        note: What the officer adds; it is made unknown like the sentence.

    Returns:
        The number of its group, which is open from now on.

    Raises:
        NotFound: There is no such turn.
        GapRefused: It was reported before, or nothing of it can be read.
    """
    said = wording_of(note, int(load_yaml("gaps/settings.yml")["longest_note"]))
    try:
        number = _put(uow, misread(uow, conversation, position), near, staff.name, said, at)
    except KnownMeanwhile:  # whoever was quicker is seen now
        number = _put(uow, misread(uow, conversation, position), near, staff.name, said, at)
    gap = uow.gaps.get(number)
    if gap is not None and gap.state is not GapState.OPEN:
        uow.gaps.decide(replace(gap, state=GapState.OPEN), gap.state)
    audit(uow, staff, "gap.report", f"gap:{number}", at=at)
    return number


def _put(uow: UnitOfWork, one: Misread, near: int | None, name: str, note: str, at: datetime) -> int:
    if one.reported_by:
        raise GapRefused("reported_before", name=one.reported_by)
    if not one.head:
        raise GapRefused("no_words")
    question = replace(one.question, at=at, note=note, reported_by=name)
    if one.group is not None:
        uow.gaps.mark_reported(question)
        return one.group
    if near is not None and uow.gaps.get(near) is not None:
        return uow.gaps.join(near, question).id
    return uow.gaps.add(one.head, question)
