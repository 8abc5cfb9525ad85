"""At the end of the results come those that nearly meet the search, and say so."""

from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import CAI_NUOC, DAM_DOI, job
from tests.services.dialogue.talk import Talk, responses, titles

SEWING_HERE = [{"occupation": "may"}, {"place": "Năm Căn"}]


def at_the_end(*further) -> tuple[Talk, object]:
    talk = Talk(FakeUnitOfWork(jobs=[job("đúng ý"), *further]))
    talk.search(*SEWING_HERE, kind="job")
    return talk, talk.more()


def test_what_nearly_meets_the_search_follows_with_its_number_and_says_what_it_is() -> None:
    talk, turn = at_the_end(job("nơi khác", CAI_NUOC), job("nghề gần", occupation_id="may-phu"))
    assert (turn.replies[0].text, turn.outcome) == (
        "Dạ, hết việc đúng ý rồi. Còn mấy chỗ gần giống, anh/chị coi thử nha:",
        Outcome.ANSWERED,
    )
    assert sorted(titles(turn)) == ["nghề gần", "nơi khác"]
    cards = {card.title.partition(". ")[2]: card for card in turn.replies[0].cards}
    assert [card.title.partition(". ")[0] for card in turn.replies[0].cards] == ["2", "3"]
    assert cards["nghề gần"].lines[0].startswith("Chưa đúng hết ý: nghề gần với ý anh/chị")
    assert "cách khoảng" in cards["nơi khác"].lines[0]
    assert talk.state.page.last == tuple(item.key for item in turn.items)


def test_they_can_be_spoken_of_by_number_and_explained() -> None:
    talk, turn = at_the_end(job("nơi khác", CAI_NUOC))
    assert talk.details({"ordinal": 2}).items[0].key == turn.items[0].key
    assert "đúng nghề" in str(talk.why({"ordinal": 2}).replies[0].values["reasons"])


def test_a_sample_still_says_so_first() -> None:
    talk = Talk(
        FakeUnitOfWork(jobs=[job("đúng ý", is_sample=True), job("nơi khác", CAI_NUOC, is_sample=True)])
    )
    talk.search(*SEWING_HERE, kind="job")
    turn = talk.more()
    assert "Dữ liệu mẫu" in turn.replies[0].cards[0].lines[0]
    assert turn.replies[0].cards[0].lines[1].startswith("Chưa đúng hết ý")


def test_they_end_too() -> None:
    talk, _turn = at_the_end(job("nơi khác", CAI_NUOC))
    turn = talk.more()
    assert (responses(turn), titles(turn), turn.outcome) == (
        ["utter_no_more_results"],
        [],
        Outcome.NO_RESULT,
    )


def test_nothing_follows_where_nothing_is_near() -> None:
    _talk, turn = at_the_end(job("bảo vệ", DAM_DOI, occupation_id="bao-ve", sector="security"))
    assert (titles(turn), turn.outcome) == ([], Outcome.NO_RESULT)


def test_courses_have_nothing_of_the_kind() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, kind="course")
    assert titles(talk.more()) == []
