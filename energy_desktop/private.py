"""Files that nobody but their owner reads: logs, settings, backups tell of the life of a home."""

from __future__ import annotations

import os


def private(path: str, flags: int) -> int:
    """An ``opener`` for ``open``: a file that it makes is for the owner alone."""
    return os.open(path, flags, 0o600)
