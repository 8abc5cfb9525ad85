"""Offsets of entities when the text was cleaned before it was asked."""

import unicodedata
from datetime import date

from bot.entities import entity_of
from language.canonical import canonical
from language.understanding import understand
from troly.replay_offsets import entities_in

DAY = date(2026, 3, 2)


def found_in(text):
    form = canonical(text)
    return [entity_of(mention, form) for mention in understand(form, DAY)]


def test_the_same_text_keeps_its_offsets():
    entities = found_in("tìm việc ở Năm Căn")
    assert entities_in("tìm việc ở Năm Căn", "tìm việc ở Năm Căn", entities, DAY) == entities


def test_a_decomposed_text_is_longer_and_so_are_its_offsets():
    asked = "tìm việc ở Năm Căn"
    text = unicodedata.normalize("NFD", asked)
    placed = entities_in(text, asked, found_in(asked), DAY)
    assert placed
    assert [text[entity["start"] : entity["end"]] for entity in placed] == [e["text"] for e in placed]
    assert [e["text"] for e in placed] == [unicodedata.normalize("NFD", e["text"]) for e in found_in(asked)]


def test_an_entity_that_was_not_written_has_no_offsets():
    strange = {"entity": "country", "value": "JP", "start": 0, "end": 4, "text": "Nhật"}
    placed = entities_in("tìm việc", "khác", [strange], DAY)
    assert [(entity["start"], entity["end"]) for entity in placed] == [(None, None)]
