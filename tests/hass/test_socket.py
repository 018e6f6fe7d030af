"""Every way to give a wrong address, token or server ends in one sentence that says what to do."""

from __future__ import annotations

import asyncio
import http
import ssl
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from websockets.asyncio.server import serve

from energy_desktop.errors import (
    HassError,
    HassTimeout,
    HassUnreachable,
    InvalidToken,
    NotHomeAssistant,
    ProtocolError,
    TlsError,
    TlsMismatch,
)
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.url import parse_url
from tests.fakes.hass_server import TOKEN, FakeHass, running_hass
from tests.fakes.raw_server import raw_server

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"


async def refused(address: str, token: str = TOKEN, **options: Any) -> HassError:
    """How connecting to ``address`` fails."""
    with pytest.raises(HassError) as failure:
        await HassClient.connect(parse_url(address), token, **options)
    said = str(failure.value)
    assert said.endswith(".")
    assert "\n" not in said
    shown = traceback.TracebackException.from_exception(failure.value, capture_locals=True)
    own = [line for line in shown.format() if "test_socket.py" not in line]
    assert token not in "".join(own)
    return failure.value


async def answering(status: int, body: str = "", **headers: str) -> HassError:
    """How connecting to a web server fails that answers everything with ``status``."""

    def respond(connection: Any, _request: Any) -> Any:
        response = connection.respond(http.HTTPStatus(status), body)
        for name, value in headers.items():
            response.headers[name] = value
        return response

    async with serve(lambda _: asyncio.sleep(0), "127.0.0.1", 0, process_request=respond) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        return await refused(f"127.0.0.1:{port}")


async def test_an_unknown_host_is_named() -> None:
    error = await refused("home.invalid")
    assert isinstance(error, HassUnreachable)
    assert "home.invalid" in str(error)
    assert "not known" in str(error)


async def test_a_port_where_nothing_listens_is_told() -> None:
    async with raw_server(None) as port:
        pass
    error = await refused(f"127.0.0.1:{port}")
    assert isinstance(error, HassUnreachable)
    assert "Nothing listens" in str(error)


async def test_a_name_with_several_addresses_where_nothing_listens_is_told() -> None:
    async with raw_server(None) as port:
        pass
    assert "Nothing listens" in str(await refused(f"localhost:{port}"))


async def test_a_name_with_several_addresses_is_tried_at_each(hass: FakeHass) -> None:
    url = parse_url(hass.url.replace("127.0.0.1", "localhost"))
    client = await HassClient.connect(url, TOKEN)
    assert await client.config() == {"state": "RUNNING"}
    await client.close()


async def test_a_server_that_never_answers_is_a_timeout() -> None:
    async with raw_server(None) as port:
        assert isinstance(await refused(f"127.0.0.1:{port}", timeout_s=0.05), HassTimeout)


async def test_home_assistant_that_never_says_hello_is_a_timeout(hass: FakeHass) -> None:
    hass.gate.clear()
    assert isinstance(await refused(hass.url, timeout_s=0.05), HassTimeout)


async def test_a_server_that_hangs_up_at_once_is_unreachable() -> None:
    async with raw_server(b"") as port:
        assert isinstance(await refused(f"127.0.0.1:{port}"), HassUnreachable)


