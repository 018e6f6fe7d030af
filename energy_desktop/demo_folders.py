"""The throw-away profiles of ``--demo``, which end with their process however that ends."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from PySide6.QtNetwork import QLocalServer

from energy_desktop.instance import lock_of, socket_name

_PREFIX: Final = "energy-desktop-demo-"
_STARTING_S: Final = 3600.0
"""A folder without a lock may be of a demo that starts or ends just now, for this long at most."""


@contextmanager
def demo_folder() -> Iterator[Path]:
    """A new folder, removed at the end; those that killed demos left are removed before."""
    _remove_left(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _remove_left(where: Path) -> None:
    for folder in where.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another demo that starts removes it too
            if _is_own(folder):
                _remove_unless_used(folder)


def _is_own(folder: Path) -> bool:
    """Whether it is a folder, no link to one, of this user."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return os.name != "posix" or folder.stat().st_uid == os.getuid()


def _remove_unless_used(folder: Path) -> None:
    lock = lock_of(folder)
    if not Path(lock.fileName()).exists() and not _is_old(folder):
        return
    if not lock.tryLock(0):
        return
    QLocalServer.removeServer(socket_name(folder))
    shutil.rmtree(folder, ignore_errors=True)
    lock.unlock()


def _is_old(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > _STARTING_S
