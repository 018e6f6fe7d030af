"""Who may ask: host, origin, keys, what each key may do, who guesses; what the log says of it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api.access import Access
from energy_desktop.api.attempts import Attempts
from energy_desktop.api.messages import Request
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.events import Events
from energy_desktop.models import utc_now
from energy_desktop.services.api_keys import ApiKeys
from tests.fakes.memory_keyring import MemoryKeyring

GIVEN = "a-key-of-my-own-0123"


class Clock:
    """Seconds that a test moves."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def keys(folder: Path, **environ: str) -> ApiKeys:
    settings = Settings(folder / "settings.json")
    made = ApiKeys(Credentials(environ, MemoryKeyring()), "api-keys x", Events(), utc_now, settings)
    await made.load()
    return made


@pytest.fixture
async def own_keys(qapp: QApplication, tmp_path: Path) -> ApiKeys:
    return await keys(tmp_path)


async def code(access: Access, method: str = "GET", path: str = "/api/x", **headers: str) -> str:
    named = {"host": "localhost:3042"} | {n.replace("_", "-"): v for n, v in headers.items()}
    response = access.refused(Request(method, path, named, peer="127.0.0.1"))
    return "" if response is None else str(json.loads(response.body)["code"])


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", ""), ("LOCALHOST:1", ""), ("127.0.0.1:3042", ""), ("[::1]:3042", ""),
        ("127.0.0.2:3042", ""), ("127.0.0.2.evil.example", "host_not_allowed"),
        ("128.0.0.1", "host_not_allowed"), ("0.0.0.0:3042", "host_not_allowed"),
        ("nas.lan:80", ""), ("192.168.1.5:3042", "host_not_allowed"), ("", "host_not_allowed"),
        ("evil.example", "host_not_allowed"), ("localhost.evil.example", "host_not_allowed"),
        ("localhost@evil.example", "host_not_allowed"), ("localhost, evil", "host_not_allowed"),
        ("localhost:99999", "host_not_allowed"), ("localhost:x", "host_not_allowed"),
        ("[::1", "host_not_allowed"), ("localhost/", "host_not_allowed"),
    ],
)  # fmt: skip
async def test_only_loopback_and_allowed_names_are_hosts(host: str, expected: str) -> None:
    assert await code(Access(lambda: ["NAS.lan"]), host=host) == expected


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("", ""), ("http://localhost:3042", ""), ("http://nas.lan", ""),
        ("https://nas.lan:8443", ""),
        ("http://localhost:3043", "origin_not_allowed"), ("null", "origin_not_allowed"),
        ("https://localhost:3042", "origin_not_allowed"), ("http://evil", "origin_not_allowed"),
    ],
)  # fmt: skip
async def test_only_the_apis_own_and_allowed_pages_are_origins(origin: str, expected: str) -> None:
    assert await code(Access(lambda: ["nas.lan"]), origin=origin) == expected


async def test_open_to_the_network_an_address_is_a_host_and_a_name_is_not(
    own_keys: ApiKeys,
) -> None:
    _, secret = await own_keys.create("x", is_full=True)
    access = Access(list, own_keys, is_open=lambda: True)
    for host in ("192.168.1.5:3042", "[fe80::1]:3042"):
        assert await code(access, host=host, x_api_key=secret) == ""
    assert await code(access, host="evil.example", x_api_key=secret) == "host_not_allowed"


async def test_on_this_computer_no_key_is_asked_for_and_a_wrong_one_is_refused(
    own_keys: ApiKeys, allow_log: None
) -> None:
    _, secret = await own_keys.create("Reader", is_full=False)
    access = Access(list, own_keys)
    assert await code(access, "POST") == ""
    assert await code(access, authorization="Bearer wrong") == "wrong_key"
    assert await code(access, authorization="Basic dXNlcjpwYXNz") == ""
    assert await code(access, "POST", authorization=f"bearer {secret}") == "read_only_key"


async def test_a_key_of_the_environment_is_asked_for_everywhere_but_for_the_health(
    qapp: QApplication, allow_log: None, tmp_path: Path
) -> None:
    access = Access(list, await keys(tmp_path, API_KEY=GIVEN))
    assert await code(access) == "key_required"
    for path in ("/api/health?x", "/", "/api/docs", "/api/openapi.json"):
        assert await code(access, path=path) == ""
    assert await code(access, path="/api/docs/") == "key_required"
    assert await code(access, "DELETE", x_api_key=GIVEN) == ""
    assert await code(access, x_api_key=GIVEN + "4") == "wrong_key"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "UNKNOWN"])
async def test_a_key_that_reads_only_reads(own_keys: ApiKeys, method: str) -> None:
    _, secret = await own_keys.create("x", is_full=False)
    access = Access(list, own_keys, is_open=lambda: True)
    reads = method in {"GET", "HEAD", "OPTIONS"}
    assert await code(access, method, x_api_key=secret) == ("" if reads else "read_only_key")


