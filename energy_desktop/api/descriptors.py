"""How many files and sockets the program may have open, and how many of them connections get.

GLib ends the whole program where it gets none for a new thread, so there must always be some left.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from typing import Final

if sys.platform != "win32":
    import resource

_log = logging.getLogger(__name__)
PER_CONNECTION: Final = 4
"""The connection, the socket its server is bound to, and what wakes its thread: a pipe has two
ends, Linux needs one."""
LEAST_FOR_THE_REST: Final = 256
LEAST_CONNECTIONS: Final = 4
HEADROOM: Final = 32
"""How many must be free before a thread is started for a connection."""
_ENOUGH: Final = 65_536
_NO_LIMIT: Final = 2**31


def raise_limit() -> None:
    """Allow the program as many as the system lets it have; a shell often sets 1,024 or 256."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    for more in (wanted, 10_240):  # macOS has a limit of its own beside the one it tells
        with suppress(OSError, ValueError):
            if more > soft:
                resource.setrlimit(resource.RLIMIT_NOFILE, (more, hard))
            return
    _log.info("the limit of open files stays at %d", soft)


def limit() -> int:
    """How many files and sockets may be open at once."""
    if sys.platform == "win32":
        return _NO_LIMIT
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _NO_LIMIT if soft == resource.RLIM_INFINITY else soft


def connections_within(limit: int) -> int:
    """How many connections leave at least half of the limit to the rest of the program."""
    rest = max(LEAST_FOR_THE_REST, limit - limit // 2)
    return max(LEAST_CONNECTIONS, (limit - rest) // PER_CONNECTION)


def is_room() -> bool:
    """Whether enough are free for another thread, tried by taking them for a moment."""
    if sys.platform == "win32":
        return True
    taken: list[int] = []
    try:
        taken.append(os.open(os.devnull, os.O_RDONLY))
        while len(taken) < HEADROOM:
            taken.append(os.dup(taken[0]))
    except OSError:
        return False
    finally:
        for descriptor in taken:
            os.close(descriptor)
    return True
