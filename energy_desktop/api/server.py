"""Qt's HTTP server in a thread of its own; answers are made on the program's loop.

The construction follows what PySide6's binding allows: one catch-all route, and a handler after
each request that swaps in the whole response (status, headers, body). The server does not keep
Python callbacks alive, so this object does.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import threading
from typing import Final

from PySide6.QtCore import QObject, QThread
from PySide6.QtHttpServer import (
    QHttpServer,
    QHttpServerRequest,
    QHttpServerResponder,
    QHttpServerResponse,
)
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QHttpHeaders, QTcpServer, QTcpSocket

from energy_desktop.api.router import Request, Response, Router, failure
from energy_desktop.api.routes import routes
from energy_desktop.errors import ApiUnavailable
from energy_desktop.services import Services

_log = logging.getLogger(__name__)
ANSWER_S: Final = 15.0
LAST_WORDS_MS: Final = 500
"""How long the answers of a stop have to leave, for a client that is slow to take them."""
_METHODS: Final = {
    QHttpServerRequest.Method.Get: "GET",
    QHttpServerRequest.Method.Put: "PUT",
    QHttpServerRequest.Method.Delete: "DELETE",
    QHttpServerRequest.Method.Post: "POST",
    QHttpServerRequest.Method.Head: "HEAD",
    QHttpServerRequest.Method.Options: "OPTIONS",
    QHttpServerRequest.Method.Patch: "PATCH",
}


class ApiServer:
    """Serves the routes; start and stop it on the loop that the services live on."""

    def __init__(self, services: Services) -> None:
        self._settings = services.settings
        self._router = Router(routes(services), self._allowed_hosts)
        self._thread: _ServerThread | None = None

    async def start(self, host: str, port: int, *, or_any_port: bool = False) -> str:
        """Listen and return the URL; raises ApiUnavailable with what to do.

        Port 0 takes a free one, and so does a taken port with ``or_any_port``.
        """
        address = QHostAddress("127.0.0.1" if host == "localhost" else host)
        if address.protocol() == QAbstractSocket.NetworkLayerProtocol.UnknownNetworkLayerProtocol:
            raise ApiUnavailable(f"API_HOST takes an IP address or localhost, not “{host}”.")
        if not address.isLoopback():
            raise ApiUnavailable(
                f"The HTTP API can't be opened to the network ({host}) without an API key; "
                "set API_HOST to 127.0.0.1."
            )
        thread = _ServerThread(self._router, asyncio.get_running_loop(), address)
        ports = [port, 0] if or_any_port and port else [port]
        for wanted in ports:
            bound = await asyncio.wrap_future(thread.listen(wanted))
            if bound:
                self._thread = thread
                name = f"[{host}]" if ":" in host else host
                return f"http://{name}:{bound}"
        await thread.end()
        raise ApiUnavailable(_refusal(host, port, thread))

    async def stop(self) -> None:
        """Answer no more; requests under way get 503. Never blocks the loop."""
        if self._thread is not None:
            thread, self._thread = self._thread, None
            await thread.end()

    def _allowed_hosts(self) -> list[str]:
        text = self._settings.text("api_allowed_hosts")
        return [name.strip() for name in text.split(",") if name.strip()]


class _ServerThread(QThread):
    """Owns the Qt server; its callbacks run in this thread and wait for the loop's answer."""

    def __init__(
        self, router: Router, loop: asyncio.AbstractEventLoop, address: QHostAddress
    ) -> None:
        super().__init__()
        self._router = router
        self._loop = loop
        self._address = address
        self._port = 0
        self._pending: set[concurrent.futures.Future[Response]] = set()
        self._stopping = threading.Event()
        self._bound: concurrent.futures.Future[int] = concurrent.futures.Future()
        self.error = QAbstractSocket.SocketError.UnknownSocketError
        self.error_text = ""
        self._callback = self._answer  # a bound method of its own: Qt keeps no reference to it

    def listen(self, port: int) -> concurrent.futures.Future[int]:
        """Start the thread on a port; the future gives the port bound, 0 where it is taken."""
        self.wait()
        self._port = port
        self._bound = concurrent.futures.Future()
        self.start()
        return self._bound

    async def end(self) -> None:
        """Stop and wait for the thread's end, without blocking the loop."""
        self._stopping.set()
        for future in list(self._pending):
            future.cancel()
        self.quit()
        await asyncio.to_thread(self.wait)

    def run(self) -> None:
        """The thread: a server with one catch-all route, until ``quit``."""
        server, sockets = QHttpServer(), QTcpServer()
        if not sockets.listen(self._address, self._port):
            self.error, self.error_text = sockets.serverError(), sockets.errorString()
            self._bound.set_result(0)
            return
        port = sockets.serverPort()
        server.route("/.*", _nothing)
        server.addAfterRequestHandler(server, self._callback)
        server.bind(sockets)
        self._bound.set_result(port)
        self.exec()
        _send_the_rest(server, sockets)
        sockets.close()
        server.deleteLater()

    def _answer(self, request: QHttpServerRequest, response: QHttpServerResponse) -> None:
        answer = self._ask(_request(request))
        # Qt sends the body of an answer to HEAD too, and the length of what it is given: 0.
        is_head = request.method() == QHttpServerRequest.Method.Head
        body = b"" if is_head else answer.body
        status = QHttpServerResponder.StatusCode(answer.status)
        mine = QHttpServerResponse(answer.mime.encode(), body, status)
        headers = QHttpHeaders()
        for name, value in answer.headers.items():
            headers.append(name, value)
        headers.append("Content-Type", answer.mime)
        headers.append("X-Content-Type-Options", "nosniff")
        mine.setHeaders(headers)
        response.swap(mine)

    def _ask(self, request: Request | None) -> Response:
        if request is None:
            return failure(405, "method_not_allowed", "This method is not known.")
        if self._stopping.is_set():
            return failure(503, "stopping", "The program is being stopped.")
        future = asyncio.run_coroutine_threadsafe(self._router.answer(request), self._loop)
        self._pending.add(future)
        if self._stopping.is_set():  # since the look above: the stop has not seen this one
            future.cancel()
        try:
            return future.result(ANSWER_S)
        except concurrent.futures.CancelledError:
            return failure(503, "stopping", "The program is being stopped.")
        except TimeoutError:
            future.cancel()
            return failure(503, "busy", "The answer took too long; try again.")
        finally:
            self._pending.discard(future)


def _refusal(host: str, port: int, thread: _ServerThread) -> str:
    """Why it could not listen, and what to do."""
    if thread.error is QAbstractSocket.SocketError.AddressInUseError:
        why = f"Port {port} is used by another program"
    else:
        why = f"{host} can't be listened on, port {port} ({thread.error_text})"
    return f"{why}, so the HTTP API is off; choose another by PORT and API_HOST or in Settings."


def _send_the_rest(*owners: QObject) -> None:
    """Answers made just before the end of the loop are written, but have not left yet."""
    for owner in owners:
        for connection in owner.findChildren(QTcpSocket):
            if connection.bytesToWrite():
                connection.waitForBytesWritten(LAST_WORDS_MS)


def _nothing(_request: QHttpServerRequest) -> str:
    return ""


def _request(request: QHttpServerRequest) -> Request | None:
    method = _METHODS.get(request.method())
    if method is None:
        return None
    url = request.url()
    target = url.path()
    if url.hasQuery():
        target += "?" + url.query()
    headers = {
        bytes(name.data()).decode("latin-1").lower(): bytes(value.data()).decode("latin-1")
        for name, value in request.headers().toListOfPairs()
    }
    return Request(method, target, headers)
