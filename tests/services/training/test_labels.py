"""Staff choose among exactly what the model learns."""

from language.danger import kinds
from services.resources import DATA, load_yaml
from services.training.labels import key_of, label_of, labels, split


def test_every_intent_and_every_danger_can_be_chosen_and_nothing_else():
    learnt = {path.stem for path in (DATA / "nlu").rglob("*.yml")}
    dangers = {key_of("report_danger", kind) for kind in kinds()}
    assert {one.key for one in labels()} == learnt | dangers


def test_what_people_read_is_never_a_name_of_the_program():
    assert [one.label for one in labels() if "_" in one.label] == []
    assert label_of("search_job") == "Tìm việc làm"
    assert label_of("nlu_fallback") == "Không hiểu"
    assert label_of(*split("report_danger:held")).startswith("Nguy hiểm")


def test_every_figure_with_a_limit_has_a_name():
    limits, names = load_yaml("training/limits.yml"), load_yaml("training/words.yml")["figures"]
    limited = {figure for part in limits.values() for figure in part}
    assert limited <= set(names)
