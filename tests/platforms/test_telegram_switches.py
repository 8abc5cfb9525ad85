"""The switches of the fake Bot API: flood limits, faults, disorder."""

import pytest

from tests.platforms.telegram.chaos import Chaos
from tests.platforms.telegram.errors import ApiError
from tests.platforms.telegram.faults import Faults, Kind
from tests.platforms.telegram.flood import Flood

NOW = 1_790_000_000.0


def passed(flood: Flood, chats: list[int], now: float) -> int:
    count = 0
    for chat in chats:
        try:
            flood.spend(chat, now)
        except ApiError:
            continue
        count += 1
    return count


class TestFlood:
    def test_a_short_burst_to_one_chat_passes_and_then_one_a_second(self):
        flood = Flood(chat_burst=3)
        assert passed(flood, [7] * 10, NOW) == 3
        assert passed(flood, [7] * 10, NOW + 1) == 1
        assert passed(flood, [7] * 10, NOW + 100) == 3

    def test_thirty_a_second_to_everybody(self):
        flood = Flood()
        assert passed(flood, list(range(1, 101)), NOW) == 30
        assert passed(flood, list(range(101, 201)), NOW + 0.5) == 15

    def test_twenty_a_minute_to_a_group(self):
        flood = Flood()
        assert passed(flood, [-5] * 30, NOW) == 20
        assert passed(flood, [-5] * 30, NOW + 3) == 1

    def test_the_refusal_tells_whole_seconds_to_wait(self):
        flood = Flood(chat=0.25, chat_burst=1)
        flood.spend(7, NOW)
        with pytest.raises(ApiError, match="retry after 4") as refusal:
            flood.spend(7, NOW + 0.5)
        assert refusal.value.parameters == {"retry_after": 4}

    def test_it_can_be_switched_off(self):
        assert passed(Flood(on=False), [7] * 100, NOW) == 100


class TestFaults:
    def test_a_fault_counts_its_calls(self):
        faults = Faults()
        faults.set(7, Kind.BROKEN, times=2)
        assert [faults.meet("sendmessage", 7) is not None for _ in range(3)] == [True, True, False]
        assert faults.met == [("sendmessage", 7, Kind.BROKEN)] * 2

    def test_a_fault_of_one_chat_leaves_others_alone(self):
        faults = Faults()
        faults.set(7, Kind.BROKEN)
        assert faults.meet("sendmessage", 8) is None

    def test_other_methods_go_well_unless_they_are_named(self):
        faults = Faults()
        faults.set(7, Kind.BROKEN)
        assert faults.meet("sendchataction", 7) is None
        faults.set_for_everybody(Kind.UNAUTHORIZED, methods=None)
        assert faults.meet("getme", None) is not None

    def test_chance_is_the_same_for_the_same_seed(self):
        def kinds(seed: int) -> list[Kind | None]:
            faults = Faults(seed, at_random={Kind.BROKEN: 0.2, Kind.CUT_TAKEN: 0.1})
            met = [faults.meet("sendmessage", 7) for _ in range(300)]
            return [fault and fault.kind for fault in met]

        assert kinds(1) == kinds(1) != kinds(2)
        assert 30 < kinds(1).count(Kind.BROKEN) < 90
        assert 10 < kinds(1).count(Kind.CUT_TAKEN) < 60

    def test_cleared_faults_are_gone(self):
        faults = Faults(at_random={Kind.BROKEN: 1.0})
        faults.set(7, Kind.CUT)
        faults.clear()
        assert faults.meet("sendmessage", 7) is None


class TestChaos:
    def test_it_is_off_as_it_is_made(self):
        assert {Chaos().draw() for _ in range(10)} == {Chaos().draw()}
        assert Chaos().draw().delays == (0.0,)

    def test_the_same_seed_makes_the_same_disorder(self):
        def ways(seed: int) -> list[tuple[float, ...]]:
            chaos = Chaos(seed, duplicated=0.3, delayed=0.5)
            return [chaos.draw().delays for _ in range(100)]

        assert ways(3) == ways(3) != ways(4)
        assert 10 < sum(len(way) == 2 for way in ways(3)) < 60

    def test_updates_of_one_person_keep_their_order_unless_asked(self):
        assert not Chaos(delayed=1.0).draw().alone
        assert Chaos(delayed=1.0, same_person=True).draw().alone
