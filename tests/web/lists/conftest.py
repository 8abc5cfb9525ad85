"""The staff web with a few records in its lists."""

import pytest

from tests.services.imports.listings import company, course, order, vacancy


@pytest.fixture
def filled(web):
    """Numbers of a record of each kind."""
    with web.services.unit_of_work(writing=True) as uow:
        found = {
            "vacancies": uow.jobs.add(vacancy()),
            "courses": uow.courses.add(course()),
            "overseas_orders": uow.overseas_orders.add(order()),
            "licensed_companies": uow.licensed_companies.add(company()),
        }
        uow.commit()
    return found
