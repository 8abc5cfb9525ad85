"""Imports point down, and every borrowed library has its place."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGES, Module, modules

# A row may import its columns; a dotted name allows that module only. Everybody may import itself.
MAY_IMPORT: dict[str, set[str]] = {
    "language": set(),
    "services": {"language"},
    "jobs_db": {"services"},
    "actions": {"language", "services", "jobs_db.bootstrap"},
    "bot": {"language", "services", "jobs_db.bootstrap"},
    "gateway": {"language", "services", "jobs_db.bootstrap"},
    "web": {"language", "services", "jobs_db.bootstrap"},
    "troly": set(PACKAGES),  # the composition root: starts and joins all of them
}

# Where a library may be imported: a package, a folder of it, or a single module.
ONLY_IN: dict[str, set[str]] = {
    "rasa": {"bot/"},
    "sanic": {"bot/"},
    "rasa_sdk": {"actions/"},
    "telegram": {"gateway/telegram/"},
    "requests": {"gateway/zalo/"},
    "sqlalchemy": {"jobs_db/"},
    "alembic": {"jobs_db/"},
    "openpyxl": {"jobs_db/"},
    "python_calamine": {"jobs_db/files/"},
    "reportlab": {"jobs_db/files/"},
    "docx": {"jobs_db/files/"},
    "segno": {"jobs_db/files/", "web/account/qr.py"},
    "argon2": {"services/staff/passwords.py"},
    "pyotp": {"services/staff/totp.py"},
    "cryptography": {"services/staff/seal.py"},
    "starlette": {"gateway/", "web/"},
    "jinja2": {"gateway/", "web/"},
    "wtforms": {"web/"},
    "spacy": {"language/gazetteer.py"},
    "yaml": {"language/resources.py", "services/resources.py"},
    "numpy": {"bot/nlu/", "services/policy/retrieval/"},
    "scipy": {"bot/nlu/", "services/policy/retrieval/"},
}

# Imported when first used: each takes long to load and most commands never need it.
LAZY = {"spacy"}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of each import below a node; `from a import b` counts as a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def breaks_arrow(module: Module, name: str) -> bool:
    target = name.partition(".")[0]
    if target not in PACKAGES or target == module.package:
        return False
    return not any(f"{name}.".startswith(f"{allowed}.") for allowed in MAY_IMPORT[module.package])


def breaks_fence(module: Module, name: str) -> bool:
    places = ONLY_IN.get(name.partition(".")[0])
    return places is not None and not any(
        module.path == place or (place.endswith("/") and module.path.startswith(place)) for place in places
    )


def test_imports_point_down():
    assert [
        f"{module.path}:{line} imports {name}"
        for module in modules(*PACKAGES)
        for line, name in imported(module.tree)
        if breaks_arrow(module, name)
    ] == []


def test_libraries_stay_behind_their_fence():
    assert [
        f"{module.path}:{line} imports {name}"
        for module in modules(*PACKAGES)
        for line, name in imported(module.tree)
        if breaks_fence(module, name)
    ] == []


def test_heavy_libraries_are_imported_when_first_used():
    assert [
        f"{module.path}:{statement.lineno} imports {name}"
        for module in modules(*PACKAGES)
        for statement in module.tree.body
        if isinstance(statement, (ast.Import, ast.ImportFrom))
        for _, name in imported(statement)
        if name.partition(".")[0] in LAZY
    ] == []


@pytest.mark.parametrize(
    ("path", "line", "broken"),
    [
        ("services/jobs/search.py", "from jobs_db.job_repository import SqlJobs", True),
        ("language/units.py", "import services.jobs", True),
        ("actions/wiring.py", "from jobs_db.bootstrap import build_services", False),
        ("actions/wiring.py", "from jobs_db.engine import make_engine", True),
        ("jobs_db/tables.py", "from language import search_key", True),
        ("troly/serve.py", "import gateway.app", False),
    ],
)
def test_the_arrow_rule_sees_both_forms_of_import(path, line, broken):
    module = Module(path, ast.parse(line))
    assert [breaks_arrow(module, name) for _, name in imported(module.tree)] == [broken]


@pytest.mark.parametrize(
    ("path", "line", "broken"),
    [
        ("services/faq.py", "import yaml", True),
        ("services/policy/content.py", "import numpy", True),
        ("language/resources.py", "import yaml", False),
        ("gateway/app.py", "from starlette.routing import Route", False),
        ("gateway/app.py", "import requests", True),
        ("bot/channel.py", "from rasa_sdk import Action", True),
    ],
)
def test_the_fence_rule_sees_both_forms_of_import(path, line, broken):
    module = Module(path, ast.parse(line))
    assert [breaks_fence(module, name) for _, name in imported(module.tree)] == [broken]
