"""Questions nobody answered are grouped by likeness, the most asked first."""

from datetime import datetime, timezone

from services.conversations.tickets import AskedPolicy, PolicyTrace
from services.policy.gaps import gaps

NOW = datetime(2026, 11, 23, tzinfo=timezone.utc)


def asked(said, *entries):
    return AskedPolicy(said=said, trace=PolicyTrace("lost", entries), at=NOW)


def test_like_questions_are_one_gap_however_they_are_written():
    found = gaps(
        [
            asked("tiền tàu xe về quê ăn tết", "a"),
            asked("nuôi tôm lỗ có được giảm lãi ngân hàng không"),
            asked("tien tau xe ve que an tet", "b", "a"),
        ]
    )
    assert [len(gap) for gap in found] == [2, 1]
    assert found[0].wordings == ("tiền tàu xe về quê ăn tết", "tien tau xe ve que an tet")
    assert found[0].offered == ("a", "b")


def test_nothing_asked_is_no_gap():
    assert gaps([]) == []


def test_signs_without_words_are_each_a_gap():
    assert len(gaps([asked("???"), asked("!!!")])) == 2
