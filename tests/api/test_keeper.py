"""The API follows its settings while the program runs; a taken port is told with another one."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api.keeper import AGAIN_S, ApiKeeper
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.port import free_port, holder
from energy_desktop.api.server import ApiServer
from energy_desktop.errors import SettingsError
from energy_desktop.events import Problem
from energy_desktop.services import Services
from tests.api.test_server import Client
from tests.recording.home_run import until


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
async def keeper(services: Services, qapp: QApplication) -> AsyncIterator[ApiKeeper]:
    await services.settings.put({"api_port": unused_port()})
    made = ApiKeeper(services)
    await made.start()
    yield made
    await made.stop()
    assert services.status.api_url is None


async def health(services: Services) -> int:
    return (await Client(services.status.api_url or "").ask("/api/health")).status


async def test_another_port_and_off_and_on_count_at_once(
    services: Services, keeper: ApiKeeper
) -> None:
    before, other = services.status.api_url, unused_port()
    assert await health(services) == 200
    await services.settings.put({"api_port": other})
    await until(lambda: services.status.api_url not in (None, before), "the other port")
    assert services.status.api_url == f"http://127.0.0.1:{other}"
    assert await health(services) == 200
    with pytest.raises(ConnectionRefusedError):
        await Client(before or "").ask("/api/health")
    await services.settings.put({"api_enabled": False})
    await until(lambda: services.status.api_url is None, "the end")
    await services.settings.put({"api_enabled": True})
    await until(lambda: services.status.api_url is not None, "the new start")
    assert await health(services) == 200


async def test_who_waits_meanwhile_is_told_whether_it_comes_back(
    services: Services, keeper: ApiKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for change, code, word in (
        ({"api_port": unused_port()}, "restarting", "restarted; try again"),
        ({"api_enabled": False}, "stopping", "switched off"),
    ):
        asked = asyncio.Event()

        async def never(_request: Request, asked: asyncio.Event = asked) -> Response:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

        server = keeper._server
        assert server is not None
        assert server._crossing is not None
        monkeypatch.setattr(server._crossing, "_answer", never)
        before = services.status.api_url
        waiting = asyncio.create_task(Client(before or "").ask("/api/health"))
        await asyncio.wait_for(asked.wait(), 5)
        await services.settings.put(change)
        answer = await waiting
        assert (answer.status, answer.json["code"]) == (503, code)
        assert word in answer.json["error"]
        await until(lambda: keeper._task is None or keeper._task.done(), "the end of it")


async def test_many_changes_in_a_row_end_as_the_last_one_says(
    services: Services, keeper: ApiKeeper
) -> None:
    last = [unused_port() for _ in range(5)]
    for port in last:
        await services.settings.put({"api_port": port})
    await until(lambda: services.status.api_url == f"http://127.0.0.1:{last[-1]}", "the last port")
    assert await health(services) == 200


async def test_it_opens_to_the_network_with_the_first_key_and_closes_with_the_last(
    services: Services, keeper: ApiKeeper, allow_log: None
) -> None:
    here = services.status.api_url
    await services.settings.put({"api_host": "0.0.0.0"})
    key, secret = await services.api_keys.create("x", is_full=True)
    await until(lambda: services.status.api_url not in (None, here), "the opening")
    assert await status_of(here, key="") == 401
    assert await status_of(here, key=secret) == 200
    await services.api_keys.revoke(key.id)
    await until(lambda: services.status.api_url == here, "the closing")
    assert services.status.api_error is None
    # The network can't reach it, and this computer needs no key.
    assert not is_open_to_others(keeper)
    assert await status_of(here, key="") == 200
    assert await status_of(here, key=secret) == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
async def test_started_open_to_the_network_without_a_key_it_answers_this_computer_alone(
    services: Services, qapp: QApplication, caplog: pytest.LogCaptureFixture, allow_log: None,
    host: str,
) -> None:  # fmt: skip
    port = unused_port()
    await services.settings.put({"api_host": host, "api_port": port})
    keeper = ApiKeeper(services)
    await keeper.start()
    try:
        assert services.status.api_url == f"http://127.0.0.1:{port}"
        assert services.status.api_error is None
        assert not is_open_to_others(keeper)
        assert "without a key nobody on the network may ask" in caplog.text
    finally:
        await keeper.stop()


def is_open_to_others(keeper: ApiKeeper) -> bool:
    assert keeper._server is not None
    assert keeper._server._acceptor is not None
    return keeper._server._is_open or not keeper._server._acceptor._address.isLoopback()


async def status_of(url: str | None, *, key: str) -> int:
    headers = {"X-API-Key": key} if key else {}
    return (await Client(url or "").ask("/api/status", headers=headers)).status


class Delay:
    """Waits until a test lets it go on."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.over = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await self.over.wait()
        self.over.clear()


