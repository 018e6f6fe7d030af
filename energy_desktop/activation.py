"""The right to come to the front, which a desktop gives to what the user has just clicked.

On Wayland a launcher or a notification hands a token over; Qt shows it when a window asks for the
front, and takes it from the environment (xdg-activation-v1). On Windows the process that was
clicked lets the other one.
"""

from __future__ import annotations

import os
import sys

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a variable's name, no secret


def use_token(token: str) -> None:
    """Let the next window that asks for the front have it by this token; empty: none."""
    if token:
        os.environ[TOKEN] = token


def let_raise(pid: int | None) -> None:
    """Let a process of the user (None: any) bring its window to the front in place of this one."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(pid or any_process)
