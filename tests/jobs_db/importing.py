"""Imports carried out on a database, and what it holds afterwards."""

from datetime import date, datetime, timezone
from typing import Any

from services.imports.apply import import_listing
from services.imports.plan import make_plan
from services.imports.record_kinds import CLASSES, store_of
from services.imports.undo import undo_import
from tests.services.imports.listings import ORIGIN

LATER = datetime(2026, 11, 24, 8, tzinfo=timezone.utc)


def bring(services, listed, **options: Any):
    with services.unit_of_work(writing=True) as uow:
        batch = import_listing(listed, ORIGIN, uow, **options)
        uow.commit()
    return batch


def undo(services, batch):
    with services.unit_of_work(writing=True) as uow:
        undo_import(batch.id, uow, LATER)
        uow.commit()


def plan(services, listed):
    with services.unit_of_work() as uow:
        return make_plan(listed, uow)


def records(services) -> list[Any]:
    with services.unit_of_work() as uow:
        return [one for kind in CLASSES for one in store_of(kind, uow).on_list(date(2000, 1, 1))]
