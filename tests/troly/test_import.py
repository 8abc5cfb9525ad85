"""`troly import` and `troly held` on a database of their own."""

import io
from pathlib import Path

import pytest

from troly.cli import main

pytestmark = pytest.mark.usefixtures("database")
HEADER = "STT,Đơn vị,Vị trí,Số lượng,Mức lương,Nơi làm việc,Hạn nộp,Liên hệ\n"
SEWER = "1,Công ty TNHH May Mẫu,Công nhân may,20,8-10 triệu,xã Năm Căn,30/12/2026,0900000001\n"
MASON = "2,Công ty TNHH Xây Mẫu,Thợ hồ,5,9-11 triệu,xã Đầm Dơi,30/12/2026,0900000002\n"
BROKEN = "3,Công ty TNHH Hỏng Mẫu,Bảo vệ,2,7 triệu,xã Năm Căn,30/12/2024,0900000003\n"
LURE = "4,Công ty TNHH Cọc Mẫu,Bốc xếp,3,9 triệu,xã Năm Căn,30/12/2026,0900000004 đặt cọc trước\n"


@pytest.fixture
def run(capsys, monkeypatch):
    def call(*words: object, typed: str = "") -> tuple[int, str, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def bring(run, tmp_path):
    def call(*rows: str, typed: str = "có\n", options: tuple[str, ...] = ()) -> tuple[int, str, str]:
        return run(
            "import", "vacancies", file_of(tmp_path, *rows), "--on", "2026-11-23", *options, typed=typed
        )

    return call


def file_of(folder: Path, *rows: str) -> Path:
    path = folder / "danh-sach.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def vacancies(run) -> int:
    import json

    return int(json.loads(run("db", "count")[1])["vacancies"])


def test_nothing_is_written_before_somebody_agrees(run, bring):
    code, out, err = bring(SEWER, MASON, typed="không\n")
    assert code == 0
    assert "2 mới" in out
    assert "Chưa ghi gì" in err
    assert vacancies(run) == 0
    bring(SEWER, MASON, typed="")
    assert vacancies(run) == 0


def test_what_is_agreed_to_is_written_and_told(run, bring):
    code, out, err = bring(SEWER, MASON, BROKEN)
    assert code == 0
    assert "đã qua" in out
    assert "lần nhập số 1" in err
    assert vacancies(run) == 2
    assert "danh-sach.csv" in run("import", "list")[1]


def test_the_same_file_is_noticed_and_changes_nothing(run, bring):
    bring(SEWER)
    _, out, err = bring(SEWER, options=("--yes",))
    assert "Tệp này đã nhập" in out
    assert "Không có gì mới" in err
    assert len(run("import", "list")[1].splitlines()) == 1


def test_an_old_file_does_not_overwrite_newer_changes_unasked(bring):
    bring(SEWER)
    bring(SEWER.replace("8-10", "9-12"))
    code, _, err = bring(SEWER, options=("--yes",))
    assert code == 1
    assert "--again" in err
    code, _, err = bring(SEWER, options=("--yes", "--again"))
    assert code == 0
    assert "lần nhập số 3" in err


def test_what_is_missing_is_closed_only_when_asked_for(run, bring):
    bring(SEWER, MASON)
    _, out, _ = bring(SEWER.replace(",20,", ",30,"), options=("--yes",))
    assert "1 đang hiện mà không còn trong danh sách" in out
    assert "Thợ hồ" in out
    _, out, _ = bring(SEWER.replace(",20,", ",30,"), typed="có\n")
    assert "Đóng 1 mục" in out
    assert "1 đã đóng" in run("import", "list")[1]


def test_an_import_is_undone_whole(run, bring):
    bring(SEWER, MASON)
    assert run("import", "undo", 1)[0] == 0
    assert vacancies(run) == 0
    code, _, err = run("import", "undo", 1)
    assert code == 2
    assert "đã được hoàn tác" in err
    assert "(đã hoàn tác)" in run("import", "list")[1]
    assert run("import", "undo", 9)[0] == 2


def test_an_import_that_somebody_changed_since_is_not_undone(run, bring):
    bring(SEWER, MASON)
    bring(SEWER.replace("8-10", "9-12"), MASON)
    code, _, err = run("import", "undo", 1)
    assert code == 2
    assert "Công nhân may" in err
    assert vacancies(run) == 2
    assert run("import", "undo", 2)[0] == 0
    assert run("import", "undo", 1)[0] == 0


def test_what_looks_like_fraud_is_held_until_it_is_released(run, bring):
    _, out, err = bring(SEWER, LURE)
    assert "1 tạm giữ" in out
    assert "troly held list" in err
    _, out, _ = run("held", "list")
    assert "Bốc xếp" in out
    assert "cọc" in out
    number = out.split("\t")[0]
    assert run("held", "release", number)[0] == 0
    assert run("held", "list")[1] == ""
    assert run("held", "release", number)[0] == 2


def test_a_confirmed_fraud_is_listed_no_more_and_holds_what_comes_under_its_number(run, bring):
    bring(LURE)
    number = run("held", "list")[1].split("\t")[0]
    code, _, err = run("held", "confirm", number)
    assert (code, "0900000004" in err) == (0, True)
    assert run("held", "list")[1] == ""
    bring(MASON.replace("0900000002", "0900 000 004"))
    assert "đã xác nhận là lừa đảo" in run("held", "list")[1]


def test_a_column_nobody_knows_is_named_by_the_person(run, tmp_path):
    path = tmp_path / "la.csv"
    path.write_text(HEADER.replace("Vị trí", "Cột lạ") + SEWER, encoding="utf-8")
    code, _, err = run("import", "vacancies", path, "--yes", "--on", "2026-11-23")
    assert code == 2
    assert "Cột lạ" in err
    mapped = ("--map", "Cột lạ=title")
    assert run("import", "vacancies", path, "--yes", "--on", "2026-11-23", *mapped)[0] == 0
    assert vacancies(run) == 1


def test_a_pasted_table_is_taken_from_the_input(run):
    table = (HEADER + SEWER).replace(",", "\t")
    code, _, err = run("import", "vacancies", "-", "--yes", "--on", "2026-11-23", typed=table)
    assert code == 0, err
    assert vacancies(run) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "vacancies", "khong-co.csv"), "Không tìm thấy tệp"),
        (("import", "vacancies", "."), "thư mục"),
        (("import", "courses", "/"), "thư mục"),
        (("import", "overseas_orders", ""), "thư mục"),
        (("import", "licensed_companies", "/dev/null"), "tệp bình thường"),
        (("import", "vacancies", "a\0b.csv"), "Không tìm thấy tệp"),
        (("import", "vacancies", "x.csv", "--map", "Cột"), "--map"),
        (("import", "undo", "abc"), "số thứ tự"),
        (("import", "undo", "99999999999999999999"), "số thứ tự"),
        (("export", "slip", "99999999999999999999", "--out", "x.pdf"), "Số của tin"),
        (("held", "release", "7"), "số 7"),
        (("held", "confirm", "7"), "số 7"),
    ],
)
def test_wrong_input_is_said(run, words, said):
    code, _, err = run(*words)
    assert code == 2
    assert said in err
