"""The sequential runner gives what Rasa's own gives, and events are found by name."""

import pytest

pytestmark = pytest.mark.rasa


class Node:
    """Stands for a graph node: sums what it is given."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.calls = 0

    def __call__(self, *given: tuple[str, int]) -> tuple[str, int]:
        self.calls += 1
        return self.name, sum(value for _, value in given) + 1


@pytest.fixture
def runner():
    from rasa.engine.graph import GraphSchema, SchemaNode

    from bot.graph_runner import SequentialGraphRunner

    def node(**needs: str) -> SchemaNode:
        return SchemaNode(needs=needs, uses=object, constructor_name="create", fn="run", config={})

    made = SequentialGraphRunner.__new__(SequentialGraphRunner)
    made._graph_schema = GraphSchema(
        {"first": node(message="__message__"), "second": node(a="first"), "both": node(a="first", b="second")}
    )
    made._instantiated_nodes = {name: Node(name) for name in ("first", "second", "both")}
    made._execution_context = None
    made._plans = {}
    return made


def test_each_node_runs_once_and_after_what_it_needs(runner):
    assert runner.run(inputs={"__message__": 10}, targets=["both"]) == {"both": 24}
    assert {name: node.calls for name, node in runner._instantiated_nodes.items()} == {
        "first": 1,
        "second": 1,
        "both": 1,
    }


def test_only_what_a_target_needs_runs(runner):
    assert runner.run(inputs={"__message__": 10}, targets=["first"]) == {"first": 11}
    assert runner._instantiated_nodes["both"].calls == 0


def test_a_second_run_starts_from_its_own_inputs(runner):
    runner.run(inputs={"__message__": 10}, targets=["both"])
    assert runner.run(inputs={"__message__": 0}, targets=["both"]) == {"both": 4}


def test_events_are_found_by_name_and_unknown_names_refused():
    from rasa.shared.core.events import Event, SlotSet

    from bot import event_types

    event_types.install()
    assert Event.resolve_by_type("slot") is SlotSet
    assert Event.resolve_by_type("slot") is SlotSet
    with pytest.raises(ValueError, match="Unknown event name"):
        Event.resolve_by_type("no_such_event")


def test_the_action_server_is_called_over_one_session():
    import asyncio

    from bot.action_endpoint import PooledEndpoint

    async def sessions():
        endpoint = PooledEndpoint("http://127.0.0.1:1/webhook")
        async with endpoint.session() as first:
            pass
        async with endpoint.session() as second:
            pass
        still_open = first is second and not first.closed
        await endpoint.close()
        return still_open, first.closed

    assert asyncio.run(sessions()) == (True, True)
