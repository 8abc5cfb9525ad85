"""What tells of danger: groups of the lexicon, and words that stand apart."""

from bot.nlu.danger_features import danger_features
from bot.nlu.features import BLOCKS, extract
from language.canonical import canonical
from language.danger import DangerReading, read_danger


def features_of(text: str) -> dict:
    form = canonical(text)
    return dict(danger_features(extract(form.text, []), form.text, read_danger(form)))


def test_the_blocks_of_intents_are_kept_and_two_are_added() -> None:
    assert set(features_of("chủ giữ căn cước")) == {*BLOCKS, "skips", "groups"}


def test_one_or_two_words_between_two_are_skipped_and_marks_are_no_matter() -> None:
    assert set(features_of("chủ tàu giữ giấy")["skips"]) == {"chu * giu", "chu * giay", "tau * giay"}


def test_different_words_of_one_meaning_give_the_same_groups() -> None:
    shared = set(features_of("chủ giữ căn cước")["groups"]) & set(
        features_of("công ty thu hộ chiếu")["groups"]
    )
    assert {"boss > keeps", "keeps > papers"} <= shared


def test_groups_too_far_apart_do_not_belong_together() -> None:
    reading = DangerReading({"boss": [(0, 1)], "keeps": [(7, 8)], "papers": [(8, 9)]}, None)
    pairs = {name for name in danger_features({}, "", reading)["groups"] if ">" in name}
    assert pairs == {"boss > keeps", "keeps > papers"}


def test_groups_over_the_same_words_do_not_follow_one_another() -> None:
    reading = DangerReading({"boss": [(0, 2)], "they": [(1, 2)]}, None)
    assert set(danger_features({}, "", reading)["groups"]) == {"boss", "they"}


def test_an_empty_text_has_none() -> None:
    found = features_of("")
    assert (found["skips"], found["groups"]) == ({}, {})
