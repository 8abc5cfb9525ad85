"""Twenty messages a minute, counted once each."""

from services.conversations.rate import RateWindow


def test_the_window_closes_and_opens_again() -> None:
    now = [100.0]
    window = RateWindow(2, lambda: now[0])
    assert window.admit("a", 1).admitted
    now[0] += 10
    assert window.admit("a", 2).admitted
    refused = window.admit("a", 3)
    assert (refused.admitted, refused.wait_seconds) == (False, 50.0)
    assert window.admit("b", 3).admitted
    now[0] += 50
    assert window.admit("a", 3).admitted


def test_a_repeated_message_is_counted_once() -> None:
    window = RateWindow(2, lambda: 0.0)
    assert all(window.admit("a", "same").admitted for _ in range(50))
    assert window.admit("a", "other").admitted
    assert not window.admit("a", "third").admitted


def test_calls_without_a_name_all_count() -> None:
    window = RateWindow(2, lambda: 0.0)
    assert [window.admit("a").admitted for _ in range(3)] == [True, True, False]


def test_forgotten_keys_do_not_pile_up() -> None:
    window = RateWindow(1, lambda: 0.0, keys=3)
    for number in range(10):
        window.admit(str(number))
    assert not window.admit("9").admitted
    assert window.admit("0").admitted
