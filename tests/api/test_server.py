"""Qt's server over real sockets: answers, refusals, many at once, and an end at any time."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api.access import Access
from energy_desktop.api.declared import Route
from energy_desktop.api.parameters import Asked
from energy_desktop.api.router import Router
from energy_desktop.api.server import ApiServer
from energy_desktop.errors import ApiUnavailable
from energy_desktop.services import Services
from tests.api.conftest import TOKEN


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Asks one server, each time on a new connection, from a thread beside the loop."""

    def __init__(self, url: str) -> None:
        self.host, port = url.removeprefix("http://").rsplit(":", 1)
        self.port = int(port)

    async def ask(
        self, target: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as thread:  # the loop's own ones are for the answers
            answer = loop.run_in_executor(thread, self._ask, target, method, headers or {})
            await asyncio.wait([answer])
        return answer.result()

    def _ask(self, target: str, method: str, headers: Mapping[str, str]) -> Answer:
        connection = HTTPConnection(self.host.strip("[]"), self.port, timeout=10)
        try:
            connection.request(method, target, headers=dict(headers))
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        lower = {name.lower(): value for name, value in response.getheaders()}
        assert TOKEN not in str(lower)
        assert TOKEN.encode() not in body
        return Answer(response.status, lower, body)


@pytest.fixture
async def server(services: Services, qapp: QApplication) -> AsyncIterator[ApiServer]:
    server = ApiServer(services)
    yield server
    await server.stop()


@pytest.fixture
async def client(server: ApiServer) -> Client:
    return Client(await server.start("127.0.0.1", 0))


async def test_a_route_is_answered(client: Client) -> None:
    answer = await client.ask("/api/health")
    assert (answer.status, answer.json["status"]) == (200, "ok")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_all_routes_answer_without_the_token(client: Client) -> None:
    for path in ("/api/status", "/api/entities/cached", "/api/entities/cached?tracked=true"):
        assert (await client.ask(path)).status == 200


async def test_what_is_not_there_is_a_404(client: Client) -> None:
    for path in ("/nothing", "/api/nothing", "/api/health/", "/../etc/passwd", "/%00"):
        answer = await client.ask(path)
        assert (answer.status, answer.json["code"]) == (404, "not_found")


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize("connection", ["Upgrade", "keep-alive, upgrade"])
async def test_a_websocket_is_not_there_and_the_log_stays_clean(
    client: Client, method: str, connection: str, capfd: pytest.CaptureFixture[str]
) -> None:
    wanted = {"Connection": connection, "Upgrade": "WebSocket", "Sec-WebSocket-Version": "13"}
    answer = await client.ask("/api/health", method, wanted)
    assert (answer.status, answer.headers["connection"]) == (404, "close")
    assert method == "HEAD" or answer.json["code"] == "not_found"
    assert (await client.ask("/api/health")).status == 200
    assert "httpserver" not in capfd.readouterr().err


async def test_another_upgrade_that_is_offered_is_left_aside(client: Client) -> None:
    wanted = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c", "HTTP2-Settings": ""}
    assert (await client.ask("/api/health", headers=wanted)).status == 200


async def test_a_wrong_method_is_told_the_right_ones(client: Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = await client.ask("/api/health", method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["FOO", "TRACE"])
async def test_an_unknown_method_is_refused(client: Client, method: str) -> None:
    answer = await client.ask("/api/health", method)
    assert (answer.status, answer.json["code"]) == (405, "method_not_allowed")
    assert answer.json["error"] == "This address takes GET, HEAD, OPTIONS and no other method."


async def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    get, head = await client.ask("/api/health"), await client.ask("/api/health", "HEAD")
    assert (head.status, head.body) == (get.status, b"")
    own = {"date", "content-length"}
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in get.headers.items() if k not in own
    }


async def test_options_says_which_methods_there_are(client: Client) -> None:
    answer = await client.ask("/api/health", "OPTIONS")
    assert (answer.status, answer.headers["allow"], answer.body) == (
        204, "GET, HEAD, OPTIONS", b"",
    )  # fmt: skip


async def test_a_rebound_name_and_a_foreign_page_are_refused(client: Client) -> None:
    assert (await client.ask("/api/health", headers={"Host": "evil.example"})).status == 403
    assert (
        await client.ask("/api/health", headers={"Origin": "http://evil.example"})
    ).status == 403
    assert (await client.ask("/api/health", headers={"Host": "COLLECTOR.lan:80"})).status == 200


async def test_a_broken_query_is_the_askers_fault(client: Client) -> None:
    assert (await client.ask("/api/entities/cached?tracked=%zz")).status == 400
    assert (await client.ask("/api/entities/cached?" + "a=1&" * 500)).status == 400


async def test_many_at_once_all_get_an_answer(client: Client) -> None:
    answers = await asyncio.gather(*(client.ask("/api/status") for _ in range(40)))
    assert {a.status for a in answers} == {200}


async def test_it_listens_on_ipv6_loopback_too_where_there_is_one(server: ApiServer) -> None:
    if not _has_ipv6():
        with pytest.raises(ApiUnavailable, match="the HTTP API is off"):
            await server.start("::1", 0)
        return
    url = await server.start("::1", 0)
    assert url.startswith("http://[::1]:")
    assert (await Client(url).ask("/api/health")).status == 200


async def test_every_address_of_ipv6_is_every_one_of_ipv4_too(
    services: Services, server: ApiServer
) -> None:
    _, secret = await services.api_keys.create("x", is_full=False)
    port = (await server.start("::", 0)).rpartition(":")[2]
    for host in ["127.0.0.1", *(["[::1]"] if _has_ipv6() else [])]:
        answer = await Client(f"http://{host}:{port}").ask(
            "/api/status", headers={"X-API-Key": secret}
        )
        assert answer.status == 200


async def test_localhost_is_the_loopback_address(server: ApiServer) -> None:
    url = await server.start("localhost", 0)
    assert (await Client(url.replace("localhost", "127.0.0.1")).ask("/api/health")).status == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "8.8.8.8"])