async def test_at_a_taken_port_it_tries_again_until_the_port_is_free(
    services: Services, qapp: QApplication, caplog: pytest.LogCaptureFixture, allow_log: None
) -> None:
    caplog.set_level(logging.INFO, "energy_desktop.api.keeper")
    told: list[Problem] = []
    services.events.problem_raised.connect(told.append)
    delay = Delay()
    keeper = ApiKeeper(services, delay=delay)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        await services.settings.put({"api_port": port})
        await keeper.start()
        await until(lambda: len(delay.asked) == 1, "the first wait")
        assert "tries again every 30 s" in str(services.status.api_error)
        delay.over.set()
        await until(lambda: len(delay.asked) == 2, "the second wait")
        assert (services.status.api_url, delay.asked) == (None, [AGAIN_S, AGAIN_S])
    delay.over.set()
    await until(lambda: services.status.api_url is not None, "the free port")
    assert await health(services) == 200
    assert (services.status.api_error, len(told)) == (None, 1)
    assert [m.split(" ")[0] for m in caplog.messages] == ["Port", "the"]
    assert caplog.messages[1] == f"the HTTP API answers at http://127.0.0.1:{port}"
    await keeper.stop()


async def test_a_stop_ends_the_wait_for_a_port(
    services: Services, qapp: QApplication, allow_log: None
) -> None:
    delay = Delay()
    keeper = ApiKeeper(services, delay=delay)
    with socket.create_server(("127.0.0.1", 0)) as other:
        await services.settings.put({"api_port": other.getsockname()[1]})
        await keeper.start()
        await until(lambda: bool(delay.asked), "the wait")
        await keeper.stop()
    assert keeper._waiting is not None
    assert keeper._waiting.cancelled()


async def test_the_log_says_that_it_is_switched_off(
    services: Services, keeper: ApiKeeper, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "energy_desktop.api.keeper")
    await services.settings.put({"api_enabled": False})
    await until(lambda: services.status.api_url is None, "the end")
    await until(lambda: "the HTTP API is switched off" in caplog.messages, "the line")


async def test_an_address_that_is_none_is_refused(services: Services, keeper: ApiKeeper) -> None:
    before = services.status.api_url
    with pytest.raises(SettingsError, match="API_HOST takes an IP address or localhost"):
        await services.settings.put({"api_host": "my.computer"})
    assert services.status.api_url == before


async def test_where_it_may_take_another_port_it_says_which_and_who_has_the_wanted_one(
    services: Services, qapp: QApplication, caplog: pytest.LogCaptureFixture, allow_log: None
) -> None:
    told: list[Problem] = []
    services.events.problem_raised.connect(told.append)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        await services.settings.put({"api_port": port})
        keeper = ApiKeeper(services, or_any_port=True)
        await keeper.start()
    try:
        found = int((services.status.api_url or "").rpartition(":")[2])
        assert found != port
        assert await health(services) == 200
        words = str(services.status.api_error)
        assert words.startswith(f"Port {port} is used by ")
        assert words.endswith(f"so the HTTP API answers at port {found} instead.")
        assert words in caplog.text
        assert (services.status.api_free_port, told) == (None, [])
        await services.settings.put({"api_port": unused_port()})
        await until(lambda: services.status.api_error is None, "the port that is wanted now")
        assert await health(services) == 200
    finally:
        await keeper.stop()


