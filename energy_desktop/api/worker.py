"""One thread with one of Qt's HTTP servers, which serves one connection at a time.

The construction follows what PySide6's binding allows: one catch-all route, and a handler after
each request that swaps in the whole response (status, headers, body). That handler can't wait
without blocking its thread, so a connection has a thread of its own: a slow answer holds up nobody
else. A thread costs 100 kB and is used again for the next connection.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import shiboken6
from PySide6.QtCore import SIGNAL, SLOT, QEvent, QObject, QThread, QTimer, QTimerEvent, Signal
from PySide6.QtHttpServer import (
    QHttpServer,
    QHttpServerConfiguration,
    QHttpServerRequest,
    QHttpServerResponder,
    QHttpServerResponse,
)
from PySide6.QtNetwork import QTcpServer, QTcpSocket

from energy_desktop.api import translation
from energy_desktop.api.compression import compressed
from energy_desktop.api.crossing import busy
from energy_desktop.api.messages import MOST_BODY, Request, Response, failure, too_long
from energy_desktop.api.unsent import SMALL, Budget, Deadline

_log = logging.getLogger(__name__)
"""Of a request's body."""
QT_MOST_BYTES: Final = 2 * MOST_BODY
"""What Qt refuses by itself, with no body in its answer."""
LAST_WORDS_MS: Final = 500
"""How long the answer of a stop has to leave, for a client that is slow to take it."""
_TAKEN_BYTES: Final = 16_384
"""A client that takes less of its answer between two looks counts as one that does nothing."""
_GRACE_S: Final = 2.0
"""How long a connection that gave way to another has to take what it was sent."""
_WATCH_MS: Final = 250
"""How often is looked at what a client has taken of a large answer."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a connection may complete no request, and take nothing of its answer.

    ``idle_s`` is Qt's clock since the last byte, which runs also while an answer is being made: it
    is longer than that may take.
    """

    idle_s: int = 45
    request_s: float = 45.0
    look_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Pool:
    """What all workers share. ``freed``: one has no connection; ``failed``: one can't begin.

    Both are called in the worker's thread and under ``lock``, under which the descriptors that wait
    change, and which connection is served.
    """

    freed: Callable[[Worker], None]
    failed: Callable[[Worker], None]
    lock: threading.Lock
    budget: Budget


class Worker(QThread):
    """Serves the connections it is given, one after another."""

    given = Signal()

    def __init__(
        self,
        ask: Callable[[Request], Response],
        pool: Pool,
        patience: Patience,
    ) -> None:
        super().__init__()
        self.descriptors: deque[int] = deque()
        self.is_answering = False
        self.last_at = time.monotonic()
        self.ask = ask
        self.pool = pool
        self.unsent = 0
        self.patience = patience

    def give(self, descriptor: int) -> None:
        """Serve this connection; one that is served already is ended (any thread, under lock)."""
        self.descriptors.append(descriptor)
        self.last_at = time.monotonic()
        self.given.emit()

    def run(self) -> None:
        """The thread, until ``quit``."""
        try:
            desk = _Desk(self, _unused_descriptor())
        except Exception:
            # Such as too many open files.
            _log.exception("a thread of the API could not begin")
            with self.pool.lock:
                self.pool.failed(self)
                self._close_given()
            return
        self.given.emit()  # what was given before anybody listened
        self.exec()
        try:
            desk.end()
        finally:
            self.hold(0)
            with self.pool.lock:
                self._close_given()

    @property
    def is_resting(self) -> bool:
        """Whether its client waits for nothing (any thread)."""
        return not self.is_answering and self.unsent <= SMALL and not self.isFinished()

    def hold(self, unsent: int) -> None:
        """So much of its answers is left to be taken (its thread)."""
        self.unsent = unsent
        self.pool.budget.hold(self, unsent)

    def _close_given(self) -> None:
        while self.descriptors:
            close_descriptor(self.descriptors.popleft())


