"""The thread that listens, and hands each connection to a worker that has none."""

from __future__ import annotations

import concurrent.futures
import functools
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QThread
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QTcpServer

from energy_desktop.api import descriptors
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.unsent import MOST_UNSENT, Budget
from energy_desktop.api.worker import Patience, Pool, Worker

MOST_CONNECTIONS: Final = 256
SPARE_WORKERS: Final = 8
"""Threads that are kept for the next connections once theirs have ended."""
_TIDY_S: Final = 10.0
_REST_S: Final = 1.0
"""A connection that has rested for so long gives way to a new one where there are too many."""
_FULL: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
    b"Connection: close\r\nContent-Length: 72\r\n\r\n"
    b'{"error":"Too many programs are connected; try again.","code":"busy"}   '
)
_REHEARSED: Final = (
    b"POST /x?y HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
    b"HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n"
    b"GET /x HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"
)


class Acceptor(QThread):
    """Listens on an address and a port from ``listen`` on until ``quit``, which ends its workers.

    ``error`` and ``error_text`` say why it could not listen. There are fewer connections than
    ``most`` where the program may not open so many files.
    """

    def __init__(
        self,
        ask: Callable[[Request], Response],
        address: QHostAddress,
        *,
        most: int = MOST_CONNECTIONS,
        patience: Patience | None = None,
        unsent: int = MOST_UNSENT,
    ) -> None:
        super().__init__()
        self._ask = ask
        self._address = address
        self._most = min(most, descriptors.connections_within(descriptors.limit()))
        self._patience = patience or Patience()
        self._port = 0
        self._bound: concurrent.futures.Future[int] = concurrent.futures.Future()
        self._lock = threading.Lock()
        self._pool = Pool(self._freed, self._failed, self._lock, Budget(unsent))
        self._workers: list[Worker] = []
        self._free: deque[Worker] = deque()
        self._ending: list[Worker] = []
        self._tidied_at = time.monotonic()
        self.error = QAbstractSocket.SocketError.UnknownSocketError
        self.error_text = ""

    def listen(self, port: int) -> concurrent.futures.Future[int]:
        """Start the thread on a port; the future gives the port bound, 0 where it is taken."""
        self.wait()
        self._port = port
        self._bound = concurrent.futures.Future()
        self.start()
        return self._bound

    @property
    def connections(self) -> int:
        """How many connections are served."""
        return len(self._workers) - len(self._free)

    @property
    def threads(self) -> int:
        """How many workers there are."""
        return len(self._workers)

    @property
    def most(self) -> int:
        """How many connections there may be at once."""
        return self._most

    def run(self) -> None:
        """The thread: accepts until ``quit``, then ends all workers."""
        try:
            _rehearse()
            door = _Door(self._take)
            door.setListenBacklogSize(self._most)
            if not door.listen(self._address, self._port):
                self.error, self.error_text = door.serverError(), door.errorString()
                self._bound.set_result(0)
                return
        except Exception as error:
            self._bound.set_exception(error)
            return
        self._bound.set_result(door.serverPort())
        self.exec()
        door.close()
        with self._lock:
            workers = [*self._workers, *self._ending]
        self._end(workers)

    def _take(self, descriptor: int) -> None:
        with self._lock:
            worker = self._free.pop() if self._free else None
            is_new = not worker and len(self._workers) < self._most and descriptors.is_room()
            if is_new:
                worker = Worker(self._ask, self._pool, self._patience)
                self._workers.append(worker)
            worker = worker or self._resting()
            if worker is not None:
                worker.give(descriptor)
            if worker is not None and is_new:
                worker.start()
        if worker is None:
            _refuse(descriptor)
        self._tidy()

    def _freed(self, worker: Worker) -> None:
        """A worker has no connection any more (its thread, under the lock)."""
        self._free.append(worker)

    def _failed(self, worker: Worker) -> None:
        """A worker could not begin, and its thread ends (its thread, under the lock)."""
        self._workers.remove(worker)
        self._ending.append(worker)
        while worker.descriptors:
            _refuse(worker.descriptors.popleft())

    def _resting(self) -> Worker | None:
        """The one whose client has rested the longest."""
        latest = time.monotonic() - _REST_S
        resting = [w for w in self._workers if w.is_resting and w.last_at < latest]
        return min(resting, key=lambda worker: worker.last_at, default=None)

    def _tidy(self) -> None:
        """End the workers that a rush of connections has left without one, without waiting."""
        now = time.monotonic()
        if now < self._tidied_at + _TIDY_S:
            return
        self._tidied_at = now
        with self._lock:
            surplus = [self._free.popleft() for _ in range(len(self._free) - SPARE_WORKERS)]
            self._workers = [worker for worker in self._workers if worker not in surplus]
            self._ending = [worker for worker in self._ending if not worker.isFinished()] + surplus
        for worker in surplus:
            worker.quit()

    def _end(self, workers: list[Worker]) -> None:
        for worker in workers:
            worker.quit()
        for worker in workers:
            worker.wait()


@functools.cache
def _rehearse() -> None:
    """Serve a request of our own, once, before there is more than one worker.

    PySide makes its types when they are first used, and two threads that use one first at the same
    time crash.
    """
    failed: list[Worker] = []
    worker = Worker(
        lambda request: Response(200, request.body, {"Allow": "GET"}),
        Pool(lambda _worker: None, failed.append, threading.Lock(), Budget()),
        Patience(),
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ours = socket.create_connection(listening.getsockname())
        theirs, _ = listening.accept()
    worker.give(theirs.detach())
    worker.start()
    ours.settimeout(5.0)
    with ours, suppress(OSError):
        ours.sendall(_REHEARSED)
        while ours.recv(4_096):
            pass
    worker.quit()
    worker.wait()
    if failed:
        raise OSError("no thread can serve a connection")


class _Door(QTcpServer):
    """Where connections come in."""

    def __init__(self, take: Callable[[int], None]) -> None:
        super().__init__()
        self._take = take

    def incomingConnection(self, descriptor: int) -> None:  # noqa: N802 - Qt's name
        """A connection has come."""
        self._take(descriptor)


def _refuse(descriptor: int) -> None:
    with socket.socket(fileno=descriptor) as connection, suppress(OSError):
        connection.setblocking(False)
        connection.send(_FULL)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(65_536)  # what is left unread would take the answer back
