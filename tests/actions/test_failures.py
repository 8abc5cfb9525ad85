"""A failing service ends in an honest sentence, and the search is not lost."""

import logging
from collections.abc import Callable
from typing import Any

import pytest

import actions.base
from actions.jobs import SearchJobs
from services.errors import NotFound, Unavailable
from tests.actions.turns import Done, run, tracker
from tests.fakes import FakeUnitOfWork


def raising(error: Exception) -> Callable[[], Any]:
    def services() -> Any:
        raise error

    return services


@pytest.fixture(params=[Unavailable("No database."), NotFound("No list."), ZeroDivisionError("our fault")])
def failed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Done:
    monkeypatch.setattr(actions.base, "services", raising(request.param))
    return run(SearchJobs(), tracker())


def test_it_is_said(failed: Done) -> None:
    assert (failed.responses, failed.turn) == (["utter_service_unavailable"], {"outcome": "error_service"})


def test_what_was_remembered_stays_as_it_was(failed: Done) -> None:
    assert failed.events == []


@pytest.mark.parametrize(
    "stored",
    [{"kind": "job"}, {"frames": []}, [], "job", {"kind": "job", "frames": {"job": {"colour": "red"}}}],
)
def test_a_memory_of_another_version_is_forgotten_instead_of_failing_for_ever(
    center: FakeUnitOfWork, stored: Any
) -> None:
    on = tracker(intent="search_job")
    on.slots["search"] = stored
    done = run(SearchJobs(), on)
    assert (done.responses, done.state.kind) == (["utter_first_results"], "job")


def test_our_own_fault_is_logged_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(actions.base, "services", raising(ZeroDivisionError("our fault")))
    run(SearchJobs(), tracker())
    assert [record.levelno for record in caplog.records if record.exc_info] == [logging.ERROR]


def test_a_database_that_is_away_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(actions.base, "services", raising(Unavailable("No database.")))
    run(SearchJobs(), tracker())
    assert [record.exc_info for record in caplog.records] == [None]
