"""The messages inside a websocket connection, read from the bytes that pass by."""

from __future__ import annotations

import zlib
from typing import Final

_CONTINUED, _TEXT = 0, 1
_FINAL, _COMPRESSED, _MASKED = 0x80, 0x40, 0x80
_SYNC: Final = b"\x00\x00\xff\xff"
_HEAD_END: Final = b"\r\n\r\n"


class Messages:
    """One direction of one connection: bytes in, whole text messages out.

    Knows both directions (masked and not) and permessage-deflate; the HTTP head is passed over.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._past_head = False
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._parts: list[bytes] = []
        self._is_compressed = False

    def feed(self, data: bytes) -> list[bytes]:
        """The messages that these bytes complete."""
        self._buffer += data
        if not self._past_head and not self._skip_head():
            return []
        found: list[bytes] = []
        while (frame := self._frame()) is not None:
            found += self._message(*frame)
        return found

    def _skip_head(self) -> bool:
        end = self._buffer.find(_HEAD_END)
        if end >= 0:
            del self._buffer[: end + len(_HEAD_END)]
            self._past_head = True
        return self._past_head

    def _frame(self) -> tuple[int, bytes] | None:
        """First byte and payload of the next frame, taken out of the buffer once it is whole."""
        if len(self._buffer) < 2:
            return None
        first, second = self._buffer[0], self._buffer[1]
        wide = {126: 2, 127: 8}.get(second & 0x7F, 0)
        length = int.from_bytes(self._buffer[2 : 2 + wide], "big") if wide else second & 0x7F
        begin = 2 + wide + (4 if second & _MASKED else 0)
        if len(self._buffer) < begin + length or len(self._buffer) < begin:
            return None
        payload = bytes(self._buffer[begin : begin + length])
        key = bytes(self._buffer[begin - 4 : begin]) if second & _MASKED else b""
        del self._buffer[: begin + length]
        return first, unmasked(payload, key)

    def _message(self, first: int, payload: bytes) -> list[bytes]:
        opcode = first & 0x0F
        if opcode not in (_CONTINUED, _TEXT):
            return []
        if opcode == _TEXT:
            self._is_compressed = bool(first & _COMPRESSED)
        self._parts.append(payload)
        if not first & _FINAL:
            return []
        whole, self._parts = b"".join(self._parts), []
        return [self._inflate.decompress(whole + _SYNC) if self._is_compressed else whole]


def unmasked(payload: bytes, key: bytes) -> bytes:
    """What a client sent, without the mask that it put over it; no key, no mask."""
    if not key or not payload:
        return payload
    mask = (key * (len(payload) // 4 + 1))[: len(payload)]
    mixed = int.from_bytes(payload, "big") ^ int.from_bytes(mask, "big")
    return mixed.to_bytes(len(payload), "big")
