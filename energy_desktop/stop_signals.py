"""What the system ends the program with: signals, and the end of the desktop session."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def stop_signals(application: QCoreApplication, stop: Callable[[], None]) -> Iterator[None]:
    """Have ``stop`` called on the running loop; what was there before is back afterwards."""
    loop = asyncio.get_running_loop()

    def stop_soon(*_: object) -> None:
        # Called at once it could fall between a waiter's look and its wait, and be lost.
        loop.call_soon_threadsafe(stop)

    with ExitStack() as stack:
        for name in NAMES:
            if hasattr(signal, name):
                number = getattr(signal, name)
                stack.callback(signal.signal, number, signal.signal(number, stop_soon))
        if sys.platform != "win32":
            stack.enter_context(_wake_for_signals(loop))
        # Qt ends by itself where the display is gone.
        application.aboutToQuit.connect(stop_soon)
        stack.callback(application.aboutToQuit.disconnect, stop_soon)
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(stop_soon)
            stack.callback(application.commitDataRequest.disconnect, stop_soon)
        yield


@contextmanager
def _wake_for_signals(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Let a signal wake Qt's loop, so that Python's handler runs at once."""
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    before = signal.set_wakeup_fd(writer.fileno())
    loop.add_reader(reader.fileno(), lambda: reader.recv(64))
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        loop.remove_reader(reader.fileno())
        reader.close()
        writer.close()