class _Desk(QObject):
    """What lives in a worker's thread: the server and the connection it serves.

    Qt keeps who is connected to whom under a few locks that all objects share. A thread that waits
    for Python's lock while it holds one of these, and one that does the opposite, stop the program
    for good. So nothing here connects or disconnects signals from Python for each connection, and
    no object that is connected to one made by Python is destroyed before that.
    """

    def __init__(self, worker: Worker, unused: int) -> None:
        super().__init__()
        self._worker = worker
        self._taken: QTcpSocket | None = None
        self._former: list[tuple[QTcpSocket, float]] = []
        self._deadline = Deadline(worker.patience.request_s)
        self._watch = 0
        self._served = 0
        self._peer = ""
        self._answered = 0
        self._looked = (0, 0)
        self._quiet_s = 0.0
        # Qt keeps no reference to what it calls.
        self._callback = self._answer
        self._server = QHttpServer()
        self._server.setConfiguration(_configuration(worker.patience))
        self._server.route("/.*", _nothing)
        self._server.addAfterRequestHandler(self._server, self._callback)
        self._counter = _Counter(unused, self._next)
        self._server.bind(self._counter)
        # Who opens a WebSocket is complained about unless somebody would take it.
        self._nobody = QTimer()
        opened, nothing = SIGNAL("newWebSocketConnection()"), SLOT("stop()")
        QObject.connect(self._server, opened, self._nobody, nothing)
        worker.given.connect(self._counter.pendingConnectionAvailable)
        self._server.installEventFilter(self)
        self.startTimer(round(worker.patience.look_s * 1_000))

    def _next(self) -> QTcpSocket | None:
        """The connection to be served from now on, asked for by Qt's server once one is given."""
        while self._worker.descriptors:
            with self._worker.pool.lock:
                descriptor = self._worker.descriptors.popleft()
            connection = self._counter.connection(descriptor)
            if connection is None:
                self._free_if_idle()
                continue
            self._displace()
            self._taken = connection
            self._deadline.end()
            self._peer = connection.peerAddress().toString()
            self._looked, self._quiet_s = (self._answered, 0), 0.0
            return connection
        return None

    @property
    def _socket(self) -> QTcpSocket | None:
        """The connection that is served; None once Qt's server has deleted it."""
        if self._taken is not None and not shiboken6.isValid(self._taken):
            self._taken = None
        return self._taken

    def _displace(self) -> None:
        """End the connection that gives way to another; what it does not take soon is lost."""
        former = self._socket
        if former is None:
            return
        former.disconnectFromHost()
        # It is deleted later, and not at all while something is unsent.
        self._former.append((former, time.monotonic() + _GRACE_S))
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._watch:
            self._watch = self.startTimer(_WATCH_MS)

    def _look(self) -> None:
        """Count what is unsent, and end who was displaced and does not take the rest."""
        now, unsent = time.monotonic(), 0
        self._former = [one for one in self._former if shiboken6.isValid(one[0])]
        for former, until in list(self._former):
            if former.bytesToWrite() and now > until:
                former.abort()
            else:
                unsent += former.bytesToWrite()
        if (current := self._socket) is not None:
            left = current.bytesToWrite()
            unsent += left
            if not left:
                self._deadline.end()
            elif self._deadline.is_over:
                current.abort()
        self._worker.hold(unsent)
        if not unsent and not self._former and self._watch:
            self.killTimer(self._watch)
            self._watch = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A connection is a child of the server as long as it is there."""
        if event.type() is QEvent.Type.ChildAdded:
            self._served += 1
        elif event.type() is QEvent.Type.ChildRemoved:
            self._served -= 1
            self._free_if_idle()
        return False

    def _free_if_idle(self) -> None:
        if self._served:
            return
        self._taken = None
        self._former.clear()
        self._worker.hold(0)
        with self._worker.pool.lock:
            if not self._worker.descriptors:
                self._worker.pool.freed(self._worker)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        """Cut off who has asked nothing, or taken nothing of an answer, for too long.

        Time in which this thread was busy does not count: the timer stands meanwhile.
        """
        if event.timerId() == self._watch:
            self._look()
            return
        current = self._socket
        if current is None:
            return
        answered, left = self._looked
        unsent = current.bytesToWrite()
        self._looked = (self._answered, unsent)
        if self._answered != answered or left - unsent >= min(_TAKEN_BYTES, max(left, 1)):
            self._quiet_s = 0.0
            return
        self._quiet_s += self._worker.patience.look_s
        if self._quiet_s < self._worker.patience.request_s:
            return
        if unsent:
            current.abort()
        else:
            current.disconnectFromHost()

    def end(self) -> None:
        """Let the last answer leave, then close; who sends signals goes before who gets them."""
        try:
            current = self._socket
            if current is not None and current.bytesToWrite():
                current.waitForBytesWritten(LAST_WORDS_MS)
        finally:
            self._taken = None
            self._former.clear()
            self._server.removeEventFilter(self)
            self._worker.given.disconnect(self._counter.pendingConnectionAvailable)
            for one in (self._counter, self._server, self._nobody, self):
                shiboken6.delete(one)

    def _answer(self, request: QHttpServerRequest, response: QHttpServerResponse) -> None:
        self._worker.is_answering = True
        began = time.monotonic()
        try:
            asked = translation.asked(request, self._peer)
            answer = compressed(asked, self._answer_to(asked))
            if asked.method != "HEAD":
                answer = self._within_budget(answer, began)
            if translation.is_websocket(asked) and (current := self._socket) is not None:
                current.write(translation.written_out(asked, answer))
                current.flush()  # Qt closes the connection without a word of its own
            else:
                response.swap(translation.sent(asked, answer))
        except Exception:
            # Qt would make an empty 200 of it.
            _log.exception("an answer of the API could not be sent")
            response.swap(QHttpServerResponse(QHttpServerResponder.StatusCode.InternalServerError))
        finally:
            self._answered += 1
            self._worker.last_at = time.monotonic()
            self._worker.is_answering = False

    def _within_budget(self, answer: Response, began: float) -> Response:
        """The answer, or that it can't be had while so much waits for slow clients."""
        left = self._socket.bytesToWrite() if self._socket is not None else 0
        unsent = left + len(answer.body)
        if unsent <= SMALL:
            return answer
        if not self._worker.pool.budget.may_hold(self._worker, unsent):
            return busy("Too many answers wait to be taken; try again in a few seconds.", 5)
        self._worker.unsent = unsent
        if not left:
            self._deadline.end()
        self._deadline.add(len(answer.body), time.monotonic() - began)
        self._look_soon()
        return answer

    def _answer_to(self, request: Request) -> Response:
        if translation.is_websocket(request):
            return failure(404, "not_found", "There is no WebSocket here; ask without Upgrade.")
        return too_long(request) or self._worker.ask(request)


