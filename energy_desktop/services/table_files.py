"""Files for other programs, written in a thread: whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event

from energy_desktop.transfer.table_file import NO_TIME, Table, write_parquet

__all__ = ["NO_TIME", "Stopped", "Table", "write_bytes", "write_file", "write_parquet"]

Check = Callable[[], None]


class Stopped(Exception):
    """The file is no longer wanted."""


async def write_file(path: Path, fill: Callable[[Path, Check], None]) -> Path:
    """Make a file with ``fill``, which writes a new file of a name it is given, in a thread.

    It takes the place of ``path`` once it is complete and on the disk. ``fill`` calls the check
    now and then: that ends it with Stopped once this is cancelled. Raises OSError.
    """
    stop = Event()

    def check() -> None:
        if stop.is_set():
            raise Stopped

    try:
        return await asyncio.to_thread(_replace, path, fill, check)
    except asyncio.CancelledError:
        stop.set()  # the thread clears up by itself
        raise


def write_bytes(file: Path, content: bytes) -> None:
    """Write a new file."""
    with file.open("xb") as out:
        out.write(content)


def _replace(path: Path, fill: Callable[[Path, Check], None], check: Check) -> Path:
    if path.is_dir():
        raise IsADirectoryError(path)
    folder = tempfile.mkdtemp(prefix=".energy-", dir=path.parent)
    part = Path(folder) / path.name
    try:
        with contextlib.suppress(Stopped):
            fill(part, check)
            _sync(part)
            check()
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        Path(folder).rmdir()
    return path


def _sync(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
