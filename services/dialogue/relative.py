"""Requests that compare with what was shown: more pay, nearer, newer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from language.mention import Mention
from services.dialogue.frame import Frame
from services.dialogue.offered_pay import OfferedPay

STEP = 500_000  # VND per month: the smallest raise people call one
_MILLION = 1_000_000


@dataclass(frozen=True)
class NeedsHome(Exception):  # noqa: N818  (not a fault: a question)
    """ "Gần hơn" means nothing before it is known where the person lives."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class Compared:
    """The search after the comparisons; `at_highest_pay` when more pay was wanted and nobody gives it."""

    frame: Frame
    at_highest_pay: bool = False


def apply_relative(
    frame: Frame, mentions: Sequence[Mention], floor: int | None, offered: OfferedPay
) -> Compared:
    """Turn each comparison into a constraint.

    Args:
        frame: The search with everything stated already applied.
        mentions: Those of kind `relative` are read.
        floor: Lowest upper pay of the results last shown, VND per month; none when unknown.
        offered: What there is to be had.

    Raises:
        NeedsHome: Nearer is wanted and no home is known; a place to work in is not where she lives.
    """
    at_highest_pay = False
    for mention in mentions:
        if mention.entity != "relative":
            continue
        if mention.value == "higher_pay":
            raised = with_higher_pay(frame, floor)
            at_highest_pay = not offered.reaches(raised)
            frame = frame if at_highest_pay else raised
        elif mention.value == "lower_pay":
            frame = _with_lower_pay(frame, offered)
        else:
            frame = _CHANGES[mention.value](frame)
    if frame.kind == "overseas":
        frame = replace(frame, near_home=False)
    if frame.kind == "course":
        frame = replace(frame, best_paid=False)
    if frame.near_home and frame.home is None:
        raise NeedsHome(frame)
    return Compared(frame, at_highest_pay)


def with_higher_pay(frame: Frame, floor: int | None) -> Frame:
    """The search for the next step above what is wanted and what was seen (`floor`, VND per month)."""
    base = max(frame.salary_min or 0, floor or 0)
    return replace(frame, salary_min=(base // STEP + 1) * STEP, salary_max=None)


def _with_lower_pay(frame: Frame, offered: OfferedPay) -> Frame:
    """A million less, or at once as much less as it takes to find something."""
    if frame.salary_min is None:
        return frame
    wanted = frame.salary_min - _MILLION
    best = offered.best(frame)
    if best is not None:
        wanted = min(wanted, best // STEP * STEP)
    return replace(frame, salary_min=wanted if wanted > 0 else None)


def _nearer(frame: Frame) -> Frame:
    place = () if frame.home else frame.place
    return replace(frame, near_home=True, place=place, newest=False, best_paid=False)


def _farther(frame: Frame) -> Frame:
    return replace(frame, near_home=False, place=())


def _newer(frame: Frame) -> Frame:
    return replace(frame, newest=True, best_paid=False)


def _highest_pay(frame: Frame) -> Frame:
    return replace(frame, best_paid=True, newest=False)


_CHANGES: dict[str, Callable[[Frame], Frame]] = {
    "highest_pay": _highest_pay,
    "nearer": _nearer,
    "farther": _farther,
    "newer": _newer,
}
