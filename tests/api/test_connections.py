"""Connections over raw sockets: slow and silent clients, bad requests, many at once, the limit."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import psutil
import pytest
from PySide6.QtNetwork import QHostAddress
from PySide6.QtWidgets import QApplication

from energy_desktop.api import descriptors
from energy_desktop.api.acceptor import Acceptor
from energy_desktop.api.crossing import Crossing
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.worker import Patience
from tests.recording.home_run import until

Answer = Callable[[Request], Awaitable[Response]]
GET = b"GET /%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
QUICK = Patience(idle_s=60, request_s=0.4, look_s=0.1)
LARGE = Response(200, b"0123456789" * 1_000)


class Serving:
    """A server whose answers a test chooses by the path."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[Request] = []
        self.acceptor: Acceptor
        self.crossing: Crossing
        self.port = 0
        self.connections: list[Connection] = []

    async def start(self, **options: Any) -> None:
        descriptors.raise_limit()  # as the program does
        self.crossing = Crossing(self._answer)
        here = QHostAddress("127.0.0.1")
        self.acceptor = Acceptor(self.crossing.ask, here, **options)
        self.port = await asyncio.wrap_future(self.acceptor.listen(0))

    async def stop(self) -> None:
        await self.crossing.stop()
        self.acceptor.quit()
        await asyncio.to_thread(self.acceptor.wait)

    async def hang_up(self) -> None:
        """Close what the test has opened."""
        for one in self.connections:
            one.close()
        for one in self.connections:
            with suppress(ConnectionError):
                await one.writer.wait_closed()

    async def _answer(self, request: Request) -> Response:
        self.seen.append(request)
        chosen = self.answers.get(request.path)
        return await chosen(request) if chosen else Response(200, b'{"path": 1}')

    async def connect(self) -> Connection:
        self.connections.append(Connection(*await asyncio.open_connection("127.0.0.1", self.port)))
        return self.connections[-1]


