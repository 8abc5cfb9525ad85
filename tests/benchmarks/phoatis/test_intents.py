"""Intents are learnt from sentences whose slots count by kind."""

from benchmarks.phoatis.intents import learn_intents, likeliest, masked_slots
from benchmarks.phoatis.reader import Sentence

CITIES = ("huế", "vinh", "paris", "oslo")
SENTENCES = [
    sentence
    for city in CITIES
    for sentence in (
        Sentence(("bay", "đến", city), ("O", "O", "B-toloc.city_name"), "flight"),
        Sentence((city, "có", "gì"), ("B-city_name", "O", "O"), "city"),
    )
]


def test_slots_are_masked_by_kind_and_marks_are_lost() -> None:
    tags = ("O", "O", "B-toloc.city_name", "I-toloc.city_name", "O")
    assert masked_slots(("vé", "đến", "đà", "nẵng", "ạ"), tags) == ["^", "ve", "den", "@city_name", "a", "$"]
    assert masked_slots((), ()) == ["^", "$"]


def test_a_sentence_without_slots_keeps_all_its_words() -> None:
    assert masked_slots(("xin", "chào"), ("O", "O")) == ["^", "xin", "chao", "$"]


def test_the_slots_found_help_to_tell_the_intent() -> None:
    model = learn_intents(SENTENCES)
    assert likeliest(model, ("busan", "ơi"), ("B-city_name", "O")) == "city"
    assert likeliest(model, ("ơi", "busan"), ("O", "B-toloc.city_name")) == "flight"


def test_learning_twice_gives_the_same_weights() -> None:
    first, second = learn_intents(SENTENCES), learn_intents(SENTENCES)
    assert (first.weights == second.weights).all()
