"""Opens one authenticated websocket to Home Assistant, or says why it can't be done."""

from __future__ import annotations

import asyncio
import logging
import ssl
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidMessage, InvalidStatus

from energy_desktop.errors import HassError, InvalidToken, NotHomeAssistant, ProtocolError
from energy_desktop.hass import failures
from energy_desktop.hass.messages import Secret, decode
from energy_desktop.hass.probe import speaks_http, speaks_tls, tls_context
from energy_desktop.sentences import say

if TYPE_CHECKING:
    from energy_desktop.hass.url import HassUrl

log = logging.getLogger(__name__)

# The library's debug lines hold frames, and the first frame holds the token.
_library_log = logging.getLogger(f"{__name__}.library")
_library_log.setLevel(logging.INFO)

_CLOSE_S: Final = 1.0
_GREETING_BYTES: Final = 2**16


class _Connect(connect):
    """Follows no redirect: the token goes to the address it was given for and to no other."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


class _Socket(ClientConnection):
    """Ends as soon as the other side says goodbye.

    Waiting for it to hang up, as the library does, took 10 s with a Home Assistant that stops.
    """

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.protocol.close_rcvd is not None:
            self.transport.close()


def drop(socket: ClientConnection) -> None:
    """End a socket at once, with no goodbye; one that has ended is no error."""
    # Up to Python 3.11.3 a TLS transport that has closed has nothing left to abort.
    with suppress(AttributeError):
        socket.transport.abort()


async def open_socket(
    url: HassUrl, token: Secret, *, verify_tls: bool, timeout_s: float, max_frame_bytes: int
) -> tuple[ClientConnection, str]:
    """The socket past authentication, and Home Assistant's version; else the HassError."""
    failure: HassError
    try:
        async with asyncio.timeout(timeout_s):
            return await _open(url, token, verify_tls, max_frame_bytes)
    except Exception as problem:
        log.debug("No connection to %s: %s", url.http, type(problem).__name__)
        failure = await _explain(problem, url)
    # Raised here, out of the handler: the library's own frames would carry the token along.
    raise failure


async def greet(url: HassUrl, *, verify_tls: bool = True, timeout_s: float = 10) -> str:
    """Home Assistant's version as it tells anybody, without signing in; else the HassError."""
    try:
        async with asyncio.timeout(timeout_s):
            socket = await _connect(url, verify_tls, _GREETING_BYTES)
            try:
                hello = await _greeting(socket, url)
            finally:
                drop(socket)
    except HassError:
        raise
    except Exception as problem:
        raise await _explain(problem, url) from None
    return str(hello.get("ha_version") or "")


async def _open(
    url: HassUrl, token: Secret, verify_tls: bool, max_frame_bytes: int
) -> tuple[ClientConnection, str]:
    socket = await _connect(url, verify_tls, max_frame_bytes)
    try:
        return socket, await _authenticate(socket, token, url)
    except BaseException:
        drop(socket)
        raise


async def _connect(url: HassUrl, verify_tls: bool, max_frame_bytes: int) -> ClientConnection:
    return await _Connect(
        url.websocket,
        ssl=await asyncio.to_thread(tls_context, verify=verify_tls) if url.secure else None,
        proxy=None,
        # Measured: a tenth of the bytes for 0.02 ms an event in Home Assistant, and no slower.
        compression="deflate",
        open_timeout=None,
        ping_interval=None,
        close_timeout=_CLOSE_S,
        max_size=max_frame_bytes,
        max_queue=256,
        logger=_library_log,
        create_connection=_Socket,
        # A name may have an IPv6 address that leads nowhere beside an IPv4 one that works. Python
        # loses the socket of such a race that is cancelled, so it is held for names alone.
        happy_eyeballs_delay=0.25 if url.is_name else None,
    )


async def _authenticate(socket: ClientConnection, token: Secret, url: HassUrl) -> str:
    """Home Assistant's version once it let us in."""
    hello = await _greeting(socket, url)
    await socket.send(token.auth_frame(), text=True)
    answer = decode(await socket.recv(decode=False))
    kind = answer.get("type") if isinstance(answer, dict) else None
    if kind == "auth_invalid":
        raise InvalidToken(
            say(
                "Home Assistant refused the access token; make a new one in your Home Assistant "
                "profile under Security and enter it in the settings (or give it by HA_TOKEN_FILE "
                "and start again)."
            )
        )
    if kind != "auth_ok":
        raise ProtocolError(
            say("{address} gave no answer to the access token; trying later.", address=url.http)
        )
    return str(answer.get("ha_version") or hello.get("ha_version") or "")


async def _greeting(socket: ClientConnection, url: HassUrl) -> dict[str, Any]:
    try:
        hello = decode(await socket.recv(decode=False))
    except ProtocolError:
        hello = None
    if isinstance(hello, dict) and hello.get("type") == "auth_required":
        return hello
    raise NotHomeAssistant(
        say(
            "What answers at {address} is not Home Assistant; check address and port.",
            address=url.http,
        )
    )


async def _explain(problem: Exception, url: HassUrl) -> HassError:
    if not url.secure and _may_be_tls(problem) and await speaks_tls(url):
        return failures.speaks_tls(url.http)
    if not url.secure and _was_cut(problem) and await speaks_http(url):
        return failures.hangs_up_on_us(url.http)
    if url.secure and _may_be_plain(problem) and await speaks_http(url):
        return failures.speaks_no_tls(url.http)
    return failures.connect_failure(problem, url.http)


def _may_be_tls(problem: Exception) -> bool:
    """A TLS server asked in plain http hangs up, answers garbage, or (nginx) HTTP 400."""
    if isinstance(problem, InvalidStatus):
        return problem.response.status_code == HTTPStatus.BAD_REQUEST
    return isinstance(problem, InvalidMessage | ConnectionResetError)


def _was_cut(problem: Exception) -> bool:
    """A web server that knows no websockets may hang up on us without a word."""
    return isinstance(problem, ConnectionResetError) or (
        isinstance(problem, InvalidMessage) and isinstance(problem.__cause__, EOFError | OSError)
    )


def _may_be_plain(problem: Exception) -> bool:
    """A server without TLS greeted in TLS hangs up or answers in plain text."""
    is_certificate = isinstance(problem, ssl.SSLCertVerificationError)
    return isinstance(problem, ssl.SSLError | ConnectionError) and not is_certificate
