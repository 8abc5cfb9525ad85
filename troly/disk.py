"""Whether there is room for what a verb is about to write; said before it begins, not halfway."""

import errno
import os
import shutil
from pathlib import Path

from troly.errors import CommandFailed
from troly.root import ROOT, shown

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


def require_writable(folder: Path) -> None:
    """Make the folder if need be.

    Raises:
        CommandFailed: It cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(error) or error from error
    if not os.access(folder, os.W_OK):
        raise CommandFailed("disk.read_only", folder=shown(folder))


def require_room(folder: Path, megabytes: int) -> None:
    """Make the folder if need be.

    Raises:
        CommandFailed: It cannot be written to, or less than so many megabytes are free there.
    """
    require_writable(folder)
    free = shutil.disk_usage(folder).free // 2**20
    if free < megabytes:
        raise CommandFailed("disk.full", folder=shown(folder), free=free, need=megabytes)


def refused(error: OSError) -> CommandFailed | None:
    """What to tell a person whose disk has refused something; None when the disk is not to blame."""
    if error.errno in _FULL:
        free = shutil.disk_usage(ROOT).free // 2**20
        return CommandFailed("disk.filled_up", folder=error.filename or ROOT, free=free)
    if error.errno in _FORBIDDEN and error.filename:
        return CommandFailed("disk.read_only", folder=shown(Path(os.fsdecode(error.filename))))
    return None
