"""Wordings of one question find one another."""

import pytest

from services.gaps.grouping import Groups, head_of

HEADS = [
    (1, head_of("hồ sơ hưởng trợ cấp thất nghiệp gồm những giấy gì")),
    (2, head_of("vay vốn đi nước ngoài ở ngân hàng nào")),
]


@pytest.mark.parametrize(
    ("wording", "group"),
    [
        ("ho so huong tro cap that nghiep gom giay gi", 1),
        ("hồ sơ hưởng bhtn gồm những giấy gì ạ", 1),
        ("vay von di nuoc ngoai o ngan hang nao", 2),
        ("trẻ mồ côi được hỗ trợ bao nhiêu", None),
        ("vay", None),
    ],
)
def test_the_nearest_group_is_found(wording, group):
    assert Groups(HEADS, 0.5).nearest(head_of(wording)) == group


def test_a_new_group_is_found_at_once():
    groups = Groups(HEADS, 0.5)
    groups.add(3, head_of("trẻ mồ côi được hỗ trợ bao nhiêu"))
    assert groups.nearest(head_of("tre mo coi duoc ho tro bao nhieu")) == 3


def test_what_has_no_word_is_alike_to_nothing():
    assert head_of("?!…") == ""
    assert Groups(HEADS, 0.5).nearest("") is None
