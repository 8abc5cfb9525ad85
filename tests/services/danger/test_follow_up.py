"""A short message after a danger asks again whom to call or what to do."""

import pytest

from services.danger.follow_up import goes_on


@pytest.mark.parametrize(
    "text",
    [
        "tôi phải gọi ai",
        "giờ lấy lại được không",
        "giờ sao về",
        "số công an bao nhiêu",
        "em sợ quá",
        "rồi làm sao",
    ],
)
def test_it_goes_on(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "tìm việc ở năm căn",
        "cảm ơn em",
        "hồ sơ trợ cấp thất nghiệp nộp rồi mà chưa thấy gì thì phải gọi cho ai",
        "lương bao nhiêu",
    ],
)
def test_it_is_about_something_else(text: str) -> None:
    assert not goes_on(text)
