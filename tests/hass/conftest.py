from __future__ import annotations

import json
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import trustme

from energy_desktop.hass.client import HassClient
from energy_desktop.hass.url import parse_url
from tests.fakes.hass_server import TOKEN, FakeHass, running_hass
from tests.fakes.manual_clock import ManualClock

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def sample() -> Callable[[str, str], Any]:
    """A recorded answer of a real Home Assistant: (version, name) -> what was sent and received."""

    def load(version: str, name: str) -> Any:
        return json.loads((SAMPLES / version / f"{name}.json").read_text())

    return load


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def hass() -> AsyncIterator[FakeHass]:
    async with running_hass() as running:
        yield running


@pytest.fixture
async def client(hass: FakeHass) -> AsyncIterator[HassClient]:
    connected = await HassClient.connect(parse_url(hass.url), TOKEN)
    yield connected
    await connected.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer trusts the authority that signed the server's certificate."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
