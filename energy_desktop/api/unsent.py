"""What answers that their clients have not taken yet may hold: of all memory, and of time."""

from __future__ import annotations

import threading
import time
from typing import Final

MOST_UNSENT: Final = 64 * 1_048_576
"""Bytes of answers that wait for their clients, over all connections."""
SMALL: Final = 65_536
"""So many bytes per connection count as none."""
LEAST_RATE: Final = 32_768
"""Bytes per second at which an answer must be taken, all in all."""


class Budget:
    """One for all connections; any thread."""

    def __init__(self, most: int = MOST_UNSENT) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: dict[object, int] = {}
        self._all = 0

    def may_hold(self, owner: object, size: int) -> bool:
        """Whether a connection may hold so many bytes, which count from now on if so.

        One answer that is larger than all that is allowed may be held if it is alone.
        """
        size = size if size > SMALL else 0
        with self._lock:
            others = self._all - self._held.get(owner, 0)
            if size and others and others + size > self._most:
                return False
            self._put(owner, size)
            return True

    def hold(self, owner: object, size: int) -> None:
        """A connection holds so many bytes now."""
        with self._lock:
            self._put(owner, size if size > SMALL else 0)

    def _put(self, owner: object, size: int) -> None:
        self._all += size - self._held.pop(owner, 0)
        if size:
            self._held[owner] = size


class Deadline:
    """By when what one client was sent must be taken: what it takes byte by byte is cut off."""

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._until: float | None = None

    def add(self, size: int, busy_s: float) -> None:
        """So much more is to be taken, after an answer that kept the connection for so long."""
        more = size / LEAST_RATE
        if self._until is None:
            self._until = time.monotonic() + self._patience_s + more
        else:
            self._until += more + busy_s

    def end(self) -> None:
        """All is taken."""
        self._until = None

    @property
    def is_over(self) -> bool:
        """Whether the client has been too slow."""
        return self._until is not None and time.monotonic() > self._until
