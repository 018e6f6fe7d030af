"""The proxy does to a connection what it says, and passes everything on otherwise."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Self

import pytest

from tests.faults.proxy import Proxy, Way


class Echo:
    """A server that answers with what it is sent, and counts what it hears."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, name="echo")
        self._talks: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self.port = self._listener.getsockname()[1]
        self.heard = bytearray()
        self.ended = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        for each in self._sockets:
            each.close()
        for talk in self._talks:
            talk.join()

    def say(self, data: bytes) -> None:
        """Send this on the newest connection, unasked."""
        self._sockets[-1].sendall(data)

    def _accept(self) -> None:
        while True:
            try:
                accepted, _ = self._listener.accept()
            except OSError:
                return
            self._sockets.append(accepted)
            self._talks.append(threading.Thread(target=self._talk, args=(accepted,)))
            self._talks[-1].start()

    def _talk(self, accepted: socket.socket) -> None:
        try:
            while data := accepted.recv(65536):
                self.heard += data
                accepted.sendall(data)
        except OSError:
            pass
        finally:
            accepted.close()
            self.ended.set()


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as server:
        yield server


@pytest.fixture
def proxy(echo: Echo) -> Iterator[Proxy]:
    with Proxy(echo.port) as running:
        yield running


@contextmanager
def connected(proxy: Proxy) -> Iterator[socket.socket]:
    """A connection through the proxy that has been used once."""
    with closing(socket.create_connection(("127.0.0.1", proxy.port), timeout=5)) as client:
        assert asked(client, b"hello") == b"hello"
        yield client


def asked(client: socket.socket, data: bytes) -> bytes:
    client.sendall(data)
    answer = b""
    while len(answer) < len(data):
        part = client.recv(len(data) - len(answer))
        if not part:
            break
        answer += part
    return answer


def is_silent(client: socket.socket, for_s: float = 0.3) -> bool:
    client.settimeout(for_s)
    try:
        return client.recv(1) == b"never"
    except TimeoutError:
        return True
    finally:
        client.settimeout(5)


def test_what_is_sent_arrives_unchanged_both_ways(proxy: Proxy) -> None:
    data = bytes(range(256)) * 4000
    with connected(proxy) as client:
        sender = threading.Thread(target=client.sendall, args=(data,))
        sender.start()
        received = bytearray()
        while len(received) < len(data):
            received += client.recv(65536)
        sender.join()
    assert bytes(received) == data
    assert proxy.passed_bytes == {Way.UP: len(data) + 5, Way.DOWN: len(data) + 5}


def test_a_client_that_ends_is_told_to_the_server(proxy: Proxy, echo: Echo) -> None:
    with connected(proxy):
        pass
    assert echo.ended.wait(5)


def test_a_cut_resets_connections_and_refuses_new_ones_until_it_is_healed(proxy: Proxy) -> None:
    with connected(proxy) as client:
        proxy.cut()
        with pytest.raises(ConnectionResetError):
            client.recv(1)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", proxy.port), timeout=5)
    proxy.heal()
    with connected(proxy) as client:
        assert asked(client, b"again") == b"again"


def test_a_stall_holds_everything_back_and_loses_nothing(proxy: Proxy) -> None:
    with connected(proxy) as client:
        proxy.stall()
        client.sendall(b"later")
        assert is_silent(client)
        proxy.heal()
        assert client.recv(5) == b"later"


def test_a_blackhole_closes_nothing_and_its_connections_stay_dead(proxy: Proxy, echo: Echo) -> None:
    with connected(proxy) as client:
        proxy.blackhole()
        client.sendall(b"lost")
        assert is_silent(client)
        proxy.heal()
        client.sendall(b"lost too")
        assert is_silent(client)
        assert bytes(echo.heard) == b"hello"
        with connected(proxy) as other:
            assert asked(other, b"fine") == b"fine"


def test_a_blackhole_can_swallow_one_direction_only(proxy: Proxy, echo: Echo) -> None:
    with connected(proxy) as client:
        proxy.blackhole(Way.UP)
        client.sendall(b"lost")
        echo.say(b"still heard")
        assert client.recv(11) == b"still heard"
    proxy.heal()
    with connected(proxy) as client:
        proxy.blackhole(Way.DOWN)
        client.sendall(b"reaches it")
        assert is_silent(client)
    assert bytes(echo.heard) == b"hellohelloreaches it"


def test_a_half_open_connection_ends_at_the_server_and_is_silent_at_the_client(
    proxy: Proxy, echo: Echo
) -> None:
    with connected(proxy) as client:
        proxy.half_open()
        assert echo.ended.wait(5)
        client.sendall(b"nobody hears this")
        assert is_silent(client)
        with connected(proxy) as other:
            assert asked(other, b"a new one works") == b"a new one works"


def test_a_server_that_ends_inside_a_blackhole_is_not_told_to_the_client(
    proxy: Proxy, echo: Echo
) -> None:
    with connected(proxy) as client:
        proxy.blackhole()
        echo.say(b"")
        echo._sockets[-1].shutdown(socket.SHUT_RDWR)
        assert is_silent(client)


def test_a_delay_and_a_narrow_line_deliver_everything_later(proxy: Proxy) -> None:
    with connected(proxy) as client:
        proxy.slow(delay_s=0.1)
        began = time.monotonic()
        assert asked(client, b"far away") == b"far away"
        assert time.monotonic() - began > 0.2
        proxy.slow(bytes_per_s=20_000)
        began = time.monotonic()
        assert asked(client, b"x" * 4000) == b"x" * 4000
        assert time.monotonic() - began > 0.2
        proxy.heal()


def test_while_the_server_is_away_a_connection_is_reset_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with (
        Proxy(port) as proxy,
        pytest.raises(ConnectionResetError),
        closing(socket.create_connection(("127.0.0.1", proxy.port), timeout=5)) as client,
    ):
        client.recv(1)


def test_connections_are_counted(proxy: Proxy) -> None:
    assert proxy.connections == 0
    with connected(proxy), connected(proxy):
        assert proxy.connections == 2
