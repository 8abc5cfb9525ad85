"""Every word a person reads is in YAML or in the database, not in code."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import modules

TEXTLESS = ("actions", "bot", "services", "troly")

# Letters that Vietnamese has and English has not.
VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

# Path → why its strings hold Vietnamese.
EXCEPTIONS: dict[str, str] = {}


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the nodes that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr):
            found.add(id(node.body[0].value))
    return found


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and value of each string literal with Vietnamese letters that is no docstring."""
    documented = docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documented:
            continue
        if isinstance(node.value, str) and VIETNAMESE.search(node.value):
            yield node.lineno, node.value


def test_no_vietnamese_in_string_literals():
    assert [
        f"{module.path}:{line} {value!r}"
        for module in modules(*TEXTLESS)
        if module.path not in EXCEPTIONS
        for line, value in spoken(module.tree)
    ] == []


def test_docstrings_may_quote_and_f_strings_may_not_hide():
    tree = ast.parse('"""Đầm Dơi."""\nx = f"{1} việc"\ny = "jobs"\n')
    assert list(spoken(tree)) == [(2, " việc")]
