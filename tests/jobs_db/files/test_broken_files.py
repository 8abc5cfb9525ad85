"""A file with any of its bytes changed is read or refused; nothing else ever comes of it."""

import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jobs_db.files.read_file import read_sheets
from services.imports.refusals import ListRefused
from tests.jobs_db.files.workbooks import ods_cell, write_ods, write_xls, write_xlsx

ROWS = [["Công ty", "Vị trí", "Số lượng"], *[[f"Cty {number}", "Thợ hồ", number] for number in range(30)]]
LETTERS = b'0159<>/"=Ax \x00\xff'


def file_of(folder: Path, suffix: str) -> Path:
    if suffix == ".xlsx":
        return write_xlsx(folder / "a.xlsx", ROWS, ["A2:A3"])
    if suffix == ".xls":
        return write_xls(folder / "a.xls", ROWS)
    cells = ods_cell("x") + ods_cell("y", number_rows_spanned=2)
    return write_ods(folder / "a.ods", [cells] * 20)


def with_changes(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        changed[chance.randrange(len(changed))] = chance.choice(LETTERS)
    return bytes(changed)


def is_read_or_refused(path: Path) -> bool:
    try:
        return bool(read_sheets(path))
    except ListRefused as refused:
        return bool(str(refused))


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_bytes_changed_anywhere(tmp_path, suffix):
    path, chance = file_of(tmp_path, suffix), random.Random(26)
    raw = path.read_bytes()
    for _ in range(25):
        path.write_bytes(with_changes(raw, chance))
        assert is_read_or_refused(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_bytes_changed_inside_the_archive(tmp_path, suffix):
    path, chance = file_of(tmp_path, suffix), random.Random(27)
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(25):
        victim = chance.choice([name for name, content in members.items() if content])
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, with_changes(content, chance) if name == victim else content)
        assert is_read_or_refused(path)
