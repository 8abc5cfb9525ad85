"""A staff web with a little policy content, and a second approver."""

from dataclasses import replace

import pytest

from services.policy.content import Content
from services.staff.permissions import Role
from tests.policy_samples import CONTENT
from tests.web.staff_web import StaffWeb


@pytest.fixture
def desk(web: StaffWeb) -> StaffWeb:
    """The staff web, its content that of the samples."""
    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(replace(CONTENT))
        uow.commit()
    web.add("other-approver", Role.APPROVER)
    return web


def content_of(web: StaffWeb) -> Content:
    """What is live."""
    with web.services.unit_of_work() as uow:
        return uow.policy.load()
