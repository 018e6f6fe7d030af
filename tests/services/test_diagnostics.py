"""The report says how the program is, and neither a secret nor, unless asked, a name."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from energy_desktop import log
from energy_desktop.accounts import mongodb_account, questdb_account
from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.models import Entity, Role
from energy_desktop.services import Services
from energy_desktop.services.diagnostics import HIDDEN, LOG_LINES, last_lines, scrubbed
from tests.fakes.memory_keyring import MemoryKeyring

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJwbGFudGVkIn0.c2lnbmF0dXJlLXBsYW50ZWQ"
PASSWORD, QUEST, KEY = "pl@nted pass/word", "quest-planted-1", "planted-key-0123456789-abcdef"
URI = "mongodb://me:pl%40nted%20pass%2Fword@nas:27017/energy"
SECRETS = (TOKEN, PASSWORD, "pl%40nted%20pass%2Fword", QUEST, KEY, "kept-in-keyring-1")


@pytest.fixture
async def services(profile_folder: Path) -> AsyncIterator[Services]:
    environ = {
        "HA_TOKEN": TOKEN, "API_KEY": KEY,
        "MONGODB_URI": URI, "QUESTDB_PASSWORD": QUEST, "QUESTDB_USER": "q",
    }  # fmt: skip
    settings = Settings.load(profile_folder, environ=environ)
    credentials = Credentials(environ, MemoryKeyring())
    app = App(profile_folder, settings, credentials, environ=environ)
    started = await app.start()
    await started.entities._put([
        Entity("sensor.kitchen_meter", "Kitchen of Ada", unit="kWh", device_class="energy",
               state_class="total", role=Role.DEVICE, is_tracked=True),
        Entity("sensor.other", "Other", unit="W", device_class="power"),
    ])  # fmt: skip
    yield started
    await app.stop()


def plant(folder: Path, lines: list[str]) -> None:
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    (folder / "logs" / "energy-desktop.log").write_text("\n".join(lines) + "\n")


async def test_no_secret_is_in_the_report_wherever_it_stood(
    services: Services, profile_folder: Path
) -> None:
    _, made = await services.api_keys.create("Hall", is_full=True)
    account = mongodb_account("mongodb://me@nas:27017/energy")
    assert account is not None
    await services.diagnostics._credentials.keep_database_password(account, "kept-in-keyring-1")
    assert questdb_account("localhost", 9000, "q").entry
    plant(profile_folder, [
        f"connecting with {TOKEN}",
        f"can't sign in to {URI} with kept-in-keyring-1",
        f"GET /api/status X-API-Key: {made}",
        f"asked with {KEY} and Bearer {made}",
        f"raw password {PASSWORD}, user:{QUEST}@host http://u:whatever@h/x",
        'token="typed-by-somebody" access_token=abcdef123456&x=1',
    ])  # fmt: skip
    text = await services.diagnostics.report({"Qt": "6"})
    for secret in (*SECRETS, made, "whatever", "typed-by-somebody", "abcdef123456"):
        assert secret not in text
    assert text.count(HIDDEN) >= 8
    assert "can't sign in to" in text


async def test_it_says_versions_connection_databases_settings_and_counts(
    services: Services,
) -> None:
    services.home_assistant.signs_in_by = "HA_TOKEN"
    text = await services.diagnostics.report({"Qt": "6.11.3 (PySide6 6.11.3)"})
    for words in (
        "Qt: 6.11.3", "Python: 3.", "System: ", "Phase: ", "Signs in by: HA_TOKEN",
        "Readings: DuckDB, answers", "State: SQLite, answers", "api_port: 3042 (default)",
        "questdb_user: q (environment)", "mongodb_uri:", "By role: device: 1",
        "By class: energy / total / kWh: 1", "Known: 2, tracked: 1, away: 0",
    ):  # fmt: skip
        assert words in text
    every = {declaration.key for declaration in services.settings.declarations}
    assert all(f"\n{key}: " in text for key in every)


async def test_names_of_sensors_are_in_it_only_where_asked_for(
    services: Services, profile_folder: Path
) -> None:
    plant(profile_folder, ["sensor.kitchen_meter was renamed", "sensor.unknown came"])
    text = await services.diagnostics.report({})
    assert "kitchen" not in text.casefold()
    assert "sensor.#1 was renamed" in text
    assert "sensor.#? came" in text
    text = await services.diagnostics.report({}, with_names=True)
    assert "sensor.kitchen_meter: Kitchen of Ada" in text
    assert "sensor.kitchen_meter was renamed" in text


def test_the_newest_lines_of_the_log_come_from_the_file_before_too(tmp_path: Path) -> None:
    log.set_up(tmp_path, "INFO")
    logging.getLogger("energy_desktop").info("the newest")
    for handler in logging.getLogger().handlers:
        handler.flush()
    (tmp_path / "energy-desktop.log.1").write_text(
        "".join(f"old {number}\n" for number in range(300))
    )
    lines = last_lines(tmp_path)
    log.set_up(None, "INFO")
    assert len(lines) == LOG_LINES
    assert lines[-1].endswith("the newest")
    assert lines[0] == "old 101"
    assert last_lines(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mongodb://me:a:b@nas/x", f"mongodb://{HIDDEN}@nas/x"),
        ("http://nas:9000/exec?a=1", "http://nas:9000/exec?a=1"),
        ("Authorization: Basic dXNlcjpwYXNz", f"Authorization: Basic {HIDDEN}"),
        ("ed_DXV4DJU36ARHdvRCnIRmZ0DDB6n4", HIDDEN),
        ('"password": "x y"', f'"password": "{HIDDEN} y"'),
        ("12 sensors, 3 refused", "12 sensors, 3 refused"),
    ],
)
def test_what_looks_like_a_secret_is_hidden_and_nothing_else(text: str, left: str) -> None:
    assert scrubbed(text, ()) == left
