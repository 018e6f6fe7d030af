"""What each failure of the network or the websocket library means, in one clear sentence (pure)."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from typing import Final

from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
    InvalidStatus,
    PayloadTooBig,
    WebSocketException,
)

from energy_desktop.errors import (
    ConnectionLost,
    HassError,
    HassTimeout,
    HassTurnsAway,
    HassUnreachable,
    NotHomeAssistant,
    ProtocolError,
    TlsError,
    TlsMismatch,
)
from energy_desktop.sentences import say

_TOO_BIG: Final = 1009
_NO_ROUTE: Final = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN})
_SELF_SIGNED: Final = frozenset({18, 19, 20, 21})
_EXPIRED: Final = 10
_NOT_YET_VALID: Final = 9
_OTHER_NAME: Final = frozenset({62, 64})


def connect_failure(problem: Exception, address: str) -> HassError:
    """Why no connection to ``address`` came about; ``problem`` as the library raised it."""
    if isinstance(problem, HassError):
        return problem
    if isinstance(problem, TimeoutError):
        return HassTimeout(
            say(
                "{address} did not answer in time; check the address and that Home Assistant runs.",
                address=address,
            )
        )
    if isinstance(problem, ssl.SSLError):
        return _tls(problem, address)
    if isinstance(problem, WebSocketException):
        return _websocket(problem, address)
    if isinstance(problem, OSError):
        return _network(problem, address)
    return HassUnreachable(
        say("{address} can't be reached ({kind}).", address=address, kind=type(problem).__name__)
    )


def loss(problem: Exception, max_frame_bytes: int) -> HassError:
    """Why a connection that was in use ended."""
    if isinstance(problem, HassError):
        return problem
    if isinstance(problem, ConnectionClosed) and _is_too_big(problem):
        return ProtocolError(
            say(
                "Home Assistant sent a message over the limit of {size}; the connection is made "
                "anew.",
                size=_size(max_frame_bytes),
            )
        )
    if isinstance(problem, ConnectionClosed) and problem.rcvd is not None:
        return ConnectionLost(say("Home Assistant closed the connection."))
    return ConnectionLost(say("The connection to Home Assistant was lost."))


def speaks_tls(address: str) -> TlsMismatch:
    """http was asked of a server that answers in TLS."""
    secure = address.replace("http://", "https://", 1)
    return TlsMismatch(
        say(
            "{address} expects an encrypted connection; use {secure} instead.",
            address=address,
            secure=secure,
        )
    )


def speaks_no_tls(address: str) -> TlsMismatch:
    """https was asked of a server that answers in plain http."""
    plain = address.replace("https://", "http://", 1)
    return TlsMismatch(
        say(
            "{address} offers no encrypted connection; use {plain} instead.",
            address=address,
            plain=plain,
        )
    )


def hangs_up_on_us(address: str) -> NotHomeAssistant:
    """It speaks http, but ends the connection where Home Assistant's websocket is asked for."""
    return NotHomeAssistant(
        say(
            "What answers at {address} is not Home Assistant; check address and port.",
            address=address,
        )
    )


def _tls(problem: ssl.SSLError, address: str) -> TlsError:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return TlsError(_certificate(problem.verify_code, address))
    return TlsMismatch(
        say(
            "No encrypted connection to {address} came about; check http or https.", address=address
        )
    )


def _certificate(verify_code: int, address: str) -> str:
    if verify_code in _SELF_SIGNED:
        return say(
            "The certificate of {address} is signed by nobody this computer trusts; if it is your "
            "own, allow self-signed certificates in the settings.",
            address=address,
        )
    if verify_code == _EXPIRED:
        return say(
            "The certificate of {address} has expired; renew it in Home Assistant.", address=address
        )
    if verify_code == _NOT_YET_VALID:
        return say(
            "The certificate of {address} is not valid yet; check this computer's clock.",
            address=address,
        )
    if verify_code in _OTHER_NAME:
        return say(
            "The certificate of {address} is for another name; use the address it names.",
            address=address,
        )
    return say(
        "The certificate of {address} was refused; check it, or allow it in the settings.",
        address=address,
    )


