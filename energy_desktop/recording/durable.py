"""Appending to a file so that it survives a power cut, or leaves nothing behind. Blocking."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def append(file: Path, end: int, data: bytes) -> int:
    """Write at ``end``, cutting off what stands behind it, and wait for the disk; the new end.

    The file and its folder are made where needed, private to the user. Raises OSError and leaves
    the file with ``end`` bytes.
    """
    is_new = not file.exists()
    if is_new:
        _make_folder(file.parent)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags, 0o600)
    try:
        _write_at(descriptor, end, data)
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(file.parent)
    return end + len(data)


def remove(file: Path) -> None:
    """Remove a file so that it does not come back after a power cut; raises OSError."""
    file.unlink(missing_ok=True)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk, on systems that can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        sync_folder(folder.parent)


def _write_at(descriptor: int, end: int, data: bytes) -> None:
    os.ftruncate(descriptor, end)
    os.lseek(descriptor, end, os.SEEK_SET)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(descriptor, end)
        raise