async def test_it_never_opens_to_the_network_without_a_key(server: ApiServer, host: str) -> None:
    with pytest.raises(ApiUnavailable, match="without a key"):
        await server.start(host, 0)


async def test_open_to_the_network_it_asks_everybody_for_a_key(
    server: ApiServer, services: Services, allow_log: None
) -> None:
    _, full = await services.api_keys.create("Full", is_full=True)
    _, reads = await services.api_keys.create("Dashboard", is_full=False)
    url = await server.start("0.0.0.0", 0)
    assert "0.0.0.0" not in url
    client = Client(f"http://127.0.0.1:{url.rpartition(':')[2]}")
    assert (await client.ask("/api/health")).status == 200
    refused = await client.ask("/api/status")
    assert (refused.status, refused.headers["www-authenticate"]) == (401, "Bearer")
    for headers in ({"Authorization": f"Bearer {full}"}, {"X-API-Key": reads}):
        assert (await client.ask("/api/status", headers=headers)).status == 200
    write = await client.ask("/api/status", "POST", headers={"X-API-Key": reads})
    assert (write.status, write.json["code"]) == (403, "read_only_key")
    assert (await client.ask("/api/status", headers={"X-API-Key": "wrong"})).status == 401


async def test_a_host_that_is_no_address_is_refused_by_name(server: ApiServer) -> None:
    with pytest.raises(ApiUnavailable, match=r"API_HOST.*my\.computer"):
        await server.start("my.computer", 0)


async def test_a_taken_port_says_what_to_do(server: ApiServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ApiUnavailable, match=f"Port {port} is used by another program"):
            await server.start("127.0.0.1", port)


async def test_after_the_stop_nobody_listens_and_it_can_start_again(
    server: ApiServer, client: Client
) -> None:
    await server.stop()
    await server.stop()
    with pytest.raises(ConnectionRefusedError):
        await client.ask("/api/health")
    again = Client(await server.start("127.0.0.1", client.port))
    assert (await again.ask("/api/health")).status == 200


async def test_a_stop_while_a_request_runs_answers_it_and_is_quick(
    server: ApiServer, services: Services
) -> None:
    asked = asyncio.Event()

    async def never(_asked: Asked) -> None:
        asked.set()
        await asyncio.Event().wait()

    server._router = Router([Route("GET", "/api/never", "", never)], Access(list))
    client = Client(await server.start("127.0.0.1", 0))
    waiting = asyncio.create_task(client.ask("/api/never"))
    await asyncio.wait_for(asked.wait(), 5)
    began = time.monotonic()
    await server.stop()
    answer = await waiting
    assert time.monotonic() - began < 3
    assert (answer.status, answer.json["code"]) == (503, "stopping")


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False