class Connection:
    """One connection, asked with raw bytes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def ask(self, data: bytes) -> tuple[int, dict[str, str], bytes]:
        self.writer.write(data)
        return await self.answer(is_head=data.startswith(b"HEAD"))

    async def answer(self, *, is_head: bool = False) -> tuple[int, dict[str, str], bytes]:
        async with asyncio.timeout(10):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
            length = 0 if is_head else int(headers.get("content-length", 0))
            return int(head[0].split()[1]), headers, await self.reader.readexactly(length)

    async def end(self, seconds: float = 5.0) -> bytes:
        """What still comes until the other side closes."""
        try:
            async with asyncio.timeout(seconds):
                return await self.reader.read()
        except ConnectionResetError:
            return b""

    def close(self) -> None:
        self.writer.close()


def get(path: str, headers: bytes = b"") -> bytes:
    return GET % (path.encode(), headers)


@pytest.fixture
async def serving(qapp: QApplication) -> AsyncIterator[Serving]:
    made = Serving()
    await made.start()
    yield made
    await made.stop()
    await made.hang_up()


@pytest.fixture
async def impatient(qapp: QApplication) -> AsyncIterator[Serving]:
    made = Serving()
    await made.start(patience=QUICK)
    yield made
    await made.stop()
    await made.hang_up()


async def test_body_peer_headers_and_target_arrive_as_they_were_sent(serving: Serving) -> None:
    one = await serving.connect()
    await one.ask(
        b"POST /a%2Fb/%C3%A4?t=1%2B2+3 HTTP/1.1\r\nHost: x\r\nX-Two: 1\r\nX-Two: 2\r\n"
        b"Content-Length: 5\r\n\r\n\x00\xff{}\n"
    )
    one.close()
    request = serving.seen[0]
    assert (request.method, request.target) == ("POST", "/a%2Fb/%C3%A4?t=1%2B2+3")
    assert (request.body, request.peer) == (b"\x00\xff{}\n", "127.0.0.1")
    assert request.headers["x-two"] == "1, 2"


async def test_a_host_that_is_named_twice_is_none_that_could_be_allowed(serving: Serving) -> None:
    one = await serving.connect()
    await one.ask(get("x", b"Host: evil.example\r\n"))
    one.close()
    assert serving.seen[0].headers["host"] == "localhost, evil.example"


async def test_a_connection_carries_many_requests_pipelined_too(serving: Serving) -> None:
    one = await serving.connect()
    one.writer.write(b"".join(get(f"{n}") for n in range(50)))
    assert [(await one.answer())[0] for _ in range(50)] == [200] * 50
    one.close()
    assert [r.path for r in serving.seen] == [f"/{n}" for n in range(50)]
    await until(lambda: serving.acceptor.connections == 0, "the end of the connection")
    assert serving.acceptor.threads == 1
    assert serving.crossing.under_way == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads the option of the server's descriptor")
async def test_no_part_of_an_answer_waits_for_the_clients_word_on_the_one_before(
    serving: Serving,
) -> None:
    one = await serving.connect()
    await one.ask(get("x"))
    ours = one.writer.get_extra_info("sockname")[1]
    [theirs] = (c.fd for c in psutil.Process().net_connections("tcp4") if c.raddr[1:] == (ours,))
    with socket.socket(fileno=os.dup(theirs)) as copy:
        assert copy.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def test_a_large_answer_is_compressed_where_that_is_accepted(serving: Serving) -> None:
    async def large(_request: Request) -> Response:
        return LARGE

    serving.answers["/large"] = large
    one = await serving.connect()
    status, headers, body = await one.ask(get("large", b"Accept-Encoding: br, gzip\r\n"))
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == LARGE.body
    for accepted in (b"", b"Accept-Encoding: br\r\n", b"Accept-Encoding: gzip;q=0, *\r\n"):
        status, headers, body = await one.ask(get("large", accepted))
        assert (body, headers["vary"]) == (LARGE.body, "accept-encoding")
        assert "content-encoding" not in headers
    one.close()


async def test_a_body_over_1_mib_is_refused_in_words_and_one_of_1_mib_is_not(
    serving: Serving,
) -> None:
    one = await serving.connect()
    post = b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
    assert (await one.ask(post % 1_048_576 + b"a" * 1_048_576))[0] == 200
    status, _, body = await one.ask(post % 1_048_577 + b"a" * 1_048_577)
    assert (status, json.loads(body)["code"]) == (413, "too_large")
    assert (await one.ask(get("still-serving")))[0] == 200
    status, _, _ = await one.ask(post % 50_000_000)
    assert status == 413
    one.close()
    assert len(serving.seen) == 2


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\xff\xfe\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: 1\r\n" * 500 + b"\r\n",
    ],
)
async def test_what_is_no_request_is_closed_and_the_next_one_is_served(
    serving: Serving, sent: bytes
) -> None:
    one = await serving.connect()
    one.writer.write(sent)
    answer = await one.end()
    one.close()
    assert not answer.startswith(b"HTTP/1.1 2")
    two = await serving.connect()
    assert (await two.ask(get("x")))[0] == 200


@pytest.mark.parametrize(
    "sent", [b"", b"GET /x HT", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\na"]
)
async def test_who_sends_nothing_or_half_a_request_is_cut_off(
    impatient: Serving, sent: bytes
) -> None:
    one = await impatient.connect()
    one.writer.write(sent)
    assert not (await one.end()).startswith(b"HTTP/1.1 2")
    one.close()
    assert impatient.seen == []


async def test_who_sends_a_byte_now_and_then_is_cut_off_and_who_asks_on_is_not(
    impatient: Serving,
) -> None:
    slow, steady = await impatient.connect(), await impatient.connect()

    async def drip() -> None:
        slow.writer.write(b"GET /x HTTP/1.1\r\n")
        while not slow.reader.at_eof():
            slow.writer.write(b"a")
            assert (await steady.ask(get("x")))[0] == 200
            await asyncio.sleep(0.02)

    async with asyncio.timeout(10):
        with suppress(ConnectionError):
            await asyncio.gather(drip(), slow.reader.read())
    assert (await steady.ask(get("x")))[0] == 200


async def test_who_does_not_take_the_answer_is_cut_off(impatient: Serving) -> None:
    async def huge(_request: Request) -> Response:
        return Response(200, b"a" * 30_000_000)

    impatient.answers["/huge"] = huge
    one = await impatient.connect()
    one.writer.transport.pause_reading()  # type: ignore[attr-defined]
    one.writer.write(get("huge"))
    await until(lambda: impatient.acceptor.connections == 1, "the connection")
    await until(lambda: impatient.acceptor.connections == 0, "the end of the connection")
    one.close()


async def test_a_slow_answer_holds_up_no_other_connection(serving: Serving) -> None:
    going, begun = asyncio.Event(), asyncio.Semaphore(0)

    async def slow(_request: Request) -> Response:
        begun.release()
        await going.wait()
        return Response(200, b"slow")

    serving.answers["/slow"] = slow
    slow_ones = [await serving.connect() for _ in range(40)]
    for one in slow_ones:
        one.writer.write(get("slow"))
        await begun.acquire()
    fast = await serving.connect()
    for _ in range(20):
        assert (await fast.ask(get("fast")))[0] == 200
    going.set()
    assert {(await one.answer())[2] for one in slow_ones} == {b"slow"}


async def test_200_connections_are_served_at_once_and_their_threads_used_again(
    serving: Serving,
) -> None:
    """Or as many as the computer lets a program have."""
    count = min(200, serving.acceptor.most)
    for _ in range(2):
        many = [await serving.connect() for _ in range(count)]
        for _ in range(2):
            answers = await asyncio.gather(*(one.ask(get("x")) for one in many))
            assert {status for status, _, _ in answers} == {200}
        assert serving.acceptor.connections == count
        for one in many:
            one.close()
        await until(lambda: serving.acceptor.connections == 0, "the end of the connections")
        assert serving.acceptor.threads <= count


async def test_one_connection_too_many_takes_the_place_of_one_that_rests_or_is_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = Serving()
    await serving.start(most=3)
    held = [await serving.connect() for _ in range(3)]
    for one in held:
        assert (await one.ask(get("x")))[0] == 200
    told = await serving.connect()
    status, headers, body = await told.answer()
    assert (status, headers["retry-after"], json.loads(body)["code"]) == (503, "1", "busy")
    assert await told.end() == b""
    monkeypatch.setattr("energy_desktop.api.acceptor._REST_S", 0.0)
    another = await serving.connect()
    assert (await another.ask(get("x")))[0] == 200
    assert await held[0].end() == b""
    assert (await held[2].ask(get("x")))[0] == 200
    await serving.stop()
    await serving.hang_up()


async def test_a_client_that_goes_while_it_waits_does_no_harm(serving: Serving) -> None:
    begun, going = asyncio.Event(), asyncio.Event()

    async def slow(_request: Request) -> Response:
        begun.set()
        await going.wait()
        return LARGE

    serving.answers["/slow"] = slow
    one = await serving.connect()
    one.writer.write(get("slow"))
    await begun.wait()
    one.writer.transport.abort()
    going.set()
    await until(lambda: serving.acceptor.connections == 0, "the end of the connection")
    two = await serving.connect()
    assert (await two.ask(get("x")))[0] == 200


async def test_a_stop_while_many_wait_answers_all_of_them_soon(serving: Serving) -> None:
    begun = asyncio.Semaphore(0)

    async def stubborn(_request: Request) -> Response:
        begun.release()
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.sleep(0.2)  # it cleans up
        return Response(200, b"")

    serving.answers["/x"] = stubborn
    many = [await serving.connect() for _ in range(30)]
    idle = await serving.connect()
    for one in many:
        one.writer.write(get("x"))
        await begun.acquire()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await serving.stop()
    assert loop.time() - began < 3
    assert {(await one.answer())[0] for one in many} == {503}
    assert await idle.end() == b""


async def test_a_question_that_takes_too_long_is_given_up_in_words(qapp: QApplication) -> None:
    cancelled = asyncio.Event()

    async def never(_request: Request) -> Response:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()
        raise AssertionError

    crossing = Crossing(never, read_s=0.05)
    response = await asyncio.to_thread(crossing.ask, Request("GET", "/x"))
    assert (response.status, json.loads(response.body)["code"]) == (503, "busy")
    await cancelled.wait()
    await crossing.stop()
    stopped = await asyncio.to_thread(crossing.ask, Request("GET", "/x"))
    assert json.loads(stopped.body)["code"] == "stopping"
