"""A replay sees what a person would see, and leaves nothing behind."""

import json
from datetime import date

import httpx
import pytest

from troly.replay_lines import Line
from troly.replay_turns import Player

DAY = date(2026, 3, 2)
KEYS = {
    "id",
    "conversation",
    "text",
    "canonical",
    "intent",
    "entities",
    "frame",
    "outcome",
    "replies",
    "faq",
    "citations",
    "items",
    "latency_ms",
}


class Rasa:
    """Answers turns and remembers what it was asked."""

    def __init__(self, *turns):
        self.asked = []
        self._turns = list(turns)

    def __call__(self, request):
        self.asked.append(json.loads(request.content))
        turn = self._turns.pop(0) if self._turns else {}
        return httpx.Response(200, json={"replies": [{"text": "Dạ."}], "turn": turn})


def player(answer):
    return Player("http://127.0.0.1:1", "token", "zalo", DAY, 2, wire=httpx.MockTransport(answer))


def line(text=None, payload=None):
    return Line(id="7", conversation="c", text=text, payload=payload)


async def test_every_key_of_the_contract_is_there():
    record = await player(Rasa()).conversation().play(line("tìm việc"))
    assert set(record) >= KEYS
    assert record["replies"] == [{"text": "Dạ.", "buttons": (), "cards": ()}]


async def test_how_sure_a_policy_answer_was_is_told_and_nothing_of_other_turns():
    rasa = Rasa({"policy_level": "unsure"}, {})
    conversation = player(rasa).conversation()
    assert (await conversation.play(line("được nhiêu")))["policy_level"] == "unsure"
    assert "policy_level" not in await conversation.play(line("tìm việc"))


async def test_rasa_is_asked_for_the_day_and_the_trace_under_a_name_that_marks_a_replay():
    rasa = Rasa()
    await player(rasa).conversation().play(line("tìm việc"))
    asked = rasa.asked[0]
    assert asked["sender"].startswith("replay_zalo_")
    assert (asked["at"], asked["trace"], asked["text"]) == ("2026-03-02", True, "tìm việc")


async def test_two_conversations_have_two_names():
    rasa = Rasa()
    played = player(rasa)
    await played.conversation().play(line("tìm việc"))
    await played.conversation().play(line("tìm việc"))
    assert rasa.asked[0]["sender"] != rasa.asked[1]["sender"]


async def test_a_payload_is_sent_as_it_is():
    rasa = Rasa()
    record = await player(rasa).conversation().play(line(payload='/show_details{"item":"vacancy:1"}'))
    assert rasa.asked[0]["payload"] == record["payload"] == '/show_details{"item":"vacancy:1"}'


async def test_the_frame_stays_when_a_turn_says_nothing_of_it():
    frame = {"kind": "job", "salary_min": 8_000_000}
    conversation = player(Rasa({"frame": frame}, {"frame": {}})).conversation()
    await conversation.play(line("trên 8 triệu"))
    assert (await conversation.play(line("cảm ơn")))["frame"] == frame


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "x" * 100_000])
async def test_what_the_gateway_answers_itself_never_reaches_rasa(text):
    rasa = Rasa()
    record = await player(rasa).conversation().play(line(text))
    assert rasa.asked == []
    assert (record["outcome"], record["intent"]) == ("clarification", {"name": None, "confidence": 0.0})
    assert record["text"] == text
    assert record["replies"]


@pytest.mark.parametrize("text", ["ti\u0300m vie\u0323\u0302c", "tìm\u200b việc\u202e", "\0tìm việc\ud800"])
async def test_rasa_is_asked_what_the_gateway_would_let_through(text):
    rasa = Rasa()
    record = await player(rasa).conversation().play(line(text))
    assert (rasa.asked[0]["text"], record["text"]) == ("tìm việc", text)


async def test_a_server_that_fails_ends_in_an_honest_sentence():
    def broken(request):
        return httpx.Response(500)

    record = await player(broken).conversation().play(line("tìm việc"))
    assert record["outcome"] == "error_service"
    assert record["replies"]


async def test_offsets_point_into_the_text_as_it_was_written():
    text = "/ tìm việc ở Năm Căn"
    asked = "tìm việc ở Năm Căn"
    place = {
        "entity": "country",
        "value": "JP",
        "start": asked.index("Năm"),
        "end": len(asked),
        "text": "Năm Căn",
    }
    record = await player(Rasa({"entities": [place]})).conversation().play(line(text))
    entity = record["entities"][0]
    assert (entity["start"], entity["end"]) == (None, None)
