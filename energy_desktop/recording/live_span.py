"""The live span: until when everything that Home Assistant sent is safely in the store. Pure.

Rules of data.md, section 4: it starts 1 s after the answer to subscribe; its end moves only when
the store has acknowledged every row that came before a barrier (an event, or a pong to our ping,
both in the one FIFO of the socket), and then to that barrier's Home Assistant time minus 1 s.
"""

from __future__ import annotations

from collections import deque
from typing import Final

MARGIN_US: Final = 1_000_000


class LiveSpan:
    """One uninterrupted subscription; times are Home Assistant's clock in µs.

    ``start_us`` and ``end_us`` bound what is covered; equal while nothing is. ``was_cut``: it was
    longer before, and may be stored so.
    """

    def __init__(self, subscribed_at_us: int) -> None:
        self.start_us = subscribed_at_us + MARGIN_US
        self.end_us = self.start_us
        self._barriers: deque[tuple[int, int]] = deque()
        self._acknowledged = 0
        self.was_cut = False

    def barrier(self, at_us: int, rows_received: int) -> None:
        """A frame of Home Assistant time ``at_us`` came after so many rows of this span."""
        self._barriers.append((rows_received, at_us))
        self._advance()

    def acknowledge(self, rows_stored: int) -> None:
        """The store has so many rows of this span, counted from its beginning."""
        self._acknowledged = max(self._acknowledged, rows_stored)
        self._advance()

    def cut_back(self, at_us: int) -> None:
        """After a frame of this Home Assistant time something was dropped: end there."""
        self.end_us = min(self.end_us, max(self.start_us, at_us - MARGIN_US))
        self._barriers.clear()
        self.was_cut = True

    def __bool__(self) -> bool:
        return self.end_us > self.start_us

    def _advance(self) -> None:
        while self._barriers and self._barriers[0][0] <= self._acknowledged:
            _rows, at_us = self._barriers.popleft()
            self.end_us = max(self.end_us, at_us - MARGIN_US)
