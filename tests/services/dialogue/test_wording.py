"""Values are said as people say them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from services.dialogue import wording
from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from services.results import Reason
from tests.services.dialogue.spoken import said
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases/wording.yml")


@pytest.mark.parametrize("case", CASES["money"], ids=lambda case: str(case["amount"]))
def test_money(case: dict[str, Any]) -> None:
    assert wording.money(case["amount"]) == case["words"]


@pytest.mark.parametrize("case", CASES["pay_range"], ids=lambda case: case["words"])
def test_pay_range(case: dict[str, Any]) -> None:
    assert wording.pay_range(case["low"], case["high"]) == case["words"]


@pytest.mark.parametrize("case", CASES["duration"], ids=lambda case: case["words"])
def test_duration(case: dict[str, Any]) -> None:
    assert wording.duration(case["months"]) == case["words"]


@pytest.mark.parametrize("case", CASES["age_range"], ids=lambda case: case["words"])
def test_age_range(case: dict[str, Any]) -> None:
    assert wording.age_range(case["low"], case["high"]) == case["words"]


def test_days_are_written_the_vietnamese_way() -> None:
    assert wording.day(date(2026, 3, 2)) == "02/03/2026"


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Reason("home_distance", {"km": 12.4}), "cách nhà khoảng 12 km"),
        (Reason("salary", {"salary_min": 8_000_000, "salary_max": 10_000_000}), "lương 8–10 triệu"),
        (Reason("salary", {"salary_min": None, "salary_max": None}), "lương thỏa thuận"),
        (Reason("benefits", {"benefits": ("dormitory", "meals")}), "có chỗ ở, bao cơm"),
        (Reason("country", {"country": "JP"}), "đi Nhật Bản"),
        (Reason("place", {"place": "Năm Căn"}), "ở Năm Căn"),
        (Reason("occupation", {"label": "Thợ hồ/thợ xây"}), "đúng nghề thợ hồ, thợ xây"),
    ],
    ids=lambda value: value.code if isinstance(value, Reason) else "",
)
def test_reasons(why: Reason, words: str) -> None:
    assert wording.reason(why) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ([], ""),
        ([{"occupation": "tho-ho"}], "thợ hồ"),
        ([{"occupation": "nuoi-tom"}], "công nhân nuôi tôm"),
        ([{"place": "Năm Căn"}, {"pay": {"at_least": 8_000_000}}], "xã Năm Căn · từ 8 triệu"),
        ([{"pay": {"range": [8_000_000, 10_000_000]}}], "8–10 triệu"),
        ([{"pay": {"at_most": 10_000_000}}], "tới 10 triệu"),
        ([{"benefit": "dormitory"}, {"work_time": "day_shift"}], "ca ngày · chỗ ở"),
        ([{"experience_months": 0}], "chưa có kinh nghiệm"),
        ([{"experience_months": 24}], "kinh nghiệm 2 năm"),
        ([{"place": "Cái Nước", "role": "home"}, {"near_home": True}], "nhà ở xã Cái Nước · gần nhà"),
        ([{"age": {"minimum": 35}}, {"gender": "female"}], "nữ · 35 tuổi"),
        ([{"work_time": "night_shift", "negated": True}], "không lấy ca đêm"),
        (
            [{"place": "Năm Căn", "negated": True}, {"occupation": "may", "negated": True}],
            "không lấy công nhân may, xã Năm Căn",
        ),
    ],
)
def test_the_summary_names_every_condition(sentence: list[dict[str, Any]], words: str) -> None:
    assert wording.summary(merge(Frame(), said(*sentence)).frame) == words


def test_a_word_not_listed_is_shown_as_it_is() -> None:
    assert wording.phrase("country", "ZZ") == "ZZ"


def test_braces_in_a_title_are_only_braces() -> None:
    assert wording.phrase("job_card", "employer", employer="{0} {x}") == "Đơn vị: {0} {x}"
