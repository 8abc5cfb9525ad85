"""A staff web with a little policy content, and a second approver."""

from dataclasses import replace

import pytest

from services.policy.content import Content
from services.policy.seed import read_folder
from services.staff.permissions import Role
from tests.policy_samples import CONTENT
from tests.web.staff_web import StaffWeb


@pytest.fixture
def desk(web: StaffWeb) -> StaffWeb:
    """The staff web, its content that of the samples."""
    return _with_content(web, replace(CONTENT))


@pytest.fixture
def whole_desk(web: StaffWeb) -> StaffWeb:
    """The staff web with all there is in data/policy, which the rules of data/eligibility rest on."""
    return _with_content(web, read_folder())


def _with_content(web: StaffWeb, content: Content) -> StaffWeb:
    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(content)
        uow.commit()
    web.add("other-approver", Role.APPROVER)
    return web


def content_of(web: StaffWeb) -> Content:
    """What is live."""
    with web.services.unit_of_work() as uow:
        return uow.policy.load()