async def test_a_free_port_that_somebody_took_meanwhile_gives_way_to_one_more(
    services: Services, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    here = ("127.0.0.1", 0)
    with socket.create_server(here) as other, socket.create_server(here) as one:
        port, lost = other.getsockname()[1], one.getsockname()[1]
        monkeypatch.setattr("energy_desktop.api.keeper.free_port", lambda *_asked: lost)
        await services.settings.put({"api_port": port})
        keeper = ApiKeeper(services, or_any_port=True)
        await keeper.start()
        try:
            found = int((services.status.api_url or "").rpartition(":")[2])
            assert found not in {port, lost}
            assert str(services.status.api_error).startswith(f"Port {port} is used by ")
        finally:
            await keeper.stop()


async def test_a_taken_port_names_who_has_it_and_one_that_is_free(
    services: Services, keeper: ApiKeeper, allow_log: None
) -> None:
    told: list[Problem] = []
    ended: list[str] = []
    services.events.problem_raised.connect(told.append)
    services.events.problem_ended.connect(ended.append)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        await services.settings.put({"api_port": port})
        await until(lambda: services.status.api_error is not None, "the refusal")
        free = services.status.api_free_port
        assert free is not None
        words = str(services.status.api_error)
        assert words.startswith(f"Port {port} is used by ")
        assert words.endswith(
            f"so the HTTP API is off and tries again every 30 s; port {free} is free."
        )
        assert [(p.code, p.topic) for p in told] == [("api_port_taken", "api")]
        await services.settings.put({"api_port": free})
        await until(lambda: services.status.api_url is not None, "the free port")
    assert (services.status.api_error, services.status.api_free_port) == (None, None)
    assert ended == ["api"]


async def test_a_fault_of_ours_is_told_and_the_next_change_is_followed(
    services: Services, keeper: ApiKeeper, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    async def fail(*_: object, **__: object) -> str:
        raise ValueError("a mistake")

    with monkeypatch.context() as faulty:
        faulty.setattr(ApiServer, "start", fail)
        await services.settings.put({"api_port": unused_port()})
        await until(lambda: services.status.api_error is not None, "the failure")
    assert "the log says why" in str(services.status.api_error)
    await services.settings.put({"api_port": unused_port()})
    await until(lambda: services.status.api_url is not None, "the new start")
    assert services.status.api_error is None


async def test_a_start_that_is_cancelled_leaves_no_port_open(
    services: Services, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = unused_port()
    bound = threading.Event()

    def slow() -> None:
        bound.wait(5)

    monkeypatch.setattr("energy_desktop.api.acceptor._rehearse", slow)
    starting = asyncio.create_task(ApiServer(services).start("127.0.0.1", port))
    await asyncio.sleep(0.05)
    starting.cancel()
    await asyncio.sleep(0.05)
    bound.set()
    await asyncio.wait([starting], timeout=10)
    assert starting.cancelled()
    with pytest.raises(ConnectionRefusedError):
        await Client(f"http://127.0.0.1:{port}").ask("/api/health")


async def test_another_energy_desktop_on_the_port_is_known_as_one(
    services: Services, keeper: ApiKeeper
) -> None:
    port = int((services.status.api_url or "").rpartition(":")[2])
    assert await holder("127.0.0.1", port) == "another Energy Desktop"
    assert free_port("127.0.0.1", port) != port


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who listens")
async def test_a_program_on_the_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        who = await asyncio.wait_for(holder("127.0.0.1", other.getsockname()[1]), 10)
    assert f"(process {os.getpid()})" in str(who)
