"""The tagger finds slots it has met, with marks and without, and comes back from disk as it was."""

from pathlib import Path

import pytest

from bot.nlu.sequence_tagger import SequenceTagger
from bot.nlu.word_context import contexts
from bot.nlu.word_lists import WordLists

SENTENCES = [
    (
        ("tìm", "việc", "may", "ở", "năm", "căn"),
        ("O", "O", "B-occupation", "O", "B-place.name", "I-place.name"),
    ),
    (("nhà", "ở", "đầm", "dơi"), ("O", "O", "B-home.name", "I-home.name")),
    (("nhà", "ở", "năm", "căn"), ("O", "O", "B-home.name", "I-home.name")),
    (
        ("tìm", "việc", "may", "ở", "đầm", "dơi"),
        ("O", "O", "B-occupation", "O", "B-place.name", "I-place.name"),
    ),
]


@pytest.fixture(scope="module")
def tagger() -> SequenceTagger:
    return SequenceTagger.train(SENTENCES)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("tìm việc may ở năm căn", "O O B-occupation O B-place.name I-place.name"),
        ("tim viec may o dam doi", "O O B-occupation O B-place.name I-place.name"),
        ("nha o nam can", "O O B-home.name I-home.name"),
        ("Nhà Ở Năm Căn", "O O B-home.name I-home.name"),
        ("", ""),
    ],
)
def test_what_leads_to_a_slot_decides_what_it_is(tagger: SequenceTagger, text: str, tags: str) -> None:
    assert tagger.tag(text.split()) == tags.split()


def test_a_place_of_the_gazetteer_is_found_though_no_sentence_named_it(tagger: SequenceTagger) -> None:
    for text in ("nhà ở cái nước", "nha o tran van thoi"):
        assert tagger.tag(text.split())[2:] == ["B-home.name", *["I-home.name"] * (len(text.split()) - 3)]


def test_every_word_gets_a_tag_also_words_never_seen(tagger: SequenceTagger) -> None:
    assert len(tagger.tag(["xyz", "123", "!", "🙂", "tuyển", "thợ"])) == 6


def test_it_comes_back_from_disk_with_the_same_answers(tagger: SequenceTagger, tmp_path: Path) -> None:
    tagger.save(tmp_path)
    again = SequenceTagger.load(tmp_path)
    for words, _ in SENTENCES:
        assert again.tag(words) == tagger.tag(words)


@pytest.mark.parametrize("damage", ["missing", "no list", "no chain"])
def test_a_damaged_folder_is_refused(tagger: SequenceTagger, tmp_path: Path, damage: str) -> None:
    tagger.save(tmp_path)
    if damage == "missing":
        (tmp_path / "roles.crfsuite").unlink()
    elif damage == "no list":
        (tmp_path / "tag_words.json").write_text("{}", encoding="utf-8")
    else:
        (tmp_path / "tags.crfsuite").write_bytes(b"no chain")
    with pytest.raises((OSError, ValueError)):
        SequenceTagger.load(tmp_path)


def test_words_and_tags_must_be_equally_many() -> None:
    with pytest.raises(ValueError, match="zip"):
        SequenceTagger.train([(("tìm", "việc"), ("O",))])


def test_fillings_of_one_sentence_are_not_listed() -> None:
    lists = WordLists.learn([*SENTENCES, (("qua", "cái", "nước"), ("O", "B-place.name", "I-place.name"))])
    assert lists.fillings == {"may": ("occupation",), "dam doi": ("name",), "nam can": ("name",)}


def test_only_the_words_as_written_depend_on_marks() -> None:
    lists = WordLists.learn(SENTENCES)
    marked, folded = contexts(["nhà", "ở"], lists), contexts(["nha", "o"], lists)
    differing = {name for one, other in zip(marked, folded, strict=True) for name in set(one) ^ set(other)}
    assert differing
    assert {name[0] for name in differing} == {"w"}


def test_leading_words_are_seen_from_far_away() -> None:
    lists = WordLists(counts={}, leading=frozenset({"canh"}), fillings={})
    last = contexts(["hạ", "cánh", "a", "b", "c", "d", "e", "f", "9h"], lists)[-1]
    assert "<canh" in last
    assert "<canh" not in contexts(["a", "cánh"], lists)[0]
    assert ">canh" in contexts(["a", "cánh"], lists)[0]


def test_training_twice_gives_the_same_chain(tmp_path: Path) -> None:
    chains = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        SequenceTagger.train(SENTENCES).save(tmp_path / name)
        chains.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert chains[0] == chains[1]
