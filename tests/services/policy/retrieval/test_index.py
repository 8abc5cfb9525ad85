"""Entries are found by the ways they are asked; an edit is found at once and keeps what was learnt."""

from dataclasses import replace

import pytest

from services.policy.confidence import LEAST_SCORE
from services.policy.retrieval.index import Index
from tests.policy_samples import ENTRY, WHERE

OLD_AGE = replace(
    ENTRY,
    id="pension-who",
    question="Ai được trợ cấp hưu trí xã hội, bao nhiêu tuổi?",
    asked=("má em 76 tuổi không lương hưu", "điều kiện hưu trí xã hội"),
)
BURIAL = replace(
    ENTRY,
    id="funeral-amount",
    question="Mai táng phí được bao nhiêu?",
    asked=("tiền chôn cất người đang hưởng trợ cấp",),
)
ENTRIES = (ENTRY, WHERE, OLD_AGE, BURIAL)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of(ENTRIES).sharpened()


def first(index: Index, text: str) -> str:
    return index.rank(text)[0].entry


def chance(index: Index, text: str, entry: str) -> float:
    return {one.entry: one.score for one in index.rank(text)}[entry]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("điều kiện hưu trí xã hội là gì ?", OLD_AGE.id),
        ("dieu kien huu tri xa hoi", OLD_AGE.id),
        ("điề kiện hưu trsi xã hội", OLD_AGE.id),
        ("nộp tờ khai trợ cấp ở đâu ?", WHERE.id),
        ("chôn cất được mấy đồng", BURIAL.id),
    ],
    ids=["marked", "unmarked", "slips", "another entry", "half of the words"],
)
def test_a_question_finds_the_entry_that_is_asked_so(index: Index, text: str, entry: str) -> None:
    assert first(index, text) == entry


def test_other_words_for_the_same_are_like_it(index: Index) -> None:
    assert chance(index, "tiền ma chay", BURIAL.id) > chance(index, "tiền ma chai", BURIAL.id)


def test_another_age_of_the_same_span_finds_it(index: Index) -> None:
    assert first(index, "78 tuổi") == OLD_AGE.id


def test_scores_are_probabilities_best_first(index: Index) -> None:
    scores = [one.score for one in index.rank("điều kiện hưu trí xã hội")]
    assert len(scores) == len(ENTRIES)
    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1


def test_what_was_asked_in_these_words_is_surer_than_what_shares_one(index: Index) -> None:
    own = index.rank("điều kiện hưu trí xã hội")[0].score
    assert own > index.rank("điều kiện thuê nhà trọ gần bến xe")[0].score


@pytest.mark.parametrize("text", ["", "?", "🙂"])
def test_without_a_word_nothing_is_ranked(index: Index, text: str) -> None:
    assert index.rank(text) == []


def test_letters_that_mean_nothing_are_hardly_like_anything(index: Index) -> None:
    assert all(one.score < LEAST_SCORE for one in index.rank("xyzzy qwrtp"))


def test_without_entries_nothing_is_found() -> None:
    assert Index.of(()).rank("hưu trí xã hội") == []
    assert Index.of(()).sharpened().rank("hưu trí xã hội") == []


def test_no_more_are_ranked_than_asked_for(index: Index) -> None:
    assert len(index.rank("hưu trí xã hội được bao nhiêu", most=2)) == 2


def test_learning_twice_gives_the_same_scores(index: Index) -> None:
    again = Index.of(ENTRIES).sharpened()
    assert again.rank("hưu trí xã hội") == index.rank("hưu trí xã hội")


def test_a_new_entry_is_found_before_anything_is_learnt(index: Index) -> None:
    new = replace(BURIAL, id="seaweed", question="Trồng rong sụn được hỗ trợ gì?", asked=("giống rong sụn",))
    changed = index.changed((*ENTRIES, new))
    assert not changed.is_sharp
    assert first(changed, "rong sụn") == new.id
    assert first(changed, "điều kiện hưu trí xã hội") == OLD_AGE.id


def test_a_new_wording_is_found_before_anything_is_learnt(index: Index) -> None:
    asked = replace(WHERE, asked=(*WHERE.asked, "bỏ tờ giấy vô thùng nào"))
    changed = index.changed((ENTRY, asked, OLD_AGE, BURIAL))
    assert first(changed, "bỏ vô thùng nào") == WHERE.id


def test_what_a_new_entry_is_asked_is_answered_at_once_and_takes_nothing_from_others(index: Index) -> None:
    new = replace(
        BURIAL,
        id="grave-visit",
        question="Thăm mộ có được hỗ trợ tiền xe không?",
        asked=("tiền xe đi thăm mộ người chôn cất xa", "hỗ trợ đi thăm mộ được bao nhiêu"),
    )
    changed = index.changed((*ENTRIES, new))
    assert all(chance(changed, wording, new.id) > 0.6 for wording in new.wordings)
    assert chance(changed, "tiền chôn cất", new.id) < chance(changed, "tiền chôn cất", BURIAL.id)
    for entry in ENTRIES:
        assert all(first(changed, wording) == entry.id for wording in entry.wordings)


def test_an_entry_taken_back_is_found_no_more(index: Index) -> None:
    changed = index.changed((ENTRY, WHERE, BURIAL))
    assert OLD_AGE.id not in [one.entry for one in changed.rank("điều kiện hưu trí xã hội")]
    assert len(changed) == 3


def test_what_was_learnt_of_the_others_is_kept(index: Index) -> None:
    changed = index.changed((BURIAL, WHERE, ENTRY))
    before = {one.entry: one.score for one in index.rank("nộp tờ khai ở đâu")}
    after = {one.entry: one.score for one in changed.rank("nộp tờ khai ở đâu")}
    assert after[ENTRY.id] / after[WHERE.id] == pytest.approx(before[ENTRY.id] / before[WHERE.id], rel=1e-4)


def test_edits_upon_edits_are_all_there(index: Index) -> None:
    new = replace(BURIAL, id="seaweed", question="Trồng rong sụn được hỗ trợ gì?", asked=("giống rong sụn",))
    twice = index.changed((*ENTRIES, new)).changed((WHERE, new, OLD_AGE))
    assert {one.entry for one in twice.rank("rong sụn nộp ở đâu")} == {WHERE.id, new.id, OLD_AGE.id}
    assert first(twice.sharpened(), "rong sụn") == new.id


def test_an_answer_in_other_words_changes_no_index(index: Index) -> None:
    assert index.changed((replace(ENTRY, answer="Dạ, khác."), WHERE, OLD_AGE, BURIAL)) is index
