"""Settings: who wins, what is refused and in which words, and what a crash leaves."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest

from energy_desktop.config import DECLARATIONS, Settings
from energy_desktop.errors import SettingsError, StoreUnavailable
from tests.guards.surroundings import SETTINGS

EXAMPLE = Path(__file__).parents[1] / ".env.example"
COMPOSE_ONLY = {
    *("MONGODB_USER", "MONGODB_PORT", "COMPOSE_PROJECT_NAME", "BACKUP_FOLDER"),
    *("PROXY_HTTP_PORT", "PROXY_HTTPS_PORT", "TLS_CERTIFICATE_FILE", "TLS_KEY_FILE"),
}


def load(profile: Path, **environ: str) -> Settings:
    return Settings.load(profile, environ=environ)


class Store:
    """Keeps settings as the state store does; ``failing`` makes it refuse."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.failing = False

    async def save(self, values: Mapping[str, Any]) -> None:
        if self.failing:
            raise StoreUnavailable("The disk is full.")
        self.values |= values


def test_every_layer_wins_over_the_next(profile_folder: Path) -> None:
    (profile_folder / "settings.json").write_bytes(orjson.dumps({"api_port": 4}))
    assert load(profile_folder).get("api_port") == 4
    (profile_folder / ".env").write_text("PORT=3\n")
    assert load(profile_folder).get("api_port") == 3
    assert load(profile_folder, PORT="2").get("api_port") == 2
    settings = Settings.load(profile_folder, command_line={"api_port": 1}, environ={"PORT": "2"})
    assert (settings.get("api_port"), settings.source("api_port")) == (1, "command line")
    settings.override("api_port", 7)
    assert (settings.get("api_port"), settings.source("api_port")) == (7, "command line")


@pytest.mark.skipif(sys.platform == "win32", reason="other rights")
async def test_nobody_else_reads_what_is_saved(tmp_path: Path) -> None:
    await load(tmp_path / "profile").put({"api_port": 5})
    assert (tmp_path / "profile" / "settings.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "profile").stat().st_mode & 0o777 == 0o700


def test_the_source_says_where_a_value_came_from(profile_folder: Path) -> None:
    (profile_folder / "settings.json").write_bytes(orjson.dumps({"api_enabled": False}))
    (profile_folder / ".env").write_text("API_HOST=127.0.0.2\n")
    settings = load(profile_folder, PORT="2")
    assert [settings.source(k) for k in ("api_port", "api_host", "api_enabled", "theme")] == [
        "environment", ".env", "saved", "default",
    ]  # fmt: skip


async def test_the_address_of_the_environment_yields_to_the_saved_one(profile_folder: Path) -> None:
    settings = load(profile_folder, HA_URL="from-env")
    assert (settings.get("ha_url"), settings.source("ha_url")) == ("from-env", "environment")
    settings.attach({"ha_url": "saved"}, Store().save, lambda _keys: None)
    assert (settings.get("ha_url"), settings.source("ha_url")) == ("saved", "saved")
    await settings.put({"ha_url": ""})
    assert settings.get("ha_url") == "from-env"
    settings.override("ha_url", "demo")
    assert settings.get("ha_url") == "demo"


def test_the_command_lines_address_wins_over_the_saved_one(profile_folder: Path) -> None:
    settings = Settings.load(profile_folder, command_line={"ha_url": "mine"}, environ={})
    settings.attach({"ha_url": "saved"}, Store().save, lambda _keys: None)
    assert settings.get("ha_url") == "mine"


def test_only_the_profiles_env_file_is_read_or_the_one_named(
    profile_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PORT=5\n")
    assert load(profile_folder).get("api_port") == 3042
    named = Settings.load(profile_folder, env_file=tmp_path / ".env", environ={})
    assert named.get("api_port") == 5
    with pytest.raises(SettingsError, match="--env-file"):
        Settings.load(profile_folder, env_file=tmp_path / "none", environ={})


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "http"), ("PORT", "-1"), ("PORT", "70000"), ("PORT", "3042.5"),
     ("QUESTDB_PG_PORT", "0"), ("DATABASE_TYPE", "oracle"), ("LOG_LEVEL", "LOUD")],
)  # fmt: skip
def test_a_bad_variable_is_named_with_what_it_takes(
    profile_folder: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=rf"^{name} takes .*{re.escape(value)}.*\.$"):
        load(profile_folder, **{name: value})