def _websocket(problem: WebSocketException, address: str) -> HassError:
    if isinstance(problem, InvalidStatus):
        response = problem.response
        return _status(response.status_code, address, response.headers.get("Location"))
    if isinstance(problem, ConnectionClosed):
        return _closed_early(problem, address)
    cut = problem.__cause__
    if isinstance(problem, InvalidMessage) and isinstance(cut, EOFError | OSError):
        return HassUnreachable(
            say("{address} closed the connection before it answered.", address=address)
        )
    if isinstance(problem, InvalidHandshake):
        return NotHomeAssistant(
            say("What answers at {address} is not Home Assistant.", address=address)
        )
    return HassUnreachable(
        say("{address} can't be reached ({kind}).", address=address, kind=type(problem).__name__)
    )


def _closed_early(problem: ConnectionClosed, address: str) -> HassError:
    if _is_too_big(problem):
        return ProtocolError(
            say("{address} sent a message over the limit before it let us in.", address=address)
        )
    return HassUnreachable(
        say("{address} closed the connection before it let us in; trying later.", address=address)
    )


def _status(status: int, address: str, location: str | None) -> HassError:
    if status == 403:
        return HassTurnsAway(
            say(
                "{address} refuses this computer (HTTP 403): Home Assistant may have banned it; "
                "remove it from ip_bans.yaml there and restart Home Assistant.",
                address=address,
            )
        )
    if status >= 500:
        return HassTurnsAway(
            say(
                "{address} answers, but Home Assistant behind it does not (HTTP {status}).",
                address=address,
                status=status,
            )
        )
    if 300 <= status < 400:
        return NotHomeAssistant(_elsewhere(address, location))
    if status == 400:
        return NotHomeAssistant(
            say(
                "{address} refused the request (HTTP 400): check the address, and for a proxy "
                "trusted_proxies in Home Assistant.",
                address=address,
            )
        )
    return NotHomeAssistant(
        say(
            "What answers at {address} is not Home Assistant (HTTP {status}); check address and "
            "port.",
            address=address,
            status=status,
        )
    )


def _elsewhere(address: str, location: str | None) -> str:
    if location:
        return say(
            "{address} sends us elsewhere to {location}; enter the address of Home Assistant "
            "itself.",
            address=address,
            location=location,
        )
    return say(
        "{address} sends us elsewhere; enter the address of Home Assistant itself.",
        address=address,
    )


def _network(problem: OSError, address: str) -> HassUnreachable:
    if isinstance(problem, socket.gaierror):
        return HassUnreachable(
            say(
                "The host name in {address} is not known; check it, or use the IP address.",
                address=address,
            )
        )
    numbers = _numbers(problem)
    if errno.ECONNREFUSED in numbers:
        return HassUnreachable(
            say(
                "Nothing listens at {address}; check the port and that Home Assistant runs.",
                address=address,
            )
        )
    if numbers & _NO_ROUTE:
        return HassUnreachable(
            say(
                "There is no route to {address}; check the network of this computer.",
                address=address,
            )
        )
    if errno.ETIMEDOUT in numbers:
        return HassUnreachable(
            say("{address} does not answer; check the address and the network.", address=address)
        )
    return HassUnreachable(
        say("{address} cut the connection; check the address and the network.", address=address)
    )


def _numbers(problem: OSError) -> set[int]:
    """Its error number; asyncio joins those of several addresses of one host into the text."""
    if problem.errno is not None:
        return {problem.errno}
    return {int(number) for number in re.findall(r"\[Errno (\d+)\]", str(problem))}


def _is_too_big(problem: ConnectionClosed) -> bool:
    too_big = problem.sent is not None and problem.sent.code == _TOO_BIG
    return too_big or isinstance(problem.__cause__, PayloadTooBig)


def _size(n_bytes: int) -> str:
    if n_bytes >= 2**20:
        return f"{n_bytes // 2**20} MiB"
    return say("{count} bytes", count=n_bytes)
