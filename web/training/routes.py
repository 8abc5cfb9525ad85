"""/training: teach what was corrected, look at the figures, choose the model."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.staff.permissions import Permission
from services.training import choosing, runs
from services.training.model import RunState
from services.training.refusals import TrainingRefused
from web.parts import Parts, staff_of
from web.routing import Action, Page, Route
from web.training.view import figures, model_label, moved_intents, now_of, reasons
from web.training.words import words

_NEEDED = Permission.TRAIN_MODEL
_LATEST = 10


def routes(_parts: Parts) -> list[Route]:
    """For approvers and administrators."""
    return [
        Page("/training", show_all, allowed=_NEEDED),
        Page("/training/now", show_now, allowed=_NEEDED, background=True),
        Action("/training/begin", begin, allowed=_NEEDED),
        Action("/training/back", go_back, allowed=_NEEDED),
        Action("/training/own", use_own, allowed=_NEEDED),
        Page("/training/{id:int}", show_one, allowed=_NEEDED),
        Action("/training/{id:int}/cancel", cancel, allowed=_NEEDED),
        Action("/training/{id:int}/use", use, allowed=_NEEDED),
    ]


def show_all(parts: Parts, request: Request) -> Response:
    """The open training, the model that answers, and what was before."""
    return _all(parts, request, "")


def show_now(parts: Parts, request: Request) -> Response:
    """The piece of the page that moves; the whole page is asked anew when something has ended."""
    with parts.reading() as uow:
        now = now_of(uow, parts.now())
    response = parts.render(request, "training/now.html", now=now, said=words())
    if not now.is_moving:
        response.headers["HX-Redirect"] = "/training"  # without the sentence of what was begun
    return response


def show_one(parts: Parts, request: Request) -> Response:
    """One training with its figures."""
    return _one(parts, request, "")


def begin(parts: Parts, request: Request) -> Response:
    """Ask for a training."""
    at = parts.now()
    return _done(
        parts, request, lambda uow: runs.begin(uow, staff_of(request), at=at), _all, "training.begun"
    )


def cancel(parts: Parts, request: Request) -> Response:
    """End a training."""
    number, at = request.path_params["id"], parts.now()
    return _done(
        parts,
        request,
        lambda uow: runs.cancel(uow, staff_of(request), number, at=at),
        _all,
        "training.cancelled",
    )


def use(parts: Parts, request: Request) -> Response:
    """Let the model of a training answer."""
    number, at = request.path_params["id"], parts.now()
    return _done(
        parts,
        request,
        lambda uow: choosing.use(uow, staff_of(request), number, at=at),
        _one,
        "training.switching",
    )


def go_back(parts: Parts, request: Request) -> Response:
    """Let the former model answer again."""
    at = parts.now()
    return _done(
        parts,
        request,
        lambda uow: choosing.go_back(uow, staff_of(request), at=at),
        _all,
        "training.switching",
    )


def use_own(parts: Parts, request: Request) -> Response:
    """Let the repository's own model answer."""
    at = parts.now()
    return _done(
        parts,
        request,
        lambda uow: choosing.use_own(uow, staff_of(request), at=at),
        _all,
        "training.switching",
    )


def _done(
    parts: Parts,
    request: Request,
    work: Callable[[UnitOfWork], Any],
    again: Callable[[Parts, Request, str], Response],
    done: str,
) -> Response:
    try:
        with parts.writing() as uow:
            work(uow)
            uow.commit()
    except TrainingRefused as refused:
        return again(parts, request, refused.sentence)
    return parts.redirect("/training", done=done)


def _all(parts: Parts, request: Request, sentence: str) -> Response:
    with parts.reading() as uow:
        now = now_of(uow, parts.now())
        latest = uow.training_runs.latest(_LATEST)
        choices = uow.model_choices.latest(_LATEST)
    return parts.render(
        request,
        "training/list.html",
        status=422 if sentence else 200,
        now=now,
        runs=[(run, reasons(run)) for run in latest],
        choices=[(one, model_label(one.model, one.run)) for one in choices],
        said=words(),
        sees_sentences=staff_of(request).may(Permission.EDIT_ENTRIES),
        sentence=sentence,
    )


def _one(parts: Parts, request: Request, sentence: str) -> Response:
    with parts.reading() as uow:
        run = runs.get_run(uow, request.path_params["id"])
        now = now_of(uow, parts.now())
    answers = now.choice is not None and now.choice.run == run.id
    return parts.render(
        request,
        "training/one.html",
        status=422 if sentence else 200,
        run=run,
        now=now,
        figures=figures(run),
        intents=moved_intents(run),
        reasons=reasons(run),
        may_use=run.state is RunState.FIT and not answers and now.wish is None,
        answers=answers,
        said=words(),
        sentence=sentence,
    )
