"""Stock Rasa is trained on the sentences we train on, with the entities we would find."""

from benchmarks.stock.annotations import annotated, examples, write_annotated
from language.mention import Mention
from tests.yaml_file import read_yaml
from troly.root import ROOT


def found(monkeypatch, *mentions: Mention) -> None:
    monkeypatch.setattr("benchmarks.stock.annotations.understand", lambda form, today: list(mentions))


def test_a_sentence_without_entities_stays_as_it_is(monkeypatch):
    found(monkeypatch)
    assert annotated("cho xin số điện thoại") == "cho xin số điện thoại"


def test_entities_are_marked_where_they_stand_with_their_role(monkeypatch):
    trade = Mention(entity="occupation", value="may", start=9, end=12)
    place = Mention(entity="place", value="Năm Căn", start=15, end=22, role="home")
    found(monkeypatch, place, trade)
    assert annotated("tìm việc may ở Năm Căn") == (
        'tìm việc [may]{"entity": "occupation"} ở [Năm Căn]{"entity": "place", "role": "home"}'
    )


def test_what_is_ruled_out_is_a_group_of_its_own(monkeypatch):
    found(monkeypatch, Mention(entity="work_time", value="night_shift", start=10, end=16, negated=True))
    assert annotated("không làm ca đêm") == 'không làm [ca đêm]{"entity": "work_time", "group": "refused"}'


def test_of_two_that_overlap_the_first_is_kept(monkeypatch):
    longer = Mention(entity="place", value="Năm Căn", start=2, end=9)
    found(monkeypatch, longer, Mention(entity="date", value="năm", start=2, end=5))
    assert annotated("ở Năm Căn") == 'ở [Năm Căn]{"entity": "place"}'


def test_every_training_sentence_is_there_unchanged_but_for_the_marks(tmp_path):
    source = ROOT / "data" / "nlu" / "smalltalk"
    count = write_annotated(source, tmp_path)
    given = [len(sentences) for path in sorted(source.rglob("*.yml")) for _, sentences in examples(path)]
    written = [len(sentences) for path in sorted(tmp_path.rglob("*.yml")) for _, sentences in examples(path)]
    assert given == written
    assert count == sum(given)
    for path in tmp_path.rglob("*.yml"):
        assert read_yaml(path)["version"] == "3.1"
