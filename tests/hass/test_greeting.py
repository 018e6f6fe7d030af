"""Home Assistant can be found without signing in, so that a search leaves no failed log-in."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from energy_desktop.errors import HassUnreachable, NotHomeAssistant, TlsError, TlsMismatch
from energy_desktop.hass.socket import greet
from energy_desktop.hass.url import parse_url
from tests.fakes.hass_server import running_hass
from tests.fakes.raw_server import raw_server

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"


async def test_home_assistant_tells_its_version_to_anybody() -> None:
    async with running_hass() as home:
        assert await greet(parse_url(home.url))


async def test_a_web_page_is_not_home_assistant() -> None:
    async with raw_server(HTML) as port:
        with pytest.raises(NotHomeAssistant):
            await greet(parse_url(f"127.0.0.1:{port}"))


async def test_a_web_server_that_hangs_up_on_a_websocket_is_not_home_assistant() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"Upgrade: websocket" not in await reader.read(65536):
            writer.write(HTML)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(NotHomeAssistant):
            await greet(parse_url(f"127.0.0.1:{port}"))


async def test_a_proxy_without_home_assistant_behind_it_is_not_called_silent() -> None:
    reply = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
    async with raw_server(reply) as port:
        with pytest.raises(HassUnreachable) as failure:
            await greet(parse_url(f"127.0.0.1:{port}"))
    assert failure.value.code == "turned_away"


async def test_a_port_on_which_nothing_listens_is_unreachable() -> None:
    with pytest.raises(HassUnreachable):
        await greet(parse_url("127.0.0.1:1"))


async def test_https_where_there_is_none_names_the_address_to_use() -> None:
    async with running_hass() as home:
        with pytest.raises(TlsMismatch, match=f"use {home.url} instead"):
            await greet(parse_url(home.url.replace("http://", "https://")))


async def test_http_where_https_is_spoken_names_the_address_to_use(
    server_tls: ssl.SSLContext,
) -> None:
    async with running_hass(server_tls) as home:
        with pytest.raises(TlsMismatch, match=f"use {home.url} instead"):
            await greet(parse_url(home.url.replace("https://", "http://")))


async def test_a_refused_certificate_is_no_mismatch(server_tls: ssl.SSLContext) -> None:
    async with running_hass(server_tls) as home:
        with pytest.raises(TlsError) as failure:
            await greet(parse_url(home.url))
        assert type(failure.value) is TlsError
        assert await greet(parse_url(home.url), verify_tls=False)
