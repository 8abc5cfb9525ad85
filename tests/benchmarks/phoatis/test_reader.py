"""Files that do not fit are refused with a sentence that names the file and the line."""

import re
import shutil
from pathlib import Path

import pytest

from benchmarks.phoatis.reader import read_parts
from tests.architecture.source import ROOT
from troly.errors import CommandFailed

SAMPLE = ROOT / "tests" / "data" / "phoatis"
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "phoatis"))


def refusal(folder: Path) -> str:
    with pytest.raises(CommandFailed) as refused:
        read_parts(folder)
    assert refused.value.exit_code == 2
    assert VIETNAMESE.search(str(refused.value))
    return str(refused.value)


def write(path: Path, *lines: str) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_the_sample_has_ten_sentences_in_three_parts():
    parts = read_parts(SAMPLE)
    assert {part: len(sentences) for part, sentences in parts.items()} == {"train": 6, "dev": 2, "test": 2}
    first = parts["train"][0]
    assert first.words == ("tìm", "việc", "may", "ở", "năm", "căn")
    assert first.tags == ("O", "O", "B-occupation", "O", "B-place", "I-place")
    assert first.intent == "search_job"


@pytest.mark.parametrize("name", ["train/seq.in", "dev/seq.out", "test/label"])
def test_a_missing_file_is_named(folder: Path, name: str):
    (folder / name).unlink()
    assert str(folder / name) in refusal(folder)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    assert str(tmp_path / "none") in refusal(tmp_path / "none")


@pytest.mark.parametrize("name", ["seq.out", "label"])
def test_unequal_line_counts_are_told_with_both_numbers(folder: Path, name: str):
    path = folder / "dev" / name
    write(path, path.read_text(encoding="utf-8").splitlines()[0])
    said = refusal(folder)
    assert str(path) in said
    assert "1 dòng" in said
    assert "2 dòng" in said


def test_unequal_words_and_tags_are_told_with_the_line(folder: Path):
    write(folder / "dev" / "seq.out", "O O B-occupation I-occupation O B-place I-place", "O O B-place")
    said = refusal(folder)
    assert "dòng 2" in said
    assert "3 nhãn" in said
    assert "4 từ" in said


def test_a_tag_of_another_scheme_is_named(folder: Path):
    write(
        folder / "dev" / "seq.out", "O O S-occupation I-occupation O B-place I-place", "O O B-place I-place"
    )
    said = refusal(folder)
    assert "S-occupation" in said
    assert "dòng 1" in said


@pytest.mark.parametrize(("name", "lines"), [("seq.in", ("", "đổi")), ("label", ("", "refine_search"))])
def test_a_blank_line_is_told_with_its_number(folder: Path, name: str, lines: tuple[str, ...]):
    write(folder / "dev" / name, *lines)
    assert "dòng 1" in refusal(folder)


def test_an_empty_part_is_refused(folder: Path):
    for name in ("seq.in", "seq.out", "label"):
        write(folder / "test" / name)
    assert str(folder / "test" / "seq.in") in refusal(folder)


def test_what_is_no_utf_8_is_refused(folder: Path):
    (folder / "dev" / "seq.in").write_bytes("tìm việc".encode("utf-16"))
    assert str(folder / "dev" / "seq.in") in refusal(folder)


def test_line_ends_of_windows_make_no_difference(folder: Path):
    for path in folder.rglob("seq.in"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_parts(folder) == read_parts(SAMPLE)
