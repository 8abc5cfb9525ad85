"""python -m benchmarks.floor: the least a turn can cost, as a program that does nothing else.

Read the history, classify the text with our model, store message and answer under a unique key:
what no design can leave out. Nothing is understood, searched or said.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.nlu.features import extract
from bot.nlu.recogniser import Recogniser
from language.search_key import search_key

HISTORY = 8
_TABLES = """
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS message_conversation ON message (conversation, id);
"""


def create_app(model: Path, database: Path) -> Starlette:
    """The floor over a trained model and a database file of its own."""
    intents = Recogniser.from_archive(model).model
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.executescript(_TABLES)
    insert = "INSERT INTO message (conversation, key, text) VALUES (?, ?, ?)"

    async def turn(request: Request) -> JSONResponse:
        body = json.loads(await request.body())
        conversation, text = body["sender"], body["message"]
        history = connection.execute(
            "SELECT text FROM message WHERE conversation = ? ORDER BY id DESC LIMIT ?",
            (conversation, HISTORY),
        ).fetchall()
        intent, confidence = intents.ranking(extract(search_key(text), ()))[0]
        key = uuid.uuid4().hex
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(insert, (conversation, key, text))
        connection.execute(insert, (conversation, f"{key}-answer", intent))
        connection.execute("COMMIT")
        return JSONResponse({"intent": intent, "confidence": confidence, "history": len(history)})

    return Starlette(routes=[Route("/turn", turn, methods=["POST"])])


if __name__ == "__main__":
    app = create_app(Path(os.environ["FLOOR_MODEL"]), Path(os.environ["FLOOR_DATABASE"]))
    port = int(os.environ["FLOOR_PORT"])
    # Rasa holds websockets at a version that uvicorn cannot load; nothing here needs it.
    uvicorn.run(app, host="127.0.0.1", port=port, ws="none", log_level="error", access_log=False)
