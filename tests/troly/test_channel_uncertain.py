"""What is uncertain about Zalo: listed the same for the terminal and in the guide, and nothing is missing."""

import re

import pytest

from services.resources import load_yaml
from tests.architecture.source import ROOT
from troly.channel_uncertain import NOTHING, uncertain, value_of

ROWS = uncertain()
SETTINGS = [row["setting"] for row in ROWS]
# Keys of data/gateway/zalo.yml that the documents state, or that are a choice of ours.
CERTAIN = {
    "webhook.ahead_minutes",
    "webhook.answer_seconds",
    "webhook.alarm_after",
    "buttons.at_most",
    "sending.connect_seconds",
    "sending.read_seconds",
    "sending.charged_days",
    "sending.charged_budget",
    "templates.budget",
    "templates.night_from",
    "templates.night_until",
}


def test_the_guide_lists_the_same():
    guide = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
    table = guide.partition("| điều chưa chắc |")[2].partition("\n\n")[0]
    cells = [re.split(r"\s*\|\s*", line.strip("| \n")) for line in table.splitlines()[2:]]
    assert [(name, setting.strip("`").replace("–", NOTHING), see) for name, setting, see in cells] == [
        (row["name"], row["setting"], row["see"]) for row in ROWS
    ]


def test_every_key_is_listed_or_certain():
    keys = {
        f"{section}.{key}" for section, entries in load_yaml("gateway/zalo.yml").items() for key in entries
    }
    assert keys - set(SETTINGS) == CERTAIN


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if re.fullmatch(r"[a-z]+\..*", setting)])
def test_a_key_that_is_listed_exists(setting):
    value_of(setting)


def test_every_table_with_doubtful_numbers_is_listed():
    tables = load_yaml("gateway/zalo_errors.yml")
    doubtful = {name for name, rows in tables.items() if any(row.get("unsure") for row in rows)}
    assert doubtful == {
        setting.removeprefix("zalo_errors.yml ") for setting in SETTINGS if setting.startswith("zalo_errors")
    }


def test_other_settings_are_variables_or_nothing():
    others = [s for s in SETTINGS if not re.fullmatch(r"[a-z]+\.[a-z_]+|zalo_errors\.yml [a-z]+", s)]
    known = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert [setting for setting in others if setting != NOTHING and setting not in known] == []


def test_names_are_told_apart():
    assert len({row["name"] for row in ROWS}) == len(ROWS)
