"""Corrections, trainings and choices from and to rows."""

from typing import Any

from services.training.model import Choice, ChoiceState, Example, ExampleState, Run, RunState


def example_of(row: Any) -> Example:
    """A correction from its row."""
    return Example(
        id=row.id,
        text=row.text,
        intent=row.intent,
        danger=row.danger or "",
        read_as=row.read_as,
        state=ExampleState(row.state),
        conversation=row.conversation_id or "",
        proposed_by=row.proposed_by,
        proposed_name=row.proposed_name,
        proposed_at=row.proposed_at,
        judged_name=row.judged_name or "",
        judged_at=row.judged_at,
        reason=row.reason or "",
    )


def example_row(example: Example) -> dict[str, Any]:
    """The row of a new correction."""
    return {
        "text": example.text,
        "key": example.key,
        "intent": example.intent,
        "danger": example.danger or None,
        "read_as": example.read_as,
        "state": example.state.value,
        "conversation_id": example.conversation or None,
        "proposed_by": example.proposed_by,
        "proposed_name": example.proposed_name,
        "proposed_at": example.proposed_at,
    }


def run_of(row: Any) -> Run:
    """A training from its row."""
    return Run(
        id=row.id,
        state=RunState(row.state),
        phase=row.phase,
        stop=row.stop,
        asked_name=row.asked_name,
        asked_at=row.asked_at,
        begun_at=row.begun_at,
        heard_at=row.heard_at,
        ended_at=row.ended_at,
        examples=row.examples,
        model=row.model,
        before=row.before,
        after=row.after,
        reasons=tuple(row.reasons),
    )


def run_row(run: Run) -> dict[str, Any]:
    """Every column of a training but its number."""
    return {
        "state": run.state.value,
        "is_open": run.state.is_open,
        "phase": run.phase,
        "stop": run.stop,
        "asked_name": run.asked_name,
        "asked_at": run.asked_at,
        "begun_at": run.begun_at,
        "heard_at": run.heard_at,
        "ended_at": run.ended_at,
        "examples": run.examples,
        "model": run.model,
        "before": None if run.before is None else dict(run.before),
        "after": None if run.after is None else dict(run.after),
        "reasons": [dict(one) for one in run.reasons],
    }


def choice_of(row: Any) -> Choice:
    """A choice from its row."""
    return Choice(
        id=row.id,
        model=row.model,
        run=row.run,
        state=ChoiceState(row.state),
        chosen_name=row.chosen_name,
        chosen_at=row.chosen_at,
        settled_at=row.settled_at,
        why=row.why,
        problem=row.problem,
    )


def choice_row(choice: Choice) -> dict[str, Any]:
    """The row of a new choice."""
    return {
        "model": choice.model,
        "run": choice.run,
        "state": choice.state.value,
        "chosen_name": choice.chosen_name,
        "chosen_at": choice.chosen_at,
        "settled_at": choice.settled_at,
        "why": choice.why,
        "problem": choice.problem,
    }
