"""Home Assistant can be found without signing in, so that a search leaves no failed log-in."""

from __future__ import annotations

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
