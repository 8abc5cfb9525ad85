"""`troly replay`: written conversations through the whole assistant, and what it did with them."""

import asyncio
import contextlib
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from services.calendar import today
from troly.errors import CommandFailed
from troly.private_stack import private_stack
from troly.progress import Progress
from troly.replay_lines import Line, read_lines
from troly.replay_nlu import understood
from troly.replay_turns import Player
from troly.root import LOGS
from troly.settings import Settings, absolute_url
from troly.texts import message
from troly.training import present_model, train


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOptions:
    """How to replay; `at` and `database` are None for today and the configured one."""

    at: date | None = None
    channel: str = "web"
    database: str | None = None
    only_nlu: bool = False
    jobs: int = 4


def replay(source: Path, target: Path, options: ReplayOptions) -> None:
    """Play all lines and write one record for each, in input order.

    Raises:
        CommandFailed: Wrong input (nothing is played, `target` stays as it was), or nothing to play it with.
    """
    lines = read_lines(source)
    _require_writable(target)
    model = present_model() or train()
    day = options.at or today()
    if options.only_nlu:
        records = understood(lines, model, day)
    else:
        settings = Settings.from_env()
        if options.database:
            settings = replace(settings, database_url=absolute_url(options.database))
        with private_stack(settings, model, LOGS / "replay", "replay.starting") as stack:
            player = Player(stack.rasa_url, stack.rasa_token, options.channel, day, options.jobs)
            records = asyncio.run(_play_all(lines, player, options.jobs))
    try:
        _write(target, records)
    except OSError as error:
        raise CommandFailed("replay.no_output", file=target, reason=error.strerror) from error
    _say_figures(target, records)


async def _play_all(lines: Sequence[Line], player: Player, jobs: int) -> list[dict[str, Any]]:
    progress = Progress(quiet=not sys.stderr.isatty())
    records: dict[int, dict[str, Any]] = {}
    at_once = asyncio.Semaphore(jobs)

    async def play(dialogue: Sequence[tuple[int, Line]]) -> None:
        async with at_once:
            conversation = player.conversation()
            for position, line in dialogue:
                records[position] = await conversation.play(line)
                progress.show(message("replay.playing", done=len(records), total=len(lines)))

    try:
        await asyncio.gather(*(play(dialogue) for dialogue in dialogues(lines)))
    finally:
        progress.clear()
        await player.close()
    return [records[position] for position in range(len(lines))]


def dialogues(lines: Sequence[Line]) -> list[list[tuple[int, Line]]]:
    """Lines with their positions, grouped by conversation; a line without one stands alone."""
    grouped: dict[object, list[tuple[int, Line]]] = {}
    for position, line in enumerate(lines):
        key = position if line.conversation is None else line.conversation
        grouped.setdefault(key, []).append((position, line))
    return list(grouped.values())


def _require_writable(target: Path) -> None:
    folder = target.parent
    writable = os.access(target if target.exists() else folder, os.W_OK) and not target.is_dir()
    if not writable:
        reason = os.strerror(2 if not folder.exists() else 13)
        raise CommandFailed("replay.no_output", exit_code=2, file=target, reason=reason)


def _write(target: Path, records: Sequence[dict[str, Any]]) -> None:
    content = b"".join(_encoded(record) + b"\n" for record in records)
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a pipe or a device cannot be replaced
        return
    # Whole or not at all: written beside it, then renamed.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _encoded(record: dict[str, Any]) -> bytes:
    try:
        return json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can write and UTF-8 cannot
        return json.dumps(record).encode()


def _say_figures(target: Path, records: Sequence[dict[str, Any]]) -> None:
    times = sorted(record["latency_ms"] for record in records) or [0.0]
    p95 = times[int(0.95 * (len(times) - 1))]
    median = statistics.median(times)
    figures = {"median": round(median), "p95": round(p95), "total": len(records), "file": target}
    print(message("replay.done", **figures), file=sys.stderr)
