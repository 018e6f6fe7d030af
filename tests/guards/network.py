"""A test that connects or sends to another computer, or asks for its address, fails.

A multicast is let through only from a socket that sends it on the loopback interface.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

LOCAL_NAMES = {"localhost", "", "0.0.0.0", "::"}
# Names that no name server knows, by RFC 2606: what a wrong address is tested with.
UNKNOWN_NAMES = (".invalid", ".test")


class NetworkUsed(OSError):
    """A test wanted to leave this computer."""


def is_local(host: str) -> bool:
    """Whether the host is this computer (a name or a literal address)."""
    if host in LOCAL_NAMES or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _stays_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    used: list[str] = []
    connect, connect_ex, sendto, getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.socket.sendto,
        socket.getaddrinfo,
    )

    def check(family: int, address: Any) -> None:
        if family in {socket.AF_INET, socket.AF_INET6} and not is_local(str(address[0])):
            used.append(str(address))
            raise NetworkUsed(f"a test wanted to connect to {address}")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        check(sock.family, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        check(sock.family, address)
        return connect_ex(sock, address)

    def guarded_sendto(sock: socket.socket, data: Any, *flags_and_address: Any) -> int:
        if not _is_loopback_multicast(sock, flags_and_address[-1]):
            check(sock.family, flags_and_address[-1])
        return sendto(sock, data, *flags_and_address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if name.rstrip(".").endswith(UNKNOWN_NAMES):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not is_local(name) and not _is_address(name):
            used.append(name)
            raise NetworkUsed(f"a test asked for the address of {name}")
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket.socket, "sendto", guarded_sendto)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
    yield
    assert not used, f"a test must not leave this computer, and wanted to reach {used}"


def _is_loopback_multicast(sock: socket.socket, address: Any) -> bool:
    if sock.family != socket.AF_INET or not _is_address(str(address[0])):
        return False
    if not ipaddress.ip_address(address[0]).is_multicast:
        return False
    interface = sock.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, 4)
    return ipaddress.ip_address(interface).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
