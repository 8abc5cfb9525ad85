"""A button counts only for whom it was shown."""

import pytest

from gateway.phrases import load_phrases
from tests.gateway.browser import Browser, texts
from tests.gateway.fake_rasa import FakeRasa

SAID = load_phrases().said
DETAILS = '/show_details{"item":"vacancy:12"}'


@pytest.mark.parametrize("payload", ["/more_results", DETAILS])
def test_a_button_that_was_offered_reaches_rasa_unchanged(
    browser: Browser, rasa: FakeRasa, payload: str
) -> None:
    browser.ask("tìm việc")
    assert browser.post(payload=payload).status_code == 202
    browser.turns(2)
    assert rasa.asked()[1] == {"sender": browser.conversation, "payload": payload}


def test_the_transcript_shows_the_title_of_the_button(browser: Browser) -> None:
    browser.ask("tìm việc")
    browser.post(payload=DETAILS)
    assert browser.turns(2)[1]["said"] == "Chi tiết"


@pytest.mark.parametrize("payload", ["/restart", '/show_details{"item":"vacancy:13"}', "", "/more_result"])
def test_a_button_that_was_not_offered_is_refused(browser: Browser, rasa: FakeRasa, payload: str) -> None:
    browser.ask("tìm việc")
    refused = browser.post(payload=payload)
    assert (refused.status_code, refused.json()["error"]) == (409, "not_offered")
    assert len(rasa.turns) == 1


def test_a_button_offered_to_somebody_else_is_refused(browser: Browser, gateway: str) -> None:
    browser.ask("tìm việc")
    with Browser(gateway) as other:
        assert other.post(payload=DETAILS).status_code == 409


def test_the_buttons_of_the_greeting_are_offered_to_everybody(browser: Browser, rasa: FakeRasa) -> None:
    assert 'data-payload="/search_job"' in browser.page.text
    assert browser.post(payload="/search_job").status_code == 202
    assert browser.turns(1)[0]["said"] == "Tìm việc làm"
    assert rasa.turns[0]["payload"] == "/search_job"


def test_a_typed_payload_is_only_text(browser: Browser, rasa: FakeRasa) -> None:
    browser.ask("tìm việc")
    assert texts(browser.ask(DETAILS)) == [SAID["unreadable"].text]
    assert len(rasa.turns) == 1
