"""What a replay accepts, and how it refuses."""

from pathlib import Path

import pytest
import yaml

from troly.cli import main
from troly.errors import CommandFailed
from troly.replay import dialogues
from troly.replay_lines import Line, read_lines

CASES = Path(__file__).parent / "cases"


def cases(name):
    entries = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(entry, id=entry["name"]) for entry in entries]


def written(folder, rows):
    path = folder / "in.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def line(number, conversation=None):
    return Line(id=str(number), conversation=conversation, text="a", payload=None)


@pytest.mark.parametrize("case", cases("bad_lines.yml"))
def test_a_bad_line_is_named_with_its_number(tmp_path, case):
    with pytest.raises(CommandFailed) as refused:
        read_lines(written(tmp_path, case["rows"]))
    assert (refused.value.exit_code, refused.value.values["line"]) == (2, case["line"])
    assert str(case["line"]) in str(refused.value)


@pytest.mark.parametrize("case", cases("good_lines.yml"))
def test_a_text_is_kept_exactly(tmp_path, case):
    assert [read.text for read in read_lines(written(tmp_path, [case["row"]]))] == [case["text"]]


def test_bytes_that_are_no_utf_8_are_named_with_their_line(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": "1", "text": "a"}\n{"id": "2", "text": "\xff"}\n')
    with pytest.raises(CommandFailed) as refused:
        read_lines(path)
    assert refused.value.values["line"] == 2


def test_an_empty_file_has_no_lines(tmp_path):
    assert read_lines(written(tmp_path, [])) == []


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "1", "payload": "/greet"}\r\n')
    assert read_lines(path) == [Line(id="1", conversation=None, text=None, payload="/greet")]


def test_a_refused_replay_leaves_the_output_untouched(tmp_path, capsys):
    output = tmp_path / "out.jsonl"
    output.write_text("before", encoding="utf-8")
    source = written(tmp_path, ["no JSON"])
    assert main(["replay", str(source), str(output)]) == 2
    assert output.read_text(encoding="utf-8") == "before"
    assert "1" in capsys.readouterr().err


def test_lines_of_one_conversation_keep_their_order_and_others_stand_alone():
    lines = [line(0, "a"), line(1), line(2, "b"), line(3, "a"), line(4)]
    grouped = [[position for position, _ in dialogue] for dialogue in dialogues(lines)]
    assert grouped == [[0, 3], [1], [2], [4]]
