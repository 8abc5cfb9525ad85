"""What a desk for callers stands over: offers, entries, companies and conversations."""

import time
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from markupsafe import escape

from services.caller.model import CallOutcome, Need
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply
from services.policy.content import Content
from services.policy.seed import read_folder
from services.staff.permissions import Role
from tests.policy_samples import CONTENT
from tests.services.dialogue.sample_offers import course, job, order
from tests.services.licences.sample_list import COMPANIES
from tests.stored_message import store_message
from tests.web.staff_web import NOW, StaffWeb

# The Center's values and documents, and few of its entries: many take long to be learnt.
PENSION = replace(
    read_folder(),
    entries={name: one for name, one in read_folder().entries.items() if one.topic == "social_pension"},
)
UNTIL = date(2027, 4, 30)
WHO = "zalo_8391"


def fill(web: StaffWeb, content: Content = CONTENT) -> None:
    """Two sewing jobs, a course, an order, a list of companies and entries, learnt."""
    with web.services.unit_of_work(writing=True) as uow:
        for offer in (job(valid_through=UNTIL), job(title="Thợ may <b>gấp</b>", valid_through=UNTIL)):
            uow.jobs.add(offer)
        uow.courses.add(course())
        uow.overseas_orders.add(order(valid_through=UNTIL))
        for company in COMPANIES:
            uow.licensed_companies.add(company)
        uow.policy.replace(content)
        uow.commit()
    deadline = time.monotonic() + 60
    question = next(content.published()).question  # what was read before this content came is no use
    while str(escape(question)) not in results(web, question):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def results(web: StaffWeb, note: str, **more) -> str:
    """What is shown for a note."""
    response = web.client_as(Role.OFFICER).post("/caller/results", {"note": note, **more})
    assert response.status_code == 200
    return response.text


def conversation(web: StaffWeb, who: str = WHO, said: str = "cho em gặp cán bộ") -> None:
    """Somebody waits for an officer."""
    arrival = Arrival(channel=who.partition("_")[0], conversation=who, message_id=f"{who}1", text=said)
    answer = Answer(said=said, replies=(Reply(text="Dạ."),), outcome="handed_over", intent="request_officer")
    with web.services.unit_of_work(writing=True) as uow:
        close_turn(uow, store_message(uow, arrival, NOW), answer, NOW, send=False)
        uow.commit()


def calls(web: StaffWeb) -> list[tuple[Need, CallOutcome, str | None, int]]:
    """What was noted of each call."""
    with web.services.unit_of_work() as uow:
        since = datetime(2026, 1, 1, tzinfo=timezone.utc)
        found = uow.calls.between(since, web.clock() + timedelta(days=1))
    return [(call.need, call.outcome, call.commune, call.seconds) for call in found]
