"""One process owns a profile; the others ask it over a local socket.

The lock file names its owner and goes stale with it. A request is one line of JSON, and so is the
answer; the owner's handler turns one into the other.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

import orjson
from PySide6.QtCore import QLockFile, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from shiboken6 import isValid

from energy_desktop.errors import ProfileInUse, ProfileNotWritable, SettingsError
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)
Request = dict[str, Any]
Answer = Callable[[dict[str, Any]], bool]
"""Sends one line; False where the asker is gone.

A line with ``progress`` or ``waiting`` is followed by others.
"""
Handler = Callable[[Request, Answer], None]
ANSWER_MS: Final = 90_000
STARTING_MS: Final = 5_000
ENDING_MS: Final = 60_000
"""How long a program that ends may take to write what it received and to give its profile back."""
LOOK_EVERY_MS: Final = 100


class Instance(QObject):
    """The profile's lock and, once ``listen`` was called, its socket."""

    def __init__(self, profile: Path) -> None:
        super().__init__()
        self._profile = profile
        self._lock = lock_of(profile)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        self._handler: Handler | None = None

    def acquire(self, wait_ms: int = 0) -> None:
        """Own the profile; raises ProfileInUse where another process does.

        Raises ProfileNotWritable where the folder takes no lock, SettingsError where it is none.
        """
        try:
            self._profile.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                say(
                    "The profile folder {folder} can't be used: {reason}.",
                    folder=self._profile,
                    reason=error.strerror,
                )
            ) from error
        if self._try_lock(wait_ms):
            with suppress(OSError):  # a disk without rights, or another system's
                Path(self._lock.fileName()).chmod(0o600)
            return
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise ProfileNotWritable(self._why_not_written())
        pid = self._lock.getLockInfo()[0] or None
        if pid is not None and not _is_running(pid):
            # Left by a crash; the lock goes by writing beside it, which a full disk refuses.
            raise ProfileNotWritable(
                say(
                    "The profile folder {folder} can't be written; is its disk full?",
                    folder=self._profile,
                )
            )
        raise ProfileInUse(
            say("Energy Desktop already runs on this profile (process {pid}).", pid=pid), pid
        )

    def _why_not_written(self) -> str:
        """With what the system says about writing there, which the lock keeps to itself."""
        if reason := why_not_written(self._profile):
            return say(
                "The profile folder {folder} can't be written: {reason}.",
                folder=self._profile,
                reason=reason,
            )
        return say("The profile folder {folder} can't be written.", folder=self._profile)

    def _try_lock(self, wait_ms: int) -> bool:
        # Python's own handlers, that of Ctrl-C too, run between the short waits only.
        deadline = time.monotonic() + wait_ms / 1000
        while not self._lock.tryLock(min(wait_ms, LOOK_EVERY_MS)):
            is_owned = self._lock.error() is QLockFile.LockError.LockFailedError
            if not is_owned or time.monotonic() >= deadline:
                return False
        return True

    def listen(self, handler: Handler) -> None:
        """Answer the requests of other processes with ``handler(request, answer)``; once."""
        self._handler = handler
        name = socket_name(self._profile)
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            _log.warning("other processes can't ask this one: %s", self._server.errorString())

    def release(self) -> None:
        """Give the profile back."""
        self._server.close()
        self._lock.unlock()

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)  # what came with the connection itself

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine() or self._handler is None:
            return
        try:
            request = orjson.loads(bytes(socket.readLine().data()))
        except orjson.JSONDecodeError:
            request = None
        if not isinstance(request, dict):
            socket.abort()
            return
        self._handler(request, lambda answer: _write(socket, answer))


def ask(
    profile: Path,
    request: Request,
    patience_ms: int = STARTING_MS,
    on_progress: Callable[[Sequence[Any]], None] = lambda _progress: None,
) -> dict[str, Any] | None:
    """The owner's answer to a request; None where nobody answers.

    An owner that is still starting listens a little later: that is waited for. Lines about its
    progress go to ``on_progress``; after each, and after each that says that the request waits for
    the owner, the answer is waited for anew.
    """
    socket = QLocalSocket()
    for _ in range(patience_ms // LOOK_EVERY_MS + 1):
        socket.connectToServer(socket_name(profile))
        if socket.waitForConnected(1000):
            break
        QThread.msleep(LOOK_EVERY_MS)
    else:
        return None
    socket.write(orjson.dumps(request) + b"\n")
    socket.flush()
    while (answer := _next_line(socket)) is not None:
        if "progress" in answer:
            on_progress(answer["progress"])
        elif "waiting" not in answer:
            break
    return answer


def why_not_written(folder: Path) -> str | None:
    """What the system says about writing into a folder; None where it can be done."""
    try:
        with TemporaryFile(dir=folder, buffering=0) as file:
            file.write(bytes(4096))
    except OSError as error:
        return error.strerror
    return None


def _is_running(pid: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _next_line(socket: QLocalSocket) -> dict[str, Any] | None:
    # Python's own handlers, that of Ctrl-C too, run between the short waits only.
    for _ in range(ANSWER_MS // LOOK_EVERY_MS):
        if socket.canReadLine():
            answer: dict[str, Any] = orjson.loads(bytes(socket.readLine().data()))
            return answer
        waited = socket.waitForReadyRead(LOOK_EVERY_MS)
        if not waited and socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return None
    return None


def lock_of(profile: Path) -> QLockFile:
    """The lock of a profile, not taken yet; that of a process that is gone does not count."""
    lock = QLockFile(str(profile / "lock"))
    lock.setStaleLockTime(0)
    return lock


def socket_name(profile: Path) -> str:
    """Name of the local socket of a profile: short, and the same for every way to write it."""
    digest = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]
    return f"energy-desktop-{digest}"


def _write(socket: QLocalSocket, answer: dict[str, Any]) -> bool:
    if not isValid(socket):  # it went with its connection
        return False
    socket.write(orjson.dumps(answer) + b"\n")
    socket.flush()
    return socket.state() is QLocalSocket.LocalSocketState.ConnectedState
