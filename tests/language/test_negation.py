from datetime import date
from pathlib import Path

import pytest

from language.canonical import canonical
from language.mention import Mention
from language.negation import mark_negated
from language.understanding import understand
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "negation.yml")


def plain(mention):
    return getattr(mention.value, "id", None) or getattr(mention.value, "name", mention.value)


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_what_is_ruled_out_is_told_from_what_is_wanted(case):
    mentions = understand(canonical(case["said"]), date(2026, 11, 22))

    assert [plain(mention) for mention in mentions if not mention.negated] == case["wanted"]
    assert [plain(mention) for mention in mentions if mention.negated] == case["ruled_out"]


def test_where_one_lives_is_never_ruled_out():
    home = Mention(entity="place", value="…", start=9, end=16, role="home")

    assert mark_negated("không ở Năm Căn", [home]) == [home]


def test_pay_is_never_ruled_out():
    pay = Mention(entity="pay", value="…", start=9, end=13)

    assert mark_negated("không ở 8 củ", [pay]) == [pay]
