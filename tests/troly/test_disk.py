"""A full or read-only disk is told in one sentence, before the work or in the middle of it."""

import errno
import os
import shutil
from collections import namedtuple

import pytest

from troly import cli
from troly.disk import require_room
from troly.errors import CommandFailed

Usage = namedtuple("Usage", "free")


@pytest.fixture
def free_megabytes(monkeypatch):
    return lambda number: monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(number * 2**20))


def test_a_folder_with_room_is_made(tmp_path, free_megabytes):
    free_megabytes(50)
    require_room(tmp_path / "var" / "log", 50)
    assert (tmp_path / "var" / "log").is_dir()


def test_a_disk_without_room_is_told_with_its_figures(tmp_path, free_megabytes):
    free_megabytes(49)
    with pytest.raises(CommandFailed, match=r"49 MB.* 50 MB"):
        require_room(tmp_path, 50)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write wherever the disk allows
    with pytest.raises(CommandFailed, match=str(tmp_path)):
        require_room(tmp_path, 0)


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "đã đầy"), (errno.EROFS, "Không ghi được"), (errno.EACCES, "Không ghi được")],
)
def test_what_happens_in_the_middle_of_a_verb_is_one_sentence_too(monkeypatch, capsys, number, said):
    def refuse(_options):
        raise OSError(number, os.strerror(number), "/somewhere/file")

    monkeypatch.setitem(cli._VERBS, "serve", refuse)
    assert cli.main(["serve"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert said in told[0]
    assert "/somewhere/file" in told[0]


def test_other_faults_of_the_system_are_not_blamed_on_the_disk(monkeypatch):
    def refuse(_options):
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setitem(cli._VERBS, "serve", refuse)
    with pytest.raises(OSError, match="Too many"):
        cli.main(["serve"])
