"""Our modules, parsed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("language", "services", "jobs_db", "actions", "bot", "gateway", "web", "troly")


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root, with forward slashes, and its tree."""

    path: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The top-level folder."""
        return self.path.partition("/")[0]


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """The modules of these packages; a package that is not there has none."""
    return tuple(_read(packages))


def _read(packages: tuple[str, ...]) -> Iterator[Module]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield Module(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
