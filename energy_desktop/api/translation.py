"""Requests and answers of Qt's HTTP server, from and to those of the routes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtHttpServer import QHttpServerRequest, QHttpServerResponder, QHttpServerResponse
from PySide6.QtNetwork import QHttpHeaders

from energy_desktop.api.messages import Request, Response

UNKNOWN: Final = "UNKNOWN"
"""The method of a request whose method Qt does not know; Qt does not tell its name."""
_METHODS: Final = {
    QHttpServerRequest.Method.Get: "GET",
    QHttpServerRequest.Method.Put: "PUT",
    QHttpServerRequest.Method.Delete: "DELETE",
    QHttpServerRequest.Method.Post: "POST",
    QHttpServerRequest.Method.Head: "HEAD",
    QHttpServerRequest.Method.Options: "OPTIONS",
    QHttpServerRequest.Method.Patch: "PATCH",
    QHttpServerRequest.Method.Connect: "CONNECT",
    QHttpServerRequest.Method.Trace: "TRACE",
}
_ENCODED: Final = QUrl.ComponentFormattingOption.FullyEncoded


def asked(request: QHttpServerRequest, peer: str) -> Request:
    """Qt's request as ours."""
    url = request.url()
    target = url.path(_ENCODED)
    if url.hasQuery():
        target += "?" + url.query(_ENCODED)
    headers: dict[str, str] = {}
    for name, value in request.headers().toListOfPairs():
        key, text = _text(name).lower(), _text(value)
        # One that came twice says so: no check may look at one while another counts.
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    body = bytes(request.body().data())
    return Request(_METHODS.get(request.method(), UNKNOWN), target, headers, body, peer)


def is_websocket(request: Request) -> bool:
    """Whether Qt takes it for the opening of a WebSocket, and so would send no answer."""
    wanted = request.headers.get("upgrade", "").strip().lower()
    return wanted == "websocket" and "upgrade" in request.headers.get("connection", "").lower()


def written_out(request: Request, answer: Response) -> bytes:
    """Our answer as the bytes that are sent, the last of its connection."""
    body = b"" if request.method == "HEAD" else answer.body
    headers = {
        **answer.headers,
        "Content-Type": answer.mime,
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    status = HTTPStatus(answer.status)
    return f"HTTP/1.1 {status} {status.phrase}\r\n{lines}\r\n".encode("latin-1") + body


def _text(value: QByteArray) -> str:
    return bytes(value.data()).decode("latin-1")


def sent(request: Request, answer: Response) -> QHttpServerResponse:
    """Our answer as Qt's."""
    # Qt sends the body of an answer to HEAD too, and the length of what it is given: 0.
    body = b"" if request.method == "HEAD" else answer.body
    status = QHttpServerResponder.StatusCode(answer.status)
    made = QHttpServerResponse(answer.mime.encode(), body, status)
    headers = QHttpHeaders()
    for name, value in answer.headers.items():
        headers.append(name, value)
    headers.append("Content-Type", answer.mime)
    headers.append("X-Content-Type-Options", "nosniff")
    made.setHeaders(headers)
    return made
