"""Policy questions nobody tuned on find their entry; what is no question of policy finds no answer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.policy.foreign import is_answered
from benchmarks.policy.questions import read_questions
from benchmarks.policy.scores import Judged, Score, judge, score
from bot.nlu.recogniser import Recogniser
from language.search_key import search_key
from services.policy.retrieval.index import Index
from services.policy.seed import read_folder
from tests.yaml_file import read_yaml
from troly.training import present_model

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 23)
LEAST_QUESTIONS, LEAST_OF_A_STYLE = 500, 40
LEAST_RIGHT_CLEAN, LEAST_RIGHT_NOISY, LEAST_AMONG_THREE = 0.92, 0.88, 0.97
MOST_WRONG_AS_SURE = 0.02
MOST_FOREIGN_ANSWERED = 0.03


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of(tuple(read_folder().published())).sharpened()


@pytest.fixture(scope="module")
def judged(index: Index) -> Sequence[Judged]:
    return [judge(index, question) for question in read_questions(FOLDER / "held_out" / "questions.yml")]


@pytest.fixture(scope="module")
def by_style(judged: Sequence[Judged]) -> dict[str, Score]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.question.style].append(one)
    return {style: score(rows) for style, rows in groups.items()}


@pytest.mark.model
def test_the_right_entry_comes_first_in_every_style(by_style: dict[str, Score]) -> None:
    least = {
        style: LEAST_RIGHT_CLEAN if style == "clean" else LEAST_RIGHT_NOISY
        for style in by_style
    }  # fmt: skip
    assert {style: found.right for style, found in by_style.items() if found.right < least[style]} == {}


@pytest.mark.model
def test_the_right_entry_is_among_the_three_offered(judged: Sequence[Judged]) -> None:
    assert score(judged).among_three >= LEAST_AMONG_THREE


@pytest.mark.model
def test_wrong_answers_are_seldom_given_as_sure(judged: Sequence[Judged]) -> None:
    assert score(judged).wrong_as_sure <= MOST_WRONG_AS_SURE


@pytest.mark.model
def test_nobody_is_answered_who_asked_no_policy(index: Index) -> None:
    model = present_model()
    assert model is not None, "no model for the present data: troly train"
    recogniser = Recogniser.from_archive(model)
    rows = read_yaml(FOLDER / "held_out" / "out_of_scope.yml")
    answered = [row["text"] for row in rows if is_answered(row["text"], recogniser, index, DAY)]
    assert len(answered) <= MOST_FOREIGN_ANSWERED * len(rows)


def test_the_set_is_large_in_every_style_and_every_label_exists() -> None:
    questions = list(read_questions(FOLDER / "held_out" / "questions.yml"))
    styles = [question.style for question in questions]
    entries = read_folder().entries
    assert len(questions) >= LEAST_QUESTIONS
    assert min(styles.count(style) for style in set(styles)) >= LEAST_OF_A_STYLE
    assert {entry for question in questions for entry in question.entries} <= set(entries)
    assert len(read_yaml(FOLDER / "held_out" / "out_of_scope.yml")) >= 200


def test_no_held_out_question_is_an_entrys_own_wording() -> None:
    known = {search_key(text) for entry in read_folder().published() for text in entry.wordings}
    assert [text for text in _held_out() if search_key(text) in known] == []


def _held_out() -> Iterator[str]:
    for path in sorted((FOLDER / "held_out").glob("*.yml")):
        rows: list[dict[str, Any]] = read_yaml(path)
        yield from (row["text"] for row in rows)
