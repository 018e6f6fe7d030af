"""Records of a journal's file: found by their length, and after a damaged one by the line break.

A record is ``<crc32> <bytes> <readings> <JSON>`` and a line break, three numbers of 8 hex digits;
the checksum is that of all behind it. Memory stays bounded whatever a damaged file holds.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from energy_desktop.recording.batch import Batch, encoded

BLOCK_BYTES: Final = 1 << 20
_HEAD: Final = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) ")
_HEAD_BYTES: Final = 27
_CRC_BYTES: Final = 9


@dataclass(frozen=True, slots=True)
class Record:
    """Where a whole record is, and how many readings it holds."""

    start: int
    end: int
    rows: int

    def text(self, file: BinaryIO) -> bytes:
        """The batch in it, encoded."""
        file.seek(self.start + _HEAD_BYTES)
        return file.read(self.end - self.start - _HEAD_BYTES - 1)


def written(batch: Batch) -> bytes:
    """The record of a batch."""
    text = encoded(batch)
    counted = b"%08x %08x %s" % (len(text), len(batch.readings), text)
    return b"%08x %s\n" % (zlib.crc32(counted), counted)


def found(
    file: BinaryIO, position: int, size: int, on_damaged: Callable[[int, int], None]
) -> Iterator[Record]:
    """The whole records in order; told of every damaged piece that ends with a line break."""
    damaged_from: int | None = None
    while position < size:
        record = _whole(file, position, size)
        if record is not None:
            if damaged_from is not None:
                on_damaged(damaged_from, position)
                damaged_from = None
            position = record.end
            yield record
            continue
        damaged_from = position if damaged_from is None else damaged_from
        after = _next_line(file, position)
        if after is None:
            break
        position = after
    if damaged_from is not None and damaged_from < position:
        on_damaged(damaged_from, position)


def checksum(file: BinaryIO, start: int, end: int) -> int:
    """CRC-32 of a part of a file."""
    file.seek(start)
    value, rest = 0, end - start
    while rest and (block := file.read(min(BLOCK_BYTES, rest))):
        value = zlib.crc32(block, value)
        rest -= len(block)
    return value


def _whole(file: BinaryIO, position: int, size: int) -> Record | None:
    file.seek(position)
    head = _HEAD.fullmatch(file.read(_HEAD_BYTES))
    if head is None:
        return None
    expected, length, rows = (int(number, 16) for number in head.groups())
    end = position + _HEAD_BYTES + length + 1
    if end > size or checksum(file, position + _CRC_BYTES, end - 1) != expected:
        return None
    return Record(position, end, rows)


def _next_line(file: BinaryIO, position: int) -> int | None:
    """Where the next line begins; None where no line break follows."""
    file.seek(position)
    while piece := file.readline(BLOCK_BYTES):
        if piece.endswith(b"\n"):
            return file.tell()
    return None
