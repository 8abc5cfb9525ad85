"""Requests that compare with what was shown: more pay, nearer, newer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from language.mention import Mention
from services.dialogue.frame import Frame

STEP = 500_000  # VND per month: the smallest raise people call one
_MILLION = 1_000_000
# Too wide to be near to: who works anywhere in a province may live anywhere in it.
_WIDE = frozenset({"province", "old_province", "region"})


@dataclass(frozen=True)
class NeedsHome(Exception):  # noqa: N818  (not a fault: a question)
    """ "Gần hơn" means nothing before it is known where the person lives."""

    frame: Frame


def apply_relative(frame: Frame, mentions: Sequence[Mention], floor: int | None) -> Frame:
    """Turn each comparison into a constraint.

    Args:
        frame: The search with everything stated already applied.
        mentions: Those of kind `relative` are read.
        floor: Lowest upper pay of the results last shown, VND per month; none when unknown.

    Raises:
        NeedsHome: Nearer is wanted, and neither a home nor a place smaller than a province is known.
    """
    for mention in mentions:
        if mention.entity == "relative":
            frame = _CHANGES[mention.value](frame, floor)
    if frame.kind == "overseas":
        return replace(frame, near_home=False)
    if frame.near_home and frame.home is None:
        near = [place for place in frame.place if place.level not in _WIDE]
        if not near:
            raise NeedsHome(frame)
        frame = replace(frame, home=near[0])
    return frame


def _higher_pay(frame: Frame, floor: int | None) -> Frame:
    base = max(frame.salary_min or 0, floor or 0)
    wanted = (base // STEP + 1) * STEP
    return replace(frame, salary_min=wanted, salary_max=None)


def _lower_pay(frame: Frame, floor: int | None) -> Frame:
    if frame.salary_min is None:
        return frame
    wanted = frame.salary_min - _MILLION
    return replace(frame, salary_min=wanted if wanted > 0 else None)


def _nearer(frame: Frame, floor: int | None) -> Frame:
    return replace(frame, near_home=True, place=() if frame.home else frame.place)


def _farther(frame: Frame, floor: int | None) -> Frame:
    return replace(frame, near_home=False, place=())


def _newer(frame: Frame, floor: int | None) -> Frame:
    return replace(frame, newest=True)


_CHANGES = {
    "higher_pay": _higher_pay,
    "lower_pay": _lower_pay,
    "nearer": _nearer,
    "farther": _farther,
    "newer": _newer,
}
