"""How long the pages of editing take with 2,000 entries, each by itself, on one thread.

`python -m benchmarks.editing [--entries 2000] [--repeat 20]`, on PostgreSQL when TROLY_TEST_POSTGRES_URL
names one, else on a SQLite file. Prints the median and the 95th of 100 in milliseconds. Every round
publishes something, so that all is read anew, as on a busy day.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.settings import DatabaseSettings
from services.editing.ahead import read_ahead
from services.policy.content import Content
from services.policy.entry import Entry
from services.policy.seed import read_folder
from services.staff.permissions import Role
from tests.web.entries.forms import step, typed, typed_document, typed_value
from tests.web.staff_web import SignedIn, StaffWeb

_VALUE = "social_standard"
_DECREE = "335/2026/NĐ-CP"  # more answers and schemes rest on these two than on any other
_REPLACING = {
    "number": "1/2027/NĐ-CP", "kind": "Nghị định", "title": "Trợ giúp xã hội", "issuer": "Chính phủ",
    "in_force_from": "2027-01-01", "replaces": _DECREE, "rating": "A", "checked_on": "2026-11",
    "reason": "đã công bố",
}  # fmt: skip
_WAITING = "Đang chuẩn bị"
_LOOK_SECONDS = 1.0


class Timed:
    """Milliseconds by what was asked."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, list[float]] = defaultdict(list)

    def __call__(self, name: str, work: Callable[[], Any], expected: int = 200) -> Any:
        """Do it; it must succeed."""
        began = time.perf_counter()
        response = work()
        self.spent[name].append(1000 * (time.perf_counter() - began))
        assert response.status_code == expected, (name, response.status_code, response.text[-500:])
        return response


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=2_000)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    content = _grown(read_folder(), options.entries)
    with _web(content) as web:
        editor, approver = web.client_as(Role.EDITOR), web.client_as(Role.APPROVER)
        began = time.perf_counter()
        read_ahead(content, web.clock.at.date())
        entry = next(content.published())
        while _WAITING in editor.post("/entries/try", _asking(entry)).text:
            time.sleep(_LOOK_SECONDS)
        print(f"{len(content.entries)} entries read and learnt in {time.perf_counter() - began:.0f} s")
        timed = Timed()
        for turn in range(options.repeat):
            _round(timed, turn, editor, approver, content)
    for name, spent in timed.spent.items():
        print(f"{name:16} median {np.median(spent):6.0f}   95th {np.percentile(spent, 95):6.0f}")


def _round(timed: Timed, turn: int, editor: SignedIn, approver: SignedIn, content: Content) -> None:
    entry = list(read_folder().entries.values())[turn]
    path = f"/entries/{entry.id}"
    edited = typed(entry, answer=f"{entry.answer} Dạ.")
    timed("list", lambda: editor.get("/entries"))
    timed("list of a topic", lambda: editor.get("/entries", params={"topic": entry.topic, "page": "2"}))
    timed("search", lambda: editor.get("/entries", params={"q": "khuyet tat o dau"}))
    timed("form", lambda: editor.get(path))
    timed("preview", lambda: editor.post("/entries/preview", {**edited, "key": entry.id}))
    timed("try it", lambda: editor.post("/entries/try", _asking(entry)))
    timed("known questions", lambda: editor.post("/entries/regression", _asking(entry)))
    value = content.values[_VALUE]
    last = value.periods[-1]
    dearer = replace(value, periods=(*value.periods[:-1], replace(last, amount=last.amount + 1_000 + turn)))
    timed("values", lambda: editor.get("/values"))
    timed("value", lambda: editor.get(f"/values/{_VALUE}"))
    timed("impact", lambda: approver.post("/values/impact", {**typed_value(dearer), "key": _VALUE}))
    timed("documents", lambda: editor.get("/values/documents"))
    timed("citing", lambda: approver.post("/values/documents/citing", _REPLACING))
    timed("document", lambda: editor.get(f"/values/documents/{_DECREE}"))
    ending = typed_document(content.documents[_DECREE], in_force_to="2027-12-31")
    timed("document impact", lambda: approver.post("/values/documents/impact", {**ending, "key": _DECREE}))
    timed("save value", lambda: approver.post(f"/values/{_VALUE}", typed_value(dearer)), 303)
    timed("review value", lambda: approver.get(f"/values/{_VALUE}/review"))
    step(approver, f"/values/{_VALUE}", "discard")
    timed("save", lambda: editor.post(path, edited), 303)
    timed("review", lambda: editor.get(f"{path}/review"))
    timed("submit", lambda: step(editor, path, "submit"), 303)
    timed("publish", lambda: step(approver, path, "publish"), 303)
    timed("history", lambda: editor.get(f"{path}/history"))
    timed("revision", lambda: editor.get(f"{path}/history/2"))


def _asking(entry: Entry) -> dict[str, str]:
    asked = "\r\n".join([*entry.asked, "nuôi cua biển xin giống ở đâu"])
    return {**typed(entry, asked=asked), "key": entry.id, "sentence": "nop giay khuyet tat o dau"}


def _grown(content: Content, wanted: int) -> Content:
    """As many entries, the further ones asked of another hamlet each."""
    entries = dict(content.entries)
    copies = ((copy, entry) for copy in range(1, wanted) for entry in content.entries.values())
    for copy, entry in copies:
        if len(entries) >= wanted:
            break
        asked = tuple(f"{text} ấp {copy} khóm {copy * 7}" for text in entry.asked)
        key, question = f"{entry.id[:26]}-{copy}", f"Ấp {copy} kênh {copy * 11}: {entry.question} {copy}"
        entries[key] = replace(entry, id=key, question=question, asked=asked, next=())
    return replace(content, entries=entries)


@contextmanager
def _web(content: Content) -> Iterator[StaffWeb]:
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("TROLY_TEST_POSTGRES_URL") or f"sqlite:///{folder}/entries.db"
        engine = make_engine(url)
        upgrade_schema(engine)
        services = build_services(DatabaseSettings(url=url))
        try:
            with services.unit_of_work(writing=True) as uow:
                uow.policy.replace(content)
                uow.commit()
            yield StaffWeb(services)
        finally:
            services.close()
            downgrade_schema(engine)
            engine.dispose()


if __name__ == "__main__":
    main()
