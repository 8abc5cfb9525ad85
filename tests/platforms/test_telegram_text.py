"""Marked text as the fake Bot API reads it."""

import pytest

from tests.platforms.telegram.errors import ApiError
from tests.platforms.telegram.html_text import parse_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("Lương &lt; 8 &amp; ăn", "Lương < 8 & ăn", []),
        ("&#272;ầm D&#x1A1;i", "Đầm Dơi", []),
        ("<b>May</b> ở", "May ở", [("bold", 0, 3)]),
        ("👍 <i>a</i>", "👍 a", [("italic", 3, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<b></b>a", "a", []),
    ],
)
def test_marks_become_entities_counted_in_utf16_units(source, text, entities):
    plain, found = parse_html(source)
    assert plain == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


def test_a_link_keeps_its_address():
    assert parse_html('<a href="https://e.vn/?a=1&amp;b=2">đây</a>') == (
        "đây",
        [{"type": "text_link", "offset": 0, "length": 3, "url": "https://e.vn/?a=1&b=2"}],
    )


@pytest.mark.parametrize(
    "source",
    [
        "a < b",
        "a > b",
        "a & b",
        "a &nbsp; b",
        "a &amp b",
        "&#0;",
        "&#xD800;",
        "<br>",
        "<p>a</p>",
        "<b>a",
        "<b>a<i>b</b></i>",
        "a</b>",
        "<code><b>a</b></code>",
        "<blockquote><blockquote>a</blockquote></blockquote>",
        "<span>a</span>",
        "<a href=>a</a>",
    ],
)
def test_what_is_not_well_marked_is_refused(source):
    with pytest.raises(ApiError, match="can't parse entities"):
        parse_html(source)


def test_the_place_of_a_fault_is_told_in_bytes():
    with pytest.raises(ApiError, match=r"at byte offset 4$"):
        parse_html("Đaa<br>")
