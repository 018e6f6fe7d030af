"""Memory that others would keep for nothing: glibc what is free, PySide what it has read."""

from __future__ import annotations

import ctypes
import importlib
import sys
from contextlib import suppress
from typing import Any, Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_LARGE_BYTES: Final = 512 * 1024
"""Such a piece has pages of its own, which leave no hole between others once it is freed."""


def give_back_what_is_free() -> None:
    """Have glibc keep little of what is freed; call it before there are threads.

    By itself it has an arena for each thread, and takes ever larger pieces from between the small
    ones that stay: after the past was fetched that kept 30 MiB from everybody.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    with suppress(AttributeError):  # musl has nothing to be set
        libc.mallopt(_ARENA_MAX, 1)
        libc.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        libc.mallopt(_TRIM_THRESHOLD, _LARGE_BYTES)


def leave_sources_unread() -> None:
    """Keep PySide from reading the source of each module that is imported, and keeping it.

    It looks for its snake_case names there, which nobody uses here. That costs 20 MiB and a sixth
    of the start; a bundle has no sources, and does without.
    """
    importlib.import_module("PySide6")
    feature: Any = sys.modules.get("PySide6.support.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: True  # noqa: SLF001 - there is no other way
