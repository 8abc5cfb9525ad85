"""Policy content in a folder of YAML files: read, and written back in the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from services.errors import InvalidInput
from services.policy.content import Content
from services.policy.documents import Documents
from services.policy.reading import read_document, read_entry, read_value
from services.policy.values import Values
from services.policy.writing import document_body, entry_body, value_body
from services.resources import DATA, dump_yaml, read_yaml

SEED = DATA / "policy"


def read_folder(folder: Path = SEED) -> Content:
    """The content of a folder with documents/, values/ and entries/<topic>/.

    Raises:
        InvalidInput: A file is no YAML or breaks the form; a record occurs twice; an entry does not
            stand in the file its id and topic name.
        OSError: The folder cannot be read.
    """
    documents = [read_document(number, body) for _, number, body in _records(folder / "documents")]
    values = [read_value(name, body) for _, name, body in _records(folder / "values")]
    entries = {}
    for path in sorted((folder / "entries").glob("*/*.yml")):
        entry = read_entry(_mapping(path))
        if (entry.topic, entry.id) != (path.parent.name, path.stem):
            raise InvalidInput(f"{path}: holds {entry.topic}/{entry.id}.")
        if entry.id in entries:
            raise InvalidInput(f"{path}: {entry.id} stands in two topics.")
        entries[entry.id] = entry
    return Content(documents=Documents.of(documents), values=Values.of(values), entries=entries)


def write_folder(content: Content, folder: Path) -> int:
    """Write content into a folder, documents and values in one file each; returns the number of files.

    Raises:
        InvalidInput: The topic or id of an entry leads out of the folder; nothing is written then.
        OSError: The folder cannot be written to.
    """
    files: dict[Path, Mapping[str, Any]] = {
        Path("documents", "all.yml"): {
            document.number: document_body(document) for document in content.documents.values()
        },
        Path("values", "all.yml"): {value.name: value_body(value) for value in content.values.values()},
    }
    for entry in content.entries.values():
        files[Path("entries", entry.topic, f"{entry.id}.yml")] = entry_body(entry)
    for path in files:
        if len(path.parts) > 3 or {".", "..", "/"} & set(path.parts):
            raise InvalidInput(f"{path} leads out of the folder.")
    for path, body in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dump_yaml(body), encoding="utf-8")
    return len(files)


def _records(folder: Path) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yml")):
        for key, body in _mapping(path).items():
            if key in seen:
                raise InvalidInput(f"{path}: {key} stands in {seen[key].name} too.")
            seen[str(key)] = path
            yield path, str(key), body


def _mapping(path: Path) -> Mapping[str, Any]:
    try:
        body = read_yaml(path)
    except ValueError as error:
        raise InvalidInput(f"{path}: {error}") from error
    if not isinstance(body, Mapping):
        raise InvalidInput(f"{path}: holds no records.")
    return body
