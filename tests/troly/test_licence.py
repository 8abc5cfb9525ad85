"""`troly licence` on a database of its own."""

import pytest

from troly.cli import main


@pytest.fixture
def sample(database):
    assert main(["db", "sample"]) == 0


def run(capsys, *words):
    capsys.readouterr()
    code = main(["licence", *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Đước Xanh Mẫu"], 0, "1103/MẪU-GP, còn hiệu lực"),
        (["cong", "ty", "duoc", "xanh", "mau"], 0, "1103/MẪU-GP"),
        (["1103/MẪU-GP"], 0, "Đước Xanh Mẫu"),
        (["1103"], 0, "Đước Xanh Mẫu"),
        (["MẪU-03"], 1, "TẠM ĐÌNH CHỈ"),
        (["công ty Mũi Đất Mẫu có giấy phép không?"], 1, "THU HỒI"),
        (["Sao Biển Mẫu"], 1, "nhiều giấy phép"),
        (["Bông Sen Vàng"], 1, "KHÔNG THẤY “Bông Sen Vàng”"),
    ],
)
def test_a_company_is_looked_up(sample, capsys, words, code, said):
    found, out, _ = run(capsys, *words)
    assert found == code
    assert said in out
    assert "Theo danh sách ngày" in out


def test_an_empty_list_is_never_fine(database, capsys):
    code, out, _ = run(capsys, "Đước Xanh Mẫu")
    assert code == 1
    assert "chưa có danh sách" in out


def test_nothing_to_look_up_is_said(database, capsys):
    code, out, err = run(capsys, " ")
    assert (code, out) == (2, "")
    assert "tên công ty" in err
