"""What the Center does not do is said with who does."""

import pytest

from language.canonical import canonical
from services.dialogue.outside_turn import kind_of, outside
from services.resources import load_yaml


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("làm sổ đỏ ở đâu", "papers"),
        ("lam khai sinh cho chau", "papers"),
        ("đổi bằng lái xe máy", "papers"),
        ("con tui sốt uống thuốc gì", "health"),
        ("bị phạt nguội tra ở đâu", "police"),
        ("so cong an bao nhieu", "police"),
        ("bữa nay cúp điện hoài", "utilities"),
        ("đội nào vô địch", None),
        ("làm hộ khẩu ở đâu", "papers"),
        ("hồ sơ nhập học cho con", "papers"),
        ("tôi thuộc diện nào", None),
        ("bị họ chửi", None),
        ("bị ho uống gì", "health"),
        ("mua thuoc ở đâu", "health"),
        ("hôm nay trời mưa không", None),
    ],
)
def test_the_kind_is_told_by_its_words(text, kind):
    assert kind_of(canonical(text).text) == kind


def test_every_kind_has_its_response():
    said = {outside(words[0]).response for words in load_yaml("policy/outside.yml")["kinds"].values()}
    assert said == {f"utter_outside_{kind}" for kind in load_yaml("policy/outside.yml")["kinds"]}


def test_whatever_it_is_the_center_is_offered():
    for text in ("sổ đỏ", "bóng đá"):
        assert [button.payload for button in outside(text).buttons] == [
            "/search_job",
            "/search_course",
            "/request_officer",
        ]
