"""Which side of an answer is asked about."""

import pytest

from language.canonical import canonical
from services.policy.facets import button, leaning


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("cần giấy tờ gì", "dossier"),
        ("mau so may", "dossier"),
        ("nộp ở đâu vậy em", "where"),
        ("tới đâu để nộp hồ sơ", "dossier"),
        ("hồ sơ nộp ở đâu", "where"),
        ("bao lâu có", "time"),
        ("may ngay vay", "time"),
        ("có tốn tiền hông", "fee"),
        ("nói rõ hơn đi", "details"),
        ("theo luật nào", "sources"),
        ("mẹ em 76 tuổi thì sao", None),
    ],
)
def test_the_side_asked_about_is_the_last_one_named(text, facet):
    assert leaning(canonical(text).text).facet == facet


def test_words_of_another_topic_are_left_over():
    assert leaning("làm giấy khai sinh cho cháu ở đâu").rest
    assert leaning("dạ rồi nộp ở đâu vậy em ơi").rest == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("mẹ em 76 tuổi thì sao", True),
        ("còn em trai tôi", True),
        ("con tôi 14 tuổi đi làm được không", False),
        ("nếu nộp trễ", True),
        ("lương tối thiểu là bao nhiêu", False),
    ],
)
def test_some_words_lead_on_from_the_topic(text, cue):
    assert leaning(canonical(text).text).cue is cue


def test_every_side_but_the_answer_has_a_button():
    assert button("dossier").endswith("?")
