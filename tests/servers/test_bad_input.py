"""Whatever answers at the address: one clear sentence, no traceback, and the program lives on."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from energy_desktop.demo.server import DemoHome
from tests.fakes.hass_server import TOKEN, FakeHass, running_hass
from tests.fakes.raw_server import raw_server
from tests.servers.home_assistant import HomeAssistant
from tests.servers.program import Program

HTML = b"<!DOCTYPE html><html><head><title>Router</title></head><body>Welcome</body></html>"
OK_HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(HTML)
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
FRAME_LIMIT = 64 * 2**20


@contextmanager
def pointed_at(url: str, folder: Path, token: str = TOKEN) -> Iterator[Program]:
    with Program(folder / "profile", ["--headless"], {"HA_URL": url, "HA_TOKEN": token}) as run:
        yield run


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as entered:
        yield entered


async def told(
    url: str, folder: Path, token: str = TOKEN, phases: tuple[str, ...] = ("retrying",)
) -> str:
    """The sentence of the failed connection; checks all that must hold with any bad server."""
    return await asyncio.to_thread(_told, url, folder, token, phases)


def _told(url: str, folder: Path, token: str, phases: tuple[str, ...]) -> str:
    with pointed_at(url, folder, token) as program:
        program.wait_for(lambda: home_of(program)["state"] in phases, "the failure", 30)
        found = home_of(program)
        assert not found["connected"]
        sentence: str = found["error"]
        assert sentence.count("\n") == 0
        assert sentence.endswith((".", "…"))
        assert sentence in program.log()
        end_well(program)
        return sentence


def end_well(program: Program) -> None:
    """Still running, ends at once when told to, and never showed what is for developers."""
    assert program.process.is_running()
    code, took_s = program.end()
    assert (code, took_s < 3) == (0, True), (code, took_s, program.log_end())
    assert "Traceback" not in program.log()
    assert TOKEN not in program.log()


def home_of(program: Program) -> dict[str, Any]:
    found: dict[str, Any] = program.get("/api/status")["ha"]
    return found


async def test_a_host_that_is_not_there(tmp_path: Path) -> None:
    sentence = await told("http://no-such-home.invalid:8123", tmp_path)
    assert "no-such-home.invalid" in sentence


async def test_a_port_where_nothing_listens(tmp_path: Path) -> None:
    async with raw_server(None) as port:
        pass
    assert str(port) in await told(f"http://127.0.0.1:{port}", tmp_path)


@pytest.mark.parametrize("reply", [OK_HTML + HTML, NOT_FOUND, b"220 mail ready\r\n", b""])
async def test_something_that_is_not_home_assistant(
    reply: bytes, tmp_path: Path, stack: AsyncExitStack
) -> None:
    port = await stack.enter_async_context(raw_server(reply))
    sentence = await told(f"http://127.0.0.1:{port}", tmp_path)
    assert "Home Assistant" in sentence or "closed the connection" in sentence


async def test_a_wrong_token(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass = await stack.enter_async_context(running_hass())
    sentence = await told(hass.url, tmp_path, "a-wrong-token", ("refused",))
    assert "token" in sentence
    assert hass.attempts == 1


@pytest.mark.servers
async def test_a_wrong_token_at_a_real_home_assistant(
    tmp_path: Path, home_assistant: HomeAssistant
) -> None:
    assert "token" in await told(home_assistant.url, tmp_path, "not.a.token", ("refused",))


async def test_https_where_the_server_speaks_plain_http(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    hass = await stack.enter_async_context(running_hass())
    sentence = await told(hass.url.replace("http:", "https:"), tmp_path)
    assert "http://" in sentence or "TLS" in sentence or "https" in sentence


async def test_http_where_the_server_speaks_https(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass = await stack.enter_async_context(running_hass(certified("127.0.0.1")))
    sentence = await told(hass.url.replace("https:", "http:"), tmp_path)
    assert "https" in sentence or "TLS" in sentence


async def test_a_certificate_that_nobody_trusts(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass = await stack.enter_async_context(running_hass(certified("127.0.0.1")))
    assert "certificate" in await told(hass.url, tmp_path)


async def test_truncated_json(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass: FakeHass = await stack.enter_async_context(running_hass())
    hass.hello = '{"type": "auth_requ'
    assert await told(hass.url, tmp_path)


async def test_truncated_json_once_connected(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass: FakeHass = await stack.enter_async_context(running_hass())
    hass.answers["get_config"] = lambda _message: ['{"id": 2, "type": "res']
    assert await told(hass.url, tmp_path)


async def test_a_frame_over_the_limit(tmp_path: Path, stack: AsyncExitStack) -> None:
    hass: FakeHass = await stack.enter_async_context(running_hass())
    hass.answers["get_config"] = lambda _message: ['"' + "x" * FRAME_LIMIT + '"']
    assert "64" in await told(hass.url, tmp_path)


async def test_an_address_that_is_none(tmp_path: Path) -> None:
    def run() -> str:
        with pointed_at("http://[::bad", tmp_path) as program:
            program.wait_for(lambda: home_of(program)["state"] == "unconfigured", "the state")
            log = program.log()
            end_well(program)
            return log

    assert "HA_URL" in await asyncio.to_thread(run)


async def test_a_home_assistant_that_is_still_starting_is_waited_for(
    tmp_path: Path, stack: AsyncExitStack
) -> None:
    home = await stack.enter_async_context(DemoHome(live=False, token=TOKEN))
    home.set_running(False)

    def run() -> None:
        with pointed_at(home.url, tmp_path) as program:
            program.wait_for(lambda: home_of(program)["state"] == "waiting_for_start", "it", 30)
            assert "Home Assistant is still starting" in program.log()
            end_well(program)

    await asyncio.to_thread(run)


def certified(host: str) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate of an authority that nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(host).configure_cert(context)
    return context