def test_choices_may_be_written_in_any_case(profile_folder: Path) -> None:
    settings = load(profile_folder, LOG_LEVEL="debug", DATABASE_TYPE="Embedded")
    assert (settings.get("log_level"), settings.get("database_type")) == ("DEBUG", "embedded")


def test_an_empty_variable_is_none_at_all(profile_folder: Path) -> None:
    assert load(profile_folder, PORT="").source("api_port") == "default"


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Yes", True), ("1", True), ("off", False), (False, False)]
)
async def test_true_and_false_have_many_spellings(
    profile_folder: Path, text: object, value: bool
) -> None:
    settings = load(profile_folder)
    await settings.put({"api_enabled": text})
    assert settings.flag("api_enabled") is value


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b""])
def test_a_damaged_settings_file_says_what_to_do(profile_folder: Path, content: bytes) -> None:
    (profile_folder / "settings.json").write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.json is damaged"):
        load(profile_folder)


def test_an_env_file_that_is_no_text_says_so(profile_folder: Path) -> None:
    (profile_folder / ".env").write_bytes(b"PORT=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env can't be read"):
        load(profile_folder)


def test_a_saved_value_that_no_longer_fits_gives_way_to_the_default(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    saved = {"api_port": "x", "api_enabled": False, "of_a_newer_version": 1}
    (profile_folder / "settings.json").write_bytes(orjson.dumps(saved))
    settings = load(profile_folder)
    assert (settings.get("api_port"), settings.get("api_enabled")) == (3042, False)
    assert "PORT takes a whole number" in caplog.text
    settings.attach({"text_scale": 900}, Store().save, lambda _keys: None)
    assert settings.get("text_scale") == 100


def test_a_port_of_tcp_ilp_is_answered_with_a_warning(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load(profile_folder, QUESTDB_ILP_PORT="9009")
    assert "QUESTDB_ILP_PORT is ignored" in caplog.text


async def test_local_settings_are_in_the_file_and_the_rest_in_the_store(
    profile_folder: Path,
) -> None:
    settings, store = load(profile_folder), Store()
    told: list[frozenset[str]] = []
    settings.attach({}, store.save, told.append)
    await settings.put({"api_port": "4000", "theme": "dark"})
    assert store.values == {"theme": "dark"}
    file = profile_folder / "settings.json"
    assert orjson.loads(file.read_bytes()) == {"api_port": 4000}
    assert told == [frozenset({"api_port", "theme"})]
    assert load(profile_folder).get("api_port") == 4000


@pytest.mark.parametrize(
    "values",
    [{"api_port": 4000, "theme": "pink"}, {"api_port": 4000, "no_such": 1},
     {"api_port": 4000, "time_zone": "Mars/Base"}],
)  # fmt: skip
async def test_one_bad_value_and_nothing_is_saved(
    profile_folder: Path, values: dict[str, object]
) -> None:
    settings, store = load(profile_folder), Store()
    told: list[frozenset[str]] = []
    settings.attach({}, store.save, told.append)
    with pytest.raises(SettingsError):
        await settings.put(values)
    assert (settings.get("api_port"), store.values, told) == (3042, {}, [])
    assert not (profile_folder / "settings.json").exists()


async def test_where_the_store_refuses_the_file_is_as_before(profile_folder: Path) -> None:
    settings, store = load(profile_folder), Store()
    told: list[frozenset[str]] = []
    settings.attach({}, store.save, told.append)
    await settings.put({"api_port": 4000})
    store.failing = True
    with pytest.raises(StoreUnavailable):
        await settings.put({"api_port": 5000, "theme": "dark"})
    assert (settings.get("api_port"), settings.get("theme")) == (4000, "system")
    assert load(profile_folder).get("api_port") == 4000
    assert len(told) == 1


async def test_before_the_store_is_open_its_settings_cant_be_saved(profile_folder: Path) -> None:
    with pytest.raises(SettingsError, match="not open"):
        await load(profile_folder).put({"theme": "dark"})


async def test_a_folder_that_cant_be_written_says_so(profile_folder: Path) -> None:
    settings = Settings(profile_folder / "file" / "settings.json")
    (profile_folder / "file").write_text("")
    with pytest.raises(SettingsError, match="can't be saved"):
        await settings.put({"api_port": 4000})


def test_an_env_file_whose_passwords_others_can_read_is_used_and_complained_about(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = profile_folder / ".env"
    file.write_text("QUESTDB_PASSWORD=secret\n")
    file.chmod(0o600)
    Settings.load(profile_folder, environ={})
    assert caplog.text == ""
    file.chmod(0o644)
    assert Settings.load(profile_folder, environ={}).environment["QUESTDB_PASSWORD"] == "secret"
    assert f"others can read QUESTDB_PASSWORD in {file}" in caplog.text
    assert "secret" not in caplog.text
    file.write_text("LOG_LEVEL=DEBUG\n")
    caplog.clear()
    Settings.load(profile_folder, environ={})
    assert caplog.text == ""


def test_a_secret_of_the_env_file_is_known_and_the_environment_wins(profile_folder: Path) -> None:
    (profile_folder / ".env").write_text("HA_TOKEN=of-the-file\nHA_URL=http://file\n")
    (profile_folder / ".env").chmod(0o600)
    settings = Settings.load(profile_folder, environ={"HA_URL": "http://environment"})
    assert settings.environment["HA_TOKEN"] == "of-the-file"
    assert settings.environment["HA_URL"] == "http://environment"


def test_the_example_lists_exactly_the_known_variables() -> None:
    named = set(re.findall(r"^# ([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    secrets = {"HA_TOKEN", "HA_TOKEN_FILE", "API_KEY", "API_KEY_FILE"}
    secrets |= {"MONGODB_PASSWORD", "QUESTDB_PASSWORD"}
    known = {s.env for s in DECLARATIONS if s.env} | secrets | {"QUESTDB_ILP_PORT"}
    assert named - COMPOSE_ONLY == known
    assert set(SETTINGS) == known


def test_the_defaults_fit_their_own_declarations() -> None:
    for setting in DECLARATIONS:
        assert setting.parse(setting.default) == setting.default
        assert setting.label
    assert len({s.key for s in DECLARATIONS}) == len(DECLARATIONS)


@pytest.mark.parametrize("text", ["22:00-07:00", "00:00-23:59", ""])
def test_quiet_hours_are_two_times(text: str, profile_folder: Path) -> None:
    made = Settings.load(profile_folder, environ={})
    made.override("quiet_hours", text)
    assert made.text("quiet_hours") == text


@pytest.mark.parametrize("text", ["22-7", "22:00", "24:00-07:00", "22:60-07:00", "always"])
def test_what_are_no_quiet_hours_is_refused(text: str, profile_folder: Path) -> None:
    made = Settings.load(profile_folder, environ={})
    with pytest.raises(SettingsError, match="quiet_hours takes times such as 22:00-07:00"):
        made.override("quiet_hours", text)


@pytest.mark.parametrize("host", ["my.host", "1.2.3", "0.0.0.0.0", "nas"])
def test_an_address_of_the_api_that_is_none_stops_the_start(
    profile_folder: Path, host: str
) -> None:
    with pytest.raises(SettingsError, match=f"^API_HOST takes an IP address or localhost.*{host}"):
        load(profile_folder, API_HOST=host)
    for good in ("::", "localhost", "192.168.1.5"):
        assert load(profile_folder, API_HOST=good).get("api_host") == good
