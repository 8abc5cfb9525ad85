"""What fails is run once more by itself: a real failure stays one, a passing one is named."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "once_more.sh"
FAILS_ONCE = """
from pathlib import Path
def test_steady(): pass
def test_unsteady():
    seen = Path(__file__).with_name("seen")
    was_seen = seen.exists()
    seen.touch()
    assert was_seen
"""
FAILS = """
import pytest
@pytest.mark.parametrize("number", range({count}))
def test_wrong(number): assert False
"""


def run(folder: Path, content: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_given.py").write_text(content)
    command = [SCRIPT, sys.executable, "-m", "pytest", "-v"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_what_passes_is_run_once(tmp_path):
    ended = run(tmp_path, "def test_right(): pass\n")
    assert (ended.returncode, ended.stdout.count("test_right PASSED"), ended.stderr) == (0, 1, "")


def test_what_passes_only_the_second_time_is_run_alone_and_named(tmp_path):
    ended = run(tmp_path, FAILS_ONCE)
    assert ended.returncode == 0
    assert ended.stdout.count("test_steady PASSED") == 1
    assert ended.stderr.strip().endswith("test_given.py::test_unsteady")


@pytest.mark.parametrize(("count", "runs"), [(1, 2), (3, 2), (4, 1)])
def test_what_fails_again_fails_and_many_failures_are_no_chance(tmp_path, count, runs):
    ended = run(tmp_path, FAILS.format(count=count))
    assert ended.returncode == 1
    assert ended.stdout.count("test_wrong[0] FAILED") == runs


def test_what_cannot_be_collected_is_not_run_again(tmp_path):
    ended = run(tmp_path, "import nothing_of_this_name\n")
    assert ended.returncode == 2
    assert ended.stdout.count("test session starts") == 1
