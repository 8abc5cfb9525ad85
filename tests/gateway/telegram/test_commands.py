"""Commands of the menu are buttons; links open with a question; everything else is what it says."""

import pytest

from gateway.telegram.commands import Started, wish_of
from gateway.telegram.words import load_words
from services.conversations.model import Button


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("/start", {}),
        ("/start@fake_bot", {}),
        ("/START viec_123", {"viec": "123"}),
        ("/start xa_32152", {"xa": "32152"}),
        ("/start ref_abc", {}),
        ("/start viec_", {}),
        ("/start viec_1 viec_2", {}),
    ],
)
def test_the_start_may_carry_a_vacancy_or_a_commune(text: str, query: dict[str, str]) -> None:
    assert wish_of(text, load_words()) == Started(query)


@pytest.mark.parametrize("text", ["/viec", "/viec@fake_bot", "/VIEC "])
def test_a_command_of_the_menu_is_a_button(text: str) -> None:
    assert wish_of(text, load_words()) == Button(title="Tìm việc làm", payload="/search_job")


def test_words_behind_a_command_are_asked_with_it() -> None:
    assert wish_of("/viec may ở Năm Căn", load_words()) == "tìm việc may ở Năm Căn"


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/search_job",
        '/EXTERNAL_dossier_ready{"dossier": "HS-2"}',
        "/",
        "//viec",
        "tìm việc /viec",
        "/việc",
    ],
)
def test_what_only_looks_like_a_command_is_text(text: str) -> None:
    assert wish_of(text, load_words()) == text


def test_the_menu_keeps_to_telegrams_limits() -> None:
    for name, command in load_words().commands.items():
        assert name == name.lower()
        assert name.replace("_", "").isalnum()
        assert name.isascii()
        assert 1 <= len(name) <= 32
        assert 1 <= len(command.description) <= 256
