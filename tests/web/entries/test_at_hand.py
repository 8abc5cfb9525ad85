"""The content all pages share is read behind, once."""

import gc
import time

from tests.web.staff_web import StaffWeb
from web.policy_at_hand import PolicyAtHand

LIMIT_SECONDS = 30.0


def until_read(hand: PolicyAtHand) -> None:
    ends = time.monotonic() + LIMIT_SECONDS
    while hand.latest() is None:
        assert time.monotonic() < ends, "it was not read"
        time.sleep(0.01)


def test_nobody_waits_for_the_first_reading(desk: StaffWeb) -> None:
    hand = PolicyAtHand(desk.services)
    assert hand.latest() is None
    until_read(hand)


def test_what_was_read_is_not_gone_through_for_garbage(desk: StaffWeb) -> None:
    before = gc.get_freeze_count()
    until_read(hand := PolicyAtHand(desk.services))
    ends = time.monotonic() + LIMIT_SECONDS
    while gc.get_freeze_count() <= before:
        assert time.monotonic() < ends, "nothing was set apart"
        time.sleep(0.01)
    snapshot = hand.latest()
    assert snapshot is not None
    assert not any(one is snapshot.content for one in gc.get_objects())
