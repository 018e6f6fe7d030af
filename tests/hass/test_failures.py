from __future__ import annotations

import errno
import socket
import ssl

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.frames import Close

from energy_desktop.errors import ConnectionLost, HassUnreachable, ProtocolError, TlsError
from energy_desktop.hass.failures import connect_failure, loss

HOME = "https://home.example"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "not known"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "Nothing listens"),
        (OSError("Multiple exceptions: [Errno 111] a, [Errno 111] b"), "Nothing listens"),
        (OSError(errno.EHOSTUNREACH, "x"), "no route"),
        (OSError(errno.ENETUNREACH, "x"), "no route"),
        (ConnectionResetError(errno.ECONNRESET, "x"), "cut the connection"),
        (OSError("odd"), "cut the connection"),
        (RuntimeError("odd"), "can't be reached"),
    ],
)
def test_each_failure_of_the_network_has_its_own_sentence(problem: Exception, words: str) -> None:
    error = connect_failure(problem, HOME)
    assert isinstance(error, HassUnreachable)
    assert words in str(error)


def certificate_problem(code: int) -> ssl.SSLCertVerificationError:
    problem = ssl.SSLCertVerificationError(1, "certificate verify failed")
    problem.verify_code = code
    return problem


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (18, "nobody this computer trusts"),
        (19, "nobody this computer trusts"),
        (20, "nobody this computer trusts"),
        (10, "expired"),
        (9, "clock"),
        (62, "another name"),
        (64, "another name"),
        (23, "refused"),
    ],
)
def test_each_fault_of_a_certificate_has_its_own_sentence(code: int, words: str) -> None:
    error = connect_failure(certificate_problem(code), HOME)
    assert isinstance(error, TlsError)
    assert words in str(error)


def test_a_handshake_that_fails_otherwise_is_about_tls() -> None:
    error = connect_failure(ssl.SSLError(1, "handshake failure"), HOME)
    assert isinstance(error, TlsError)
    assert "http or https" in str(error)


def test_an_end_without_a_close_frame_is_a_lost_connection() -> None:
    assert isinstance(loss(ConnectionClosedError(None, None), 1), ConnectionLost)


def test_a_close_with_any_code_is_a_lost_connection() -> None:
    assert isinstance(loss(ConnectionClosedError(Close(1011, ""), None), 1), ConnectionLost)


def test_a_frame_over_the_limit_names_the_limit() -> None:
    error = loss(ConnectionClosedError(None, Close(1009, "")), 64 * 2**20)
    assert isinstance(error, ProtocolError)
    assert "64 MiB" in str(error)
