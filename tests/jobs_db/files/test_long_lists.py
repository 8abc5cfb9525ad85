"""A list of twenty thousand rows is read in little memory."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.architecture.source import ROOT
from tests.jobs_db.files.workbooks import write_xlsx

ROWS = 20_000
MEMORY = 300  # megabytes; the Center's bound is 500
HEADER = ["Tên đơn vị", "Vị trí", "Số lượng", "Độ tuổi", "Trình độ", "Mức lương", "Nơi làm việc", "Liên hệ"]
READ = """
import resource, sys
from pathlib import Path
from jobs_db.files.read_file import read_sheets
from services.imports.reading import read_list
reading, = read_list(read_sheets(Path(sys.argv[1])), "vacancies")
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# The kernel counts to RUSAGE_SELF what the process that started this one had taken.
status = Path("/proc/self/status").read_text().split()
own = int(status[status.index("VmHWM:") + 1])
print(len(reading.rows), (own + children) // 1024)
"""


def long_list(path: Path) -> Path:
    """Written by hand: a library would take longer than the test."""
    write_xlsx(path, [["x"]])
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rows = [HEADER]
    for number in range(ROWS):
        pay = f"{7 + number % 5} - {9 + number % 7} triệu"
        company, title = f"Công ty TNHH Giả Định {number % 900}", f"Công nhân chế biến {number}"
        rows.append([company, title, str(number % 90), "18-45", "LĐPT", pay, "Năm Căn", ""])
    body = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for row in rows
    )
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    start, end = sheet.index("<sheetData>") + len("<sheetData>"), sheet.index("</sheetData>")
    members["xl/worksheets/sheet1.xml"] = (sheet[:start] + body + sheet[end:]).encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.e2e
def test_twenty_thousand_rows_take_little_memory(tmp_path):
    path = long_list(tmp_path / "a.xlsx")
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    rows, megabytes = map(int, done.stdout.split())
    assert rows == ROWS
    assert megabytes < MEMORY
