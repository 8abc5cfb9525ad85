"""The set-up script says in one sentence why it cannot go on, and does nothing when nothing is to be done."""

import os
import shutil
import subprocess

import pytest

from troly.root import ROOT

TOOLS = ["sh", "awk", "sed", "cat", "cksum", "grep", "mkdir", "rm", "dirname", "tail", "cut", "sleep"]


@pytest.fixture
def clone(tmp_path):
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))
    return folder


def program(clone, name, body):
    path = clone.parent / "bin" / name
    path.unlink(missing_ok=True)  # it may be a link to the machine's own
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def free_megabytes(clone, megabytes):
    program(clone, "df", f"echo head; echo /dev/x 1 1 {megabytes * 1024} 1% /")


def bootstrap(clone):
    environment = {"PATH": str(clone.parent / "bin"), "HOME": str(clone.parent), "PYTHONPATH": "/nowhere"}
    return subprocess.run(
        [str(clone / "scripts" / "bootstrap.sh")], env=environment, capture_output=True, text=True, timeout=60
    )


def test_without_any_python_it_says_what_to_install(clone):
    free_megabytes(clone, 9000)
    ended = bootstrap(clone)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "python3" in ended.stderr


def test_a_full_disk_is_told_before_anything_is_made(clone):
    free_megabytes(clone, 700)
    ended = bootstrap(clone)
    assert ended.returncode == 1
    assert "700 MB" in ended.stderr
    assert "4096 MB" in ended.stderr
    assert not (clone / ".venv").exists()


def test_an_unreachable_index_is_told_with_the_variables_that_help(clone):
    free_megabytes(clone, 9000)
    program(clone, "python3", "echo 'urlopen error: Name or service not known (request)' >&2; exit 1")
    ended = bootstrap(clone)
    assert ended.returncode == 1
    assert "HTTPS_PROXY" in ended.stderr.splitlines()[-1]


def test_a_disk_that_fills_up_on_the_way_is_told_as_such(clone):
    free_megabytes(clone, 9000)
    program(clone, "python3", "echo 'OSError: No space left on device' >&2; exit 1")
    assert "4096 MB" in bootstrap(clone).stderr.splitlines()[-1]


def test_a_folder_that_cannot_be_written_to_is_told_in_one_sentence(clone):
    free_megabytes(clone, 9000)
    (clone / ".tools").touch()  # nothing can be made below it, whoever runs this
    ended = bootstrap(clone)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert f"Không ghi được vào {clone}" in ended.stderr


def test_a_download_that_takes_long_says_every_ten_seconds_that_it_goes_on(clone):
    free_megabytes(clone, 9000)
    program(clone, "sleep", "exit 0")  # seconds pass at once
    lasting = clone.parent / "lasting"
    os.mkfifo(lasting)
    program(clone, "python3", f'[ ! -e "{lasting}" ] || read line <"{lasting}"; exit 1')
    environment = {"PATH": str(clone.parent / "bin"), "HOME": str(clone.parent)}
    with subprocess.Popen(
        [str(clone / "scripts" / "bootstrap.sh")], env=environment, stderr=subprocess.PIPE, text=True
    ) as running:
        assert "công cụ uv (20 giây)" in next(line for line in running.stderr if "20 giây" in line)
        with lasting.open("w"):
            lasting.unlink()
        running.stderr.read()


@pytest.mark.parametrize("finished", [True, False])
def test_an_environment_that_was_cut_short_is_made_anew(clone, finished):
    free_megabytes(clone, 700)  # too little for a new one, enough to bring one up to date
    environment = clone / ".venv"
    (environment / "bin").mkdir(parents=True)
    if finished:
        (environment / ".bootstrapped").write_text("of an earlier lock", encoding="utf-8")
    program(clone, "env-python", f'echo "{environment}"')
    (environment / "bin" / "python").symlink_to(clone.parent / "bin" / "env-python")
    assert ("700 MB" in bootstrap(clone).stderr) is not finished
