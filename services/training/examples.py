"""Corrections: proposed by whoever edits answers, learnt from once a second person has accepted them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime

from language.search_key import search_key
from services.errors import NotFound
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.training.held_out import is_held_out
from services.training.labels import key_of, labels, split
from services.training.model import Example, ExampleState
from services.training.refusals import TrainingRefused

LONGEST = 300  # letters; what is longer says more than one thing


def propose(
    uow: UnitOfWork,
    staff: StaffMember,
    text: str,
    label: str,
    *,
    at: datetime,
    read_as: str = "",
    conversation: str = "",
) -> int:
    """Say how a sentence should be read.

    Args:
        label: Key of one of `labels()`.
        read_as: The intent the model gave it.
        conversation: Whose words they are.

    Returns:
        The number of the correction.

    Raises:
        TrainingRefused: There is no such label, nothing can be learnt from the sentence, it is one of those
            that measure the model, or it was corrected before.
    """
    said = " ".join(unicodedata.normalize("NFC", text).split())
    intent, danger = split(label)
    if label not in {one.key for one in labels()}:
        raise TrainingRefused("no_label")
    if not search_key(said) or len(said) > LONGEST:
        raise TrainingRefused("no_sentence", most=LONGEST)
    if "[" in said:
        raise TrainingRefused("hidden_words")
    if is_held_out(said):
        raise TrainingRefused("held_out")
    example = Example(
        text=said,
        intent=intent,
        danger=danger,
        read_as=read_as,
        conversation=conversation,
        proposed_by=staff.id,
        proposed_name=staff.name,
        proposed_at=at,
    )
    number = uow.training_examples.add(example)
    if number is None:
        raise TrainingRefused("corrected_before")
    audit(uow, staff, "example.propose", f"example:{number}", at=at, after={"label": label})
    return number


def accept(uow: UnitOfWork, staff: StaffMember, number: int, *, at: datetime) -> None:
    """Let it be learnt.

    Raises:
        NotFound: There is no such correction.
        TrainingRefused: It is one's own, it measures the model by now, or somebody judged it meanwhile.
    """
    example = get_example(uow, number)
    if example.proposed_by == staff.id:
        raise TrainingRefused("own_correction")
    if is_held_out(example.text):
        raise TrainingRefused("held_out")
    _judge(uow, staff, example, ExampleState.ACCEPTED, "example.accept", at, "")


def reject(uow: UnitOfWork, staff: StaffMember, number: int, *, reason: str, at: datetime) -> None:
    """Take it out, also after it was accepted; the next training learns without it.

    Raises:
        NotFound: There is no such correction.
        TrainingRefused: No reason is given, or somebody judged it meanwhile.
    """
    if not reason.strip():
        raise TrainingRefused("reason_needed")
    _judge(uow, staff, get_example(uow, number), ExampleState.REJECTED, "example.reject", at, reason.strip())


def get_example(uow: UnitOfWork, number: int) -> Example:
    """One correction.

    Raises:
        NotFound: There is none of this number.
    """
    example = uow.training_examples.get(number)
    if example is None:
        raise NotFound(f"There is no correction {number}.")
    return example


def _judge(
    uow: UnitOfWork,
    staff: StaffMember,
    example: Example,
    state: ExampleState,
    action: str,
    at: datetime,
    reason: str,
) -> None:
    judged = replace(example, state=state, judged_name=staff.name, judged_at=at, reason=reason)
    if example.state in (state, ExampleState.REJECTED) or not uow.training_examples.judge(
        judged, example.state
    ):
        raise TrainingRefused("judged_meanwhile")
    audit(
        uow, staff, action, f"example:{example.id}", at=at, why=reason,
        before={"state": example.state.value},
        after={"state": state.value, "label": key_of(example.intent, example.danger)},
    )  # fmt: skip
