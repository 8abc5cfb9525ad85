"""What is remembered is what was stored, whatever it is."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from language.occupations import occupations
from services.dialogue.frame import Frame, RuledOut
from services.dialogue.question import Question
from services.dialogue.state import KEPT_STEPS, Page, SearchState
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, GENDERS, WORK_TIMES
from services.places import PlaceFilter
from tests.services.dialogue.talk import Talk

texts = st.text(max_size=12)
codes = st.sampled_from(((), ("96",), ("32191", "32128")))
places = st.builds(
    PlaceFilter,
    name=texts,
    level=st.sampled_from(("commune", "old_district", "province", "ambiguous")),
    codes=codes,
    old_codes=codes,
    title=texts,
)


def several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


listed = {
    "occupation": several(st.sampled_from(tuple(occupations().values()))),
    "place": several(places),
    "work_time": several(st.sampled_from(WORK_TIMES)),
    "sector": several(st.sampled_from(("garment", "construction"))),
    "country": several(st.sampled_from(("JP", "KR"))),
    "benefits": several(st.sampled_from(BENEFITS)),
}
kinds = st.sampled_from(("job", "course", "overseas"))
numbers = st.none() | st.integers(min_value=0, max_value=99_000_000)
frames = st.builds(
    Frame,
    kind=kinds,
    home=st.none() | places,
    salary_min=numbers,
    salary_max=numbers,
    age=st.none() | st.integers(min_value=0, max_value=120),
    gender=st.none() | st.sampled_from(GENDERS),
    education=st.none() | st.sampled_from(EDUCATION_LEVELS),
    experience_months=numbers,
    near_home=st.booleans(),
    newest=st.booleans(),
    best_paid=st.booleans(),
    negated=st.builds(RuledOut, **listed),
    **listed,
)
states = st.builds(
    SearchState,
    kind=kinds,
    frames=st.dictionaries(kinds, frames),
    steps=several(frames),
    page=st.builds(
        Page,
        items=several(texts),
        offset=st.integers(min_value=0),
        total=st.integers(min_value=0),
        capped=st.booleans(),
        floor=numbers,
        why=several(texts),
    ),
    focus=st.none() | texts,
    question=st.none() | st.builds(Question, about=texts, name=texts, options=several(places)),
)


@settings(max_examples=40)
@given(states)
def test_a_state_survives_the_way_through_json(state: SearchState) -> None:
    assert SearchState.from_json(json.loads(json.dumps(state.as_json()))) == state


@settings(max_examples=40)
@given(frames)
def test_a_frame_tells_only_what_is_known(frame: Frame) -> None:
    body = frame.as_json()
    assert body.pop("kind") == frame.kind
    assert all(value is not None and value is not False and value != [] for value in body.values())


def test_nothing_stored_is_a_fresh_state() -> None:
    assert SearchState.from_json(None) == SearchState.from_json({}) == SearchState()


def test_old_steps_are_forgotten() -> None:
    talk = Talk()
    wishes = [million * 1_000_000 for million in range(5, 5 + 2 * KEPT_STEPS)]
    for wish in wishes:
        talk.search({"pay": {"at_least": wish}}, kind="job")
    assert [step.salary_min for step in talk.state.steps] == wishes[-KEPT_STEPS - 1 : -1]
