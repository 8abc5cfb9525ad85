"""Stock Rasa is trained on the sentences we train on, with the entities we would find."""

import pytest
import yaml

from benchmarks.stock.annotations import annotated, examples, write_annotated
from troly.root import ROOT


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("cho xin số điện thoại", "cho xin số điện thoại"),
        (
            "tìm việc may ở Năm Căn",
            'tìm việc [may]{"entity": "occupation"} ở [Năm Căn]{"entity": "place"}',
        ),
        ("không làm ca đêm", 'không [làm ca đêm]{"entity": "work_time", "group": "refused"}'),
    ],
)
def test_entities_are_marked_in_the_sentence(sentence, expected):
    assert annotated(sentence) == expected


def test_every_training_sentence_is_there_unchanged_but_for_the_marks(tmp_path):
    source = ROOT / "data" / "nlu" / "smalltalk"
    count = write_annotated(source, tmp_path)
    given = [len(sentences) for path in sorted(source.rglob("*.yml")) for _, sentences in examples(path)]
    written = [len(sentences) for path in sorted(tmp_path.rglob("*.yml")) for _, sentences in examples(path)]
    assert given == written
    assert count == sum(given)
    for path in tmp_path.rglob("*.yml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["version"] == "3.1"
