"""What the documents name exists, and what exists is documented."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGES, ROOT
from troly.arguments import build_parser

# `folder/file`, in back quotes; a placeholder in it (<…>, {…}, *, …) means no particular file.
QUOTED_PATH = re.compile(r"`(?P<path>\.?[\w.-]+(?:/[\w.-]+)*/?)`")
LINKED_PATH = re.compile(r"\]\((?P<path>[^)#:]+)(?:#[^)]*)?\)")
VARIABLE = re.compile(r"\bTROLY_[A-Z_]+[A-Z]\b")
TARGET = re.compile(r"^(?P<name>[a-z][a-z-]*):", re.MULTILINE)
MADE_AT_RUN_TIME = ("var/", "models/", ".venv/", ".tools/", ".env")


def documents() -> list[Path]:
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [path for path in found if path.is_file()]


def all_documents() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in documents())


def verbs(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Everything that can be typed after `troly`: "serve", "db upgrade"…"""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, below in action.choices.items():
                deeper = [f"{verb} {name}" for name in verbs(below)]
                yield from deeper or [verb]


def code_variables() -> set[str]:
    files = [path for folder in (*PACKAGES, "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    files.append(ROOT / ".ci" / "run")
    return set(VARIABLE.findall("\n".join(path.read_text(encoding="utf-8") for path in files)))


@pytest.mark.skipif(not (ROOT / "README.md").is_file(), reason="no README yet")
class TestReadme:
    def test_every_make_target_is_documented(self):
        targets = TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
        text = all_documents()
        assert [name for name in targets if f"make {name}" not in text] == []

    def test_every_verb_is_documented(self):
        text = all_documents()
        assert [verb for verb in verbs(build_parser()) if f"troly {verb}" not in text] == []

    def test_every_target_named_exists(self):
        targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
        named = set(re.findall(r"`make ([a-z][a-z-]*)", all_documents()))
        assert named - targets == set()


def test_every_variable_is_in_the_example_of_settings():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert code_variables() - set(VARIABLE.findall(example)) == set()


def test_the_example_of_settings_names_nothing_unknown():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(VARIABLE.findall(example)) - code_variables() == set()


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_paths_named_in_documents_exist(document):
    text = document.read_text(encoding="utf-8")
    named = {found["path"] for found in QUOTED_PATH.finditer(text) if "/" in found["path"]}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}
    missing = [
        path
        for path in named
        if path.split("/")[0] in folders
        and not path.startswith(MADE_AT_RUN_TIME)
        and not (ROOT / path).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_in_documents_lead_somewhere(document):
    links = {found["path"].strip() for found in LINKED_PATH.finditer(document.read_text(encoding="utf-8"))}
    assert [link for link in links if not (document.parent / link).exists()] == []


CHANGES = sorted(path for path in (ROOT / "docs" / "changes").glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("change", CHANGES, ids=lambda path: path.name)
def test_a_change_is_one_line_of_a_kind_known(change):
    assert re.fullmatch(r"[a-z0-9-]+\.(security|removed|deprecated|added|changed|fixed)\.md", change.name)
    assert len(change.read_text(encoding="utf-8").splitlines()) == 1
