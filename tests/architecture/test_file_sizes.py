"""Files stay small enough to be read in one go."""

from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT

HARD_LIMIT = 300
DOMAIN_LIMIT = 200
DIALOGUE_LIMIT = 200

# Path → why it may be longer.
EXCEPTIONS: dict[str, str] = {}


def too_long(paths: list[Path], limit: int) -> list[str]:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in paths
    }
    return [
        f"{name}: {length} lines"
        for name, length in lengths.items()
        if length > limit and name not in EXCEPTIONS
    ]


def python_files() -> list[Path]:
    folders = (*PACKAGES, "tests", "benchmarks", "scripts")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_modules_are_below_the_hard_limit():
    assert too_long(python_files(), HARD_LIMIT) == []


def test_domain_files_hold_one_skill():
    assert too_long(sorted((ROOT / "bot" / "domain").rglob("*.yml")), DOMAIN_LIMIT) == []


def test_rules_and_stories_hold_one_skill():
    found = [path for folder in ("rules", "stories") for path in (ROOT / "bot" / folder).rglob("*.yml")]
    assert too_long(sorted(found), DIALOGUE_LIMIT) == []


def test_no_module_is_a_drawer():
    drawers = {"helpers", "common", "misc", "utils", "manager"}
    assert [path.relative_to(ROOT).as_posix() for path in python_files() if path.stem in drawers] == []


def test_exceptions_are_still_needed():
    assert [name for name in EXCEPTIONS if not (ROOT / name).is_file()] == []
