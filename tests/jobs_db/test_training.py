"""Corrections, trainings and choices are kept by rules, on every database."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.errors import NotFound
from services.resources import load_yaml
from services.staff.model import Account, StaffMember
from services.training.choosing import answering, former, go_back, use, use_own
from services.training.examples import accept, propose, reject
from services.training.model import OWN, ChoiceState, ExampleState, RunState
from services.training.refusals import TrainingRefused
from services.training.runs import begin, cancel, ended, get_run, give_up_lost, measured, take_up

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
LAN = StaffMember(id=1, login="lan", name="Chị Lan", roles=frozenset())
MINH = StaffMember(id=2, login="minh", name="Anh Minh", roles=frozenset())
SENTENCE = "dạ bên mình có nhận người làm buổi tối hông"
FIGURES = {
    "intent": 0.967, "intent_unmarked": 0.965, "slots": 0.958, "styles": 0.967, "danger": 0.96,
    "policy": 0.96, "danger_alarms": 0.01, "noise": 0.0,
}  # fmt: skip


@pytest.fixture
def write(empty_services: Services):
    with empty_services.unit_of_work(writing=True) as uow:
        for one in (LAN, MINH):
            known = Account(
                login=one.login, full_name=one.name, roles=frozenset(), password_hash="x", created_at=NOW
            )
            assert uow.staff.add(known) == one.id
        uow.commit()

    def done(work):
        with empty_services.unit_of_work(writing=True) as uow:
            result = work(uow)
            uow.commit()
        return result

    return done


def corrected(write, text=SENTENCE, label="search_job"):
    number = write(lambda uow: propose(uow, LAN, text, label, at=NOW))
    write(lambda uow: accept(uow, MINH, number, at=NOW))
    return number


def refusal(write, work):
    with pytest.raises(TrainingRefused) as refused:
        write(work)
    return refused.value.code


def test_a_correction_is_learnt_once_a_second_person_has_accepted_it(write):
    number = write(lambda uow: propose(uow, LAN, f"  {SENTENCE} ", "search_job", at=NOW, read_as="thank"))
    assert write(lambda uow: uow.training_examples.accepted()) == []
    assert refusal(write, lambda uow: accept(uow, LAN, number, at=NOW)) == "own_correction"
    write(lambda uow: accept(uow, MINH, number, at=NOW))
    (example,) = write(lambda uow: uow.training_examples.accepted())
    assert (example.text, example.intent, example.read_as) == (SENTENCE, "search_job", "thank")
    assert example.judged_name == "Anh Minh"


@pytest.mark.parametrize(
    ("text", "label", "code"),
    [
        (SENTENCE, "no_such_intent", "no_label"),
        (SENTENCE, "report_danger", "no_label"),
        ("?!", "search_job", "no_sentence"),
        ("x" * 301, "search_job", "no_sentence"),
        ("em tên [tên đã che] tìm việc", "search_job", "hidden_words"),
        (load_yaml("policy/regression.yml")[3]["text"], "ask_policy", "held_out"),
    ],
)
def test_what_cannot_be_learnt_is_refused_with_a_sentence(write, text, label, code):
    assert refusal(write, lambda uow: propose(uow, LAN, text, label, at=NOW)) == code


def test_one_sentence_has_one_meaning_until_it_is_rejected(write):
    number = corrected(write)
    again = lambda uow: propose(uow, MINH, SENTENCE.upper(), "stop", at=NOW)  # noqa: E731
    assert refusal(write, again) == "corrected_before"
    assert refusal(write, lambda uow: reject(uow, MINH, number, reason=" ", at=NOW)) == "reason_needed"
    write(lambda uow: reject(uow, MINH, number, reason="không rõ ý", at=NOW))
    assert refusal(write, lambda uow: accept(uow, MINH, number, at=NOW)) == "judged_meanwhile"
    assert write(again) != number


def test_corrections_of_a_danger_keep_its_kind(write):
    corrected(write, "nó nhốt em trong nhà không cho đi đâu", "report_danger:held")
    (example,) = write(lambda uow: uow.training_examples.accepted())
    assert (example.intent, example.danger) == ("report_danger", "held")


def test_one_training_at_a_time(write):
    assert refusal(write, lambda uow: begin(uow, MINH, at=NOW)) == "nothing_to_learn"
    corrected(write)
    number = write(lambda uow: begin(uow, MINH, at=NOW))
    assert refusal(write, lambda uow: begin(uow, MINH, at=NOW)) == "one_at_a_time"
    assert write(lambda uow: take_up(uow, NOW)).id == number
    assert write(lambda uow: take_up(uow, NOW)) is None
    assert write(lambda uow: uow.training_runs.hear(number, "measuring", NOW)) is True
    assert write(lambda uow: get_run(uow, number)).phase == "measuring"


def test_a_training_is_cancelled_while_it_waits_and_while_it_runs(write):
    corrected(write)
    number = write(lambda uow: begin(uow, MINH, at=NOW))
    write(lambda uow: cancel(uow, MINH, number, at=NOW))
    assert write(lambda uow: get_run(uow, number)).state is RunState.CANCELLED
    assert refusal(write, lambda uow: cancel(uow, MINH, number, at=NOW)) == "ended_before"
    number = write(lambda uow: begin(uow, MINH, at=NOW))
    write(lambda uow: take_up(uow, NOW))
    write(lambda uow: cancel(uow, MINH, number, at=NOW))
    assert write(lambda uow: uow.training_runs.hear(number, "learning", NOW)) is False


def test_a_training_whose_process_died_has_failed(write):
    corrected(write)
    number = write(lambda uow: begin(uow, MINH, at=NOW))
    write(lambda uow: give_up_lost(uow, NOW))
    assert write(lambda uow: get_run(uow, number)).state is RunState.WAITING  # nobody had taken it up
    write(lambda uow: take_up(uow, NOW))
    write(lambda uow: give_up_lost(uow, NOW))
    run = write(lambda uow: get_run(uow, number))
    assert (run.state, run.reasons) == (RunState.FAILED, ({"code": "interrupted"},))


def trained(write, after=FIGURES, name="0123456789abcdef-1"):
    number = write(lambda uow: begin(uow, MINH, at=NOW))
    run = write(lambda uow: take_up(uow, NOW))
    write(lambda uow: uow.training_runs.save(measured(run, name, FIGURES, after, NOW)))
    return number


def settled(write, state=ChoiceState.ACTIVE, problem=""):
    wish = write(lambda uow: uow.model_choices.newest())
    assert write(lambda uow: uow.model_choices.settle(wish.id, state, NOW, problem))


def test_a_model_whose_figures_fell_is_refused(write):
    corrected(write)
    number = trained(write, {**FIGURES, "danger": 0.9})
    run = write(lambda uow: get_run(uow, number))
    assert (run.state, [one["figure"] for one in run.reasons]) == (RunState.REFUSED, ["danger"])
    assert refusal(write, lambda uow: use(uow, MINH, number, at=NOW)) == "not_fit"


def test_a_fit_model_answers_and_the_former_one_comes_back_in_one_step(write):
    corrected(write)
    number = trained(write)
    assert write(former) is None
    with pytest.raises(NotFound):
        write(lambda uow: go_back(uow, MINH, at=NOW))
    write(lambda uow: use(uow, MINH, number, at=NOW))
    assert write(answering) is None  # it is wanted, not yet in force
    assert refusal(write, lambda uow: use(uow, MINH, number, at=NOW)) == "switching"
    settled(write)
    assert write(answering).model == "0123456789abcdef-1"
    assert refusal(write, lambda uow: use(uow, MINH, number, at=NOW)) == "answers_already"
    write(lambda uow: go_back(uow, MINH, at=NOW))
    settled(write)
    assert (write(answering).model, write(former)) == (OWN, "0123456789abcdef-1")
    assert refusal(write, lambda uow: use_own(uow, MINH, at=NOW)) == "answers_already"
    write(lambda uow: go_back(uow, MINH, at=NOW))
    settled(write)
    back = write(answering)
    assert (back.model, back.run) == ("0123456789abcdef-1", number)


def test_a_switch_that_failed_leaves_what_answered(write):
    corrected(write)
    number = trained(write)
    write(lambda uow: use(uow, MINH, number, at=NOW))
    settled(write, ChoiceState.FAILED, "not_started")
    assert write(answering) is None
    write(lambda uow: use(uow, MINH, number, at=NOW))  # it may be tried again


def test_who_is_forgotten_is_no_longer_learnt_from(write):
    number = write(lambda uow: propose(uow, LAN, SENTENCE, "search_job", at=NOW, conversation="web_a"))
    write(lambda uow: accept(uow, MINH, number, at=NOW))
    write(lambda uow: uow.conversations.erase("web_a"))
    assert write(lambda uow: uow.training_examples.accepted()) == []


def test_lists_are_read_from_the_newest_on(write):
    numbers = [
        write(lambda uow, n=n: propose(uow, LAN, f"{SENTENCE} {n}", "search_job", at=NOW + timedelta(n)))
        for n in range(3)
    ]
    pages = [
        write(lambda uow, b=b: [one.id for one in uow.training_examples.page(ExampleState.PROPOSED, 2, b)])
        for b in (None, numbers[1])
    ]
    assert pages == [numbers[:0:-1], numbers[:1]]
    assert write(lambda uow: uow.training_examples.counts()) == {ExampleState.PROPOSED: 3}


def test_a_training_that_ended_keeps_why(write):
    corrected(write)
    write(lambda uow: begin(uow, MINH, at=NOW))
    run = write(lambda uow: take_up(uow, NOW))
    failed = ended(run, RunState.FAILED, NOW, "disk", need=300)
    write(lambda uow: uow.training_runs.save(replace(failed, examples=4)))
    (kept,) = write(lambda uow: uow.training_runs.latest(5))
    assert (kept.reasons, kept.examples, kept.ended_at) == (({"code": "disk", "need": 300},), 4, NOW)
