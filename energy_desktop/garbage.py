"""Python's garbage collection, in the thread of Qt's loop alone.

Python collects cycles in whichever thread happens to allocate. A widget, a timer or an item of a
chart in such a cycle would be destroyed by a thread of the store while Qt still paints it or still
has its timer, which ends the process without a word. What no cycle holds is freed at once as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

LOOK_EVERY_MS: Final = 1_000


@contextmanager
def collected_here(every_ms: int = LOOK_EVERY_MS) -> Iterator[None]:
    """Meanwhile nothing is collected but by the loop of this thread, when it turns."""
    timer = QTimer(interval=every_ms)
    timer.timeout.connect(collect_what_is_due)
    was_automatic = gc.isenabled()
    gc.disable()
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if was_automatic:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation that is due, by Python's own thresholds."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


def keep_for_good() -> None:
    """Leave what was made at the start out of every later collection.

    Most of it is modules that stay. Going through them holds the loop up by 60 to 80 ms. What an
    earlier run left is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def keep_no_longer() -> None:
    """What stays frozen is never freed, and DuckDB reports each of it as leaked at the end."""
    gc.unfreeze()