class _Counter(QTcpServer):
    """Where Qt's HTTP server takes its connections from: a TCP server alone will do.

    Its socket never listens: nobody reaches it but we.
    """

    def __init__(self, unused: int, following: Callable[[], QTcpSocket | None]) -> None:
        super().__init__()
        self._following = following
        self.setSocketDescriptor(unused)
        self.pauseAccepting()

    def connection(self, descriptor: int) -> QTcpSocket | None:
        """A socket for a descriptor; None where the client has gone already.

        Qt makes it: one made by Python would call it from within Qt's locks.
        """
        self.blockSignals(True)  # it would say that one can be taken, and be asked for it
        QTcpServer.incomingConnection(self, descriptor)
        made = QTcpServer.nextPendingConnection(self)
        self.blockSignals(False)
        self.pauseAccepting()  # taking one goes on accepting
        if made.state() is QTcpSocket.SocketState.ConnectedState:
            # The server writes head and body on their own: the body would wait for the client's
            # word on the head, which comes 40 ms later.
            made.setSocketOption(QTcpSocket.SocketOption.LowDelayOption, 1)
            return made
        made.deleteLater()
        return None

    def hasPendingConnections(self) -> bool:  # noqa: N802 - Qt's name
        """Never asked by the HTTP server."""
        return False

    def nextPendingConnection(self) -> QTcpSocket | None:  # type: ignore[override]  # noqa: N802
        """The next that waits; None ends the HTTP server's round."""
        return self._following()


def close_descriptor(descriptor: int) -> None:
    """Close a connection that no socket object has taken."""
    socket.socket(fileno=descriptor).close()


def _unused_descriptor() -> int:
    """A socket with an address of its own that listens to nobody."""
    unused = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    unused.bind(("127.0.0.1", 0))
    return unused.detach()


def _configuration(patience: Patience) -> QHttpServerConfiguration:
    configuration = QHttpServerConfiguration()
    configuration.setMaximumBodySize(QT_MOST_BYTES)
    configuration.setKeepAliveTimeout(patience.idle_s)
    return configuration


def _nothing(_request: QHttpServerRequest) -> str:
    return ""