@pytest.mark.parametrize("reply", [HTML, b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\x01\x02\x03\r\n\r\n"])
async def test_what_is_not_a_websocket_is_not_home_assistant(reply: bytes) -> None:
    async with raw_server(reply) as port:
        error = await refused(f"127.0.0.1:{port}")
    assert isinstance(error, NotHomeAssistant)
    assert "not Home Assistant" in str(error)


@pytest.mark.parametrize("status", [400, 401, 404])
async def test_a_page_that_is_not_there_is_not_home_assistant(status: int) -> None:
    error = await answering(status, "<html>no</html>")
    assert isinstance(error, NotHomeAssistant)
    assert str(status) in str(error)


async def test_a_ban_says_how_to_lift_it() -> None:
    error = await answering(403)
    assert isinstance(error, HassUnreachable)
    assert "ip_bans.yaml" in str(error)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_proxy_without_home_assistant_behind_it_is_tried_again(status: int) -> None:
    assert isinstance(await answering(status), HassUnreachable)


async def test_a_redirect_is_told_and_not_followed_as_the_token_goes_nowhere_else(
    hass: FakeHass,
) -> None:
    error = await answering(301, Location=hass.url)
    assert isinstance(error, NotHomeAssistant)
    assert hass.url in str(error)
    assert hass.attempts == 0


@pytest.mark.parametrize(
    "hello", ["<html></html>", "{", "5", "[]", '"hello"', '{"type": "welcome"}', '{"jsonrpc": 2}']
)
async def test_another_websocket_is_not_home_assistant_and_never_sees_the_token(
    hass: FakeHass, hello: str
) -> None:
    hass.hello = hello
    assert isinstance(await refused(hass.url), NotHomeAssistant)
    assert hass.received == []


async def test_a_wrong_token_is_refused_with_what_to_do(hass: FakeHass) -> None:
    error = await refused(hass.url, "a-wrong-token")
    assert isinstance(error, InvalidToken)
    assert "new one" in str(error)


@pytest.mark.parametrize("answer", ['{"type": "auth_', "7", '{"type": "auth_maybe"}'])
async def test_a_mangled_answer_to_the_token_is_a_protocol_error(
    hass: FakeHass, answer: str
) -> None:
    hass.auth_answer = answer
    assert isinstance(await refused(hass.url), ProtocolError)


async def test_a_cut_while_authenticating_is_tried_again(hass: FakeHass) -> None:
    hass.hello = None
    connecting = asyncio.create_task(refused(hass.url))
    await hass.opened(1)
    hass.cut()
    assert isinstance(await connecting, HassUnreachable)


async def test_a_first_message_over_the_limit_is_a_protocol_error(hass: FakeHass) -> None:
    hass.hello = {"type": "auth_required", "ha_version": "x" * 2000}
    error = await refused(hass.url, max_frame_bytes=1000)
    assert isinstance(error, ProtocolError)
    assert "limit" in str(error)


async def test_being_cancelled_while_connecting_leaves_no_socket(hass: FakeHass) -> None:
    hass.hello = None
    connecting = asyncio.create_task(HassClient.connect(parse_url(hass.url), TOKEN))
    await hass.opened(1)
    connecting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await connecting
    await hass.connections[0].wait_closed()


@pytest.mark.usefixtures("trusted")
async def test_a_trusted_certificate_is_accepted(server_tls: ssl.SSLContext) -> None:
    async with running_hass(server_tls) as hass:
        client = await HassClient.connect(parse_url(hass.url), TOKEN)
        assert await client.config() == {"state": "RUNNING"}
        await client.close()


async def test_a_self_signed_certificate_is_refused_unless_it_is_allowed(
    server_tls: ssl.SSLContext,
) -> None:
    async with running_hass(server_tls) as hass:
        error = await refused(hass.url)
        assert type(error) is TlsError
        assert "settings" in str(error)
        client = await HassClient.connect(parse_url(hass.url), TOKEN, verify_tls=False)
        await client.close()


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_for_another_name_is_told(server_tls: ssl.SSLContext) -> None:
    async with running_hass(server_tls) as hass:
        error = await refused(hass.url.replace("127.0.0.1", "localhost"))
    assert isinstance(error, TlsError)
    assert "another name" in str(error)


async def test_https_to_a_server_without_tls_says_to_use_http(hass: FakeHass) -> None:
    error = await refused(hass.url.replace("http://", "https://"))
    assert isinstance(error, TlsMismatch)
    assert f"use {hass.url} instead" in str(error)


async def test_an_accepted_certificate_does_not_hide_that_there_is_none(hass: FakeHass) -> None:
    error = await refused(hass.url.replace("http://", "https://"), verify_tls=False)
    assert isinstance(error, TlsMismatch)


async def test_http_to_a_server_with_tls_says_to_use_https(server_tls: ssl.SSLContext) -> None:
    async with running_hass(server_tls) as hass:
        error = await refused(hass.url.replace("https://", "http://"))
    assert isinstance(error, TlsMismatch)
    assert f"use {hass.url} instead" in str(error)


@pytest.mark.usefixtures("trusted")
async def test_https_to_what_is_not_home_assistant_says_so(server_tls: ssl.SSLContext) -> None:
    async with raw_server(HTML, server_tls) as port:
        assert isinstance(await refused(f"https://127.0.0.1:{port}"), NotHomeAssistant)


async def test_a_prefix_is_asked_for(hass: FakeHass) -> None:
    seen: list[str] = []

    def note(_connection: Any, request: Any) -> None:
        seen.append(request.path)

    handler: Callable[[Any], Any] = hass._handle
    async with serve(handler, "127.0.0.1", 0, process_request=note) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        client = await HassClient.connect(parse_url(f"127.0.0.1:{port}/ha/"), TOKEN)
        await client.close()
    assert seen == ["/ha/api/websocket"]
