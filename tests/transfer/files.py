"""Short ways to look at the files of a test."""

from __future__ import annotations

from pathlib import Path


def files_beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def read(file: Path) -> bytes:
    return file.read_bytes()


def write(file: Path, content: bytes | bytearray) -> None:
    file.write_bytes(content)
