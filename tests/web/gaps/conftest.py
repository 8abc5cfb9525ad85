"""A staff web with policy content and two groups of questions without a good answer."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from services.gaps.grouping import head_of
from services.gaps.model import Question, Why
from services.policy.seed import read_folder
from tests.web.staff_web import StaffWeb

SAID = (
    "giấy tờ thất nghiệp sao đó em",
    "giay to that nghiep can gi em oi",
    "tàu cá nghỉ biển được hỗ trợ gì",
)


@dataclass(frozen=True)
class Groups:
    """Numbers of the groups: one the assistant was unsure of, one it could not answer."""

    unsure: int
    unanswered: int


@pytest.fixture
def groups(web: StaffWeb) -> Groups:
    def question(number: int, why: Why, **more) -> Question:
        at = web.clock() - timedelta(hours=3 - number)
        return Question(
            conversation="zalo_84912", position=number + 1, said=SAID[number], why=why, at=at, **more
        )

    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(read_folder())
        unsure = uow.gaps.add(
            head_of(SAID[0]), question(0, Why.UNSURE, intent="search_course", entries=("ui-dossier",))
        )
        uow.gaps.join(unsure, question(1, Why.BAD, intent="search_course", told="misunderstood"))
        unanswered = uow.gaps.add(head_of(SAID[2]), question(2, Why.UNANSWERED, intent="nlu_fallback"))
        uow.commit()
    return Groups(unsure, unanswered)
