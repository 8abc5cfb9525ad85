"""Slips and posters: their paper, letters, telephone numbers and codes."""

import pytest
import segno

from jobs_db.files.pdf_qr import qr_squares
from jobs_db.files.write_poster import poster_bytes
from jobs_db.files.write_slip import slip_bytes
from services.exports.poster import poster_of
from services.exports.slip import slip_of
from services.jobs.model import Employer
from tests.jobs_db.files.pdf_reading import embedded_fonts, read_pages
from tests.services.exports.offers import DAM_DOI, LINKS, SAMPLE, TODAY, offer

A5, A4 = (419.53, 595.28), (595.28, 841.89)  # in points
LONG = "Công nhân chế biến tôm xuất khẩu làm theo ca, biết đứng máy hút chân không, ưu tiên người ở gần"
QUIET = 4


def slip(*postings, commune=None):
    return slip_bytes(slip_of(postings, LINKS, TODAY, commune))


def poster(*postings):
    return poster_bytes([poster_of(DAM_DOI, postings, LINKS, TODAY)])


def size_of(page, text):
    return next(size for size, line in page.lines if text in line)


def modules_of(page):
    """Row and column of the dark squares of the code on a page, by where they are drawn."""
    side = min(width for _, _, width, height in page.rectangles if abs(width - height) < 0.01)
    squares = [
        (x, y) for x, y, width, height in page.rectangles if abs(width - side) + abs(height - side) < 0.02
    ]
    left, top = min(x for x, _ in squares), max(y for _, y in squares)
    return {(round((top - y) / side), round((x - left) / side)) for x, y in squares}


def modules_for(link):
    matrix = segno.make(link, error="m", micro=False).matrix
    return {(row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark}


@pytest.mark.parametrize(("make", "paper"), [(slip, A5), (poster, A4)])
def test_the_paper_is_the_right_one_and_its_letters_go_with_it(make, paper):
    file = make(offer())
    [page] = read_pages(file)
    assert (page.width, page.height) == pytest.approx(paper, abs=0.1)
    assert embedded_fonts(file) == {"DejaVuSans", "DejaVuSans-Bold"}


def test_a_slip_tells_everything_and_its_number_is_the_biggest():
    [page] = read_pages(slip(offer(id=87, experience_months=12, requirements_text="chịu được lạnh")))
    for told in ("Công nhân chế biến tôm", "8 – 9,5 triệu đồng/tháng", "ấp 1, xã Đầm Dơi", "71 người",
                 "bao cơm, có xe đưa rước", "18–45 tuổi", "1 năm", "chịu được lạnh", "31/12/2026",
                 "Chị Năm"):  # fmt: skip
        assert told in page.text
    assert size_of(page, "0900 000 086") == max(size for size, _ in page.lines) >= 24
    assert size_of(page, "Công nhân chế biến tôm") >= 18
    assert min(size for size, _ in page.lines) >= 9


def test_a_poster_is_read_from_two_steps_away():
    [page] = read_pages(poster(offer()))
    assert size_of(page, "VIỆC LÀM Ở XÃ ĐẦM DƠI") >= 28
    assert size_of(page, "Gọi 0900 000 086") >= 18
    assert size_of(page, "8 – 9,5 triệu đồng/tháng") >= 15
    assert "hạn 31/12/2026" in page.text


@pytest.mark.parametrize(
    ("file", "link"),
    [
        (slip(offer(id=87)), LINKS.job(87)),
        (slip(offer(id=1), offer(id=2), commune=DAM_DOI), LINKS.commune(DAM_DOI)),
        (slip(offer(id=1), offer(id=2)), LINKS.home),
        (poster(offer()), LINKS.commune(DAM_DOI)),
    ],
)
def test_the_code_drawn_on_the_page_is_that_of_its_link(file, link):
    [page] = read_pages(file)
    assert modules_of(page) == modules_for(link) == set(qr_squares(link))


def test_the_code_keeps_its_white_margin():
    [page] = read_pages(poster(offer()))
    side = min(width for _, _, width, height in page.rectangles if abs(width - height) < 0.01)
    modules = segno.make(LINKS.commune(DAM_DOI), error="m", micro=False).symbol_size(border=0)[0]
    assert side * (modules + 2 * QUIET) == pytest.approx(52 * 72 / 25.4, abs=0.5)


def test_as_many_vacancies_as_fit_are_on_the_poster_and_the_rest_is_counted():
    postings = [offer(f"Việc số {number}") for number in range(30)]
    [page] = read_pages(poster(*postings))
    printed = page.text.count("Việc số")
    assert 4 <= printed <= 6
    assert f"Còn {30 - printed} việc nữa" in page.text
    [page] = read_pages(poster(*postings[:4]))
    assert page.text.count("Việc số") == 4
    assert "việc nữa" not in page.text


def test_nothing_long_is_cut_off():
    for make in (slip, poster):
        [page] = read_pages(make(offer(LONG, employer=Employer(name=f"Công ty {LONG}"))))
        assert page.text.count("ưu tiên người ở gần") == 2
        assert "0900 000 086" in page.text


def test_a_slip_too_long_for_its_page_goes_on_with_the_code_on_both():
    pages = read_pages(slip(offer(id=87, description="Sơ chế tôm. " * 60)))
    assert len(pages) == 2
    assert sum(page.text.count("Sơ chế") for page in pages) == 60
    assert "0900 000 086" in pages[-1].text
    assert all(modules_of(page) == modules_for(LINKS.job(87)) for page in pages)


def test_a_list_of_many_pages_is_numbered_and_parts_no_vacancy():
    pages = read_pages(slip(*[offer(f"Việc số {number}", id=number) for number in range(1, 12)]))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert page.text.count("Việc số") == page.text.count("0900 000 086") > 0
        assert f"Trang {number}" in page.text


def test_every_commune_has_a_page_of_its_own():
    posters = [poster_of(code, [offer()], LINKS, TODAY) for code in (DAM_DOI, "32128")]
    pages = read_pages(poster_bytes(posters))
    assert ["ĐẦM DƠI" in pages[0].text, "CÁI NƯỚC" in pages[1].text] == [True, True]


@pytest.mark.parametrize("make", [slip, poster])
def test_sample_data_says_so_on_paper(make):
    assert SAMPLE in read_pages(make(offer(is_sample=True)))[0].text
    assert SAMPLE not in read_pages(make(offer()))[0].text


@pytest.mark.parametrize("make", [slip, poster])
def test_texts_are_printed_as_texts_whatever_is_in_them(make):
    # A tag, an entity, letters with their marks apart, and a picture that the font has not.
    [page] = read_pages(make(offer("<b>Thợ</b> & phụ hồ &amp; 🦐 nề")))
    assert "<b>Thợ</b> & phụ hồ &amp; nề" in " ".join(page.text.split())


@pytest.mark.parametrize("make", [slip, poster])
def test_without_a_number_people_are_sent_to_the_center(make):
    assert "Hỏi tại Trung tâm" in read_pages(make(offer(contact_phone="")))[0].text


def test_the_same_content_makes_the_same_file():
    assert slip(offer(id=87)) == slip(offer(id=87))
    assert poster(offer()) == poster(offer())