async def test_a_revoked_key_opens_nothing(own_keys: ApiKeys, allow_log: None) -> None:
    key, secret = await own_keys.create("x", is_full=True)
    access = Access(list, own_keys, is_open=lambda: True)
    assert await code(access, x_api_key=secret) == ""
    await own_keys.revoke(key.id)
    assert await code(access, x_api_key=secret) == "wrong_key"


async def test_who_guesses_waits_and_whoever_has_a_key_does_not(
    own_keys: ApiKeys, allow_log: None
) -> None:
    _, secret = await own_keys.create("x", is_full=True)
    clock = Clock()
    access = Access(list, own_keys, is_open=lambda: True, attempts=Attempts(clock))
    for _ in range(6):
        assert await code(access, x_api_key="guess") == "wrong_key"
    assert await code(access, x_api_key=secret) == "too_many_attempts"
    there = Request("GET", "/", {"host": "localhost", "x-api-key": secret}, peer="192.168.1.9")
    assert access.refused(there) is None
    clock.now += 2.5
    assert await code(access, x_api_key="guess") == "wrong_key"
    assert await code(access, x_api_key=secret) == "too_many_attempts"
    clock.now += 5
    assert await code(access, x_api_key=secret) == ""
    assert await code(access, x_api_key="guess") == "wrong_key"


def test_only_so_many_addresses_are_remembered_and_an_ipv6_network_is_one() -> None:
    attempts = Attempts(Clock())
    for number in range(3_000):
        attempts.note_failure(f"10.0.{number // 256}.{number % 256}")
    assert len(attempts._failures) == 1_000
    for number in range(10):
        attempts.note_failure(f"2001:db8::{number:x}")
    assert attempts.wait_s("2001:db8::ffff") > 0
    assert attempts.wait_s("2001:db8:1::") == 0
    for _ in range(10):
        attempts.note_failure("::ffff:10.9.9.9")
    assert attempts.wait_s("10.9.9.9") > 0


async def test_each_refusal_is_a_line_without_the_key(
    own_keys: ApiKeys, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "energy_desktop.api.access")
    access = Access(list, own_keys, is_open=lambda: True)
    await code(access, path="/api/x?key=s3cret\n", x_api_key="s3cret", host="evil")
    await code(access, path="/api/\nx?key=s3cret", authorization="Bearer s3cret")
    await code(access, path="/api/" + "y" * 10_000)
    lines = [record.getMessage() for record in caplog.records]
    assert lines[0] == "refused GET '/api/x' from 127.0.0.1: host_not_allowed"
    assert lines[1] == "refused GET '/api/\\nx' from 127.0.0.1: wrong_key"
    assert lines[2].endswith("key_required")
    assert max(map(len, lines)) < 200
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize("environ", [{"API_KEY": "short"}, {"API_KEY_FILE": "/no"}])
async def test_a_key_of_the_environment_that_can_not_be_used_lets_nobody_in(
    qapp: QApplication, environ: dict[str, str], allow_log: None, tmp_path: Path
) -> None:
    access = Access(list, await keys(tmp_path, **environ))
    assert await code(access) == "key_required"
    assert await code(access, x_api_key="short") == "wrong_key"
    assert await code(access, path="/api/health") == ""
    assert "its log and Settings, HTTP API say why" in sentence(access)


def sentence(access: Access, **headers: str) -> str:
    response = access.refused(Request("GET", "/api/x", {"host": "localhost"} | headers))
    assert response is not None
    return str(json.loads(response.body)["error"])


async def test_a_wrong_key_is_refused_also_where_none_is_asked_for_and_makes_wait(
    own_keys: ApiKeys, allow_log: None
) -> None:
    _, secret = await own_keys.create("x", is_full=False)
    access = Access(list, own_keys, attempts=Attempts(Clock()))
    for path in ("/api/health", "/", "/api/docs", "/api/openapi.json"):
        assert await code(access, path=path, x_api_key=secret) == ""
        assert await code(access, path=path, x_api_key="guess") == "wrong_key"
    for _ in range(6):
        await code(access, path="/api/health", x_api_key="guess")
    assert await code(access, path="/api/health", x_api_key=secret) == "too_many_attempts"
    assert await code(access, path="/api/health") == ""


def test_refusals_name_the_setting_that_would_help(own_keys: ApiKeys, allow_log: None) -> None:
    access = Access(list, own_keys, is_open=lambda: True)
    for headers in ({"host": "evil"}, {"origin": "http://evil"}):
        assert "Settings, HTTP API or by API_ALLOWED_HOSTS" in sentence(access, **headers)
    for headers in ({}, {"x-api-key": "no"}):
        assert "API_KEY_FILE" in sentence(access, **headers)
