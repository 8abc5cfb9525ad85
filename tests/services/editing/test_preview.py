"""What editors see is what people read: held to the channels' own renderers."""

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from gateway.telegram import rendering as telegram
from gateway.zalo import render as zalo
from gateway.zalo.rules import load_rules
from gateway.zalo.words import load_words
from services.conversations.model import Answer as Said
from services.conversations.model import Button, Reply, Turn
from services.dialogue.policy_replies import answered
from services.editing.preview import shown
from services.policy.answer import Lacking, answer
from services.policy.seed import read_folder
from services.resources import load_yaml, read_yaml
from tests.architecture.source import ROOT
from tests.policy_samples import CONTENT, ENTRY
from tests.services.editing.conftest import TODAY

ALL = read_folder()


def turn_of(entry, content):
    """The turn as the bot sends it: its response filled in."""
    reply = answered(answer(entry, content, TODAY, TODAY), entry, ("answer",), content)
    (response,) = read_yaml(ROOT / "bot" / "domain" / "faq.yml")["responses"][reply.response]
    buttons = tuple(Button(title=one.title, payload=one.payload) for one in reply.buttons)
    text = response["text"].format(**reply.values)
    return Turn(
        conversation="telegram:1", position=1, message_id="1", at=datetime(2026, 11, 23, tzinfo=timezone.utc),
        answer=Said(said="?", replies=(Reply(text=text, buttons=buttons),), outcome="answered"),
    )  # fmt: skip


def test_every_entry_is_shown_as_the_channels_show_it():
    wrong = []
    for entry in ALL.published():
        if entry.review_by <= TODAY:
            continue
        turn = turn_of(entry, ALL)
        previews = {one.channel: one for one in shown(entry, ALL, TODAY)}
        (on_telegram,) = telegram.render(turn, heading="", choose="")
        on_zalo = zalo.render(turn, load_rules(), load_words(), with_buttons=False)
        keys = [title for row in on_telegram["keyboard"] for title, _ in row]
        if (previews["telegram"].text, list(previews["telegram"].buttons)) != (on_telegram["plain"], keys):
            wrong.append((entry.id, "telegram"))
        if [{"text": previews["zalo"].text}] != on_zalo:
            wrong.append((entry.id, "zalo"))
    assert wrong == []


def test_the_limits_are_those_of_the_channels():
    limits = {name: rules["most"] for name, rules in load_yaml("editing/channels.yml").items()}
    assert limits == {"zalo": load_rules().text.at_most, "telegram": telegram.LIMIT, "chat": None}


def test_a_draft_shows_its_own_words():
    changed = replace(ENTRY, answer="Dạ, bây giờ là {social_standard}.")
    assert all("Dạ, bây giờ là 540.000 đồng." in one.text for one in shown(changed, CONTENT, TODAY))


@pytest.mark.parametrize(
    ("day", "why"), [(date(2027, 6, 30), Lacking.STALE), (date(2020, 1, 1), Lacking.NOT_THEN)]
)
def test_an_entry_without_an_answer_says_why(day, why):
    assert shown(ENTRY, CONTENT, day) is why
