"""docs/replay.md names every key that a replay writes."""

import re
from dataclasses import fields

from services.dialogue.frame import Frame, RuledOut
from services.outcomes import Outcome
from tests.architecture.source import ROOT
from troly.replay_lines import Line
from troly.replay_record import record_of

DOCUMENT = (ROOT / "docs" / "replay.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
LINE = Line(id="1", conversation=None, text=None, payload="/more_results")


def test_every_key_of_a_record_is_explained() -> None:
    entity = {
        "entity": "place",
        "value": {},
        "start": 0,
        "end": 1,
        "text": "x",
        "negated": True,
        "also": True,
        "place_role": "home",
    }
    record = record_of(LINE, {"entities": [entity]}, outcome=Outcome.ANSWERED.value, seconds=0.0)
    assert (set(record) | set(record["entities"][0])) - NAMED == set()


def test_every_key_of_a_frame_is_explained() -> None:
    assert {field.name for kind in (Frame, RuledOut) for field in fields(kind)} - NAMED == set()
