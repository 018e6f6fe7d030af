"""Settings: one declaration per setting gives key, type, default, environment name and label.

Precedence: command line > environment > ``.env`` > saved > default, except fallbacks (``ha_url``),
whose environment counts only where nothing is saved. What must be known before a store is open is
kept in ``settings.json`` of the profile, the rest in the state store. Secrets are never settings.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

from energy_desktop.env_file import read_env
from energy_desktop.errors import SettingsError
from energy_desktop.sentences import say
from energy_desktop.setting_files import read_json, write_json

_log = logging.getLogger(__name__)

Value = str | int | bool
LANGUAGES: Final = ("system", "en", "de", "nl", "fr")
THEMES: Final = ("system", "light", "dark", "high-contrast-light", "high-contrast-dark")
_HOST_NAME: Final = re.compile(r"[\w.-]+|[0-9A-Fa-f:]+")
_TIME: Final = r"(?:[01]\d|2[0-3]):[0-5]\d"
_QUIET_HOURS: Final = re.compile(f"{_TIME}-{_TIME}")
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``local``: kept in settings.json; ``fallback``: environment yields to saved.

    ``low`` and ``high`` bound whole numbers, inclusive.
    """

    key: str
    type: type[str | int | bool]
    default: Value
    env: str | None
    label: str
    choices: tuple[str, ...] = ()
    local: bool = False
    fallback: bool = False
    low: int = 0
    high: int = 65535

    def parse(self, value: object) -> Value:
        """The value in its type; raises SettingsError that names the setting and what it takes."""
        if self.type is bool:
            return self._bool(value)
        if self.type is int:
            return self._int(value)
        return self._text(value)

    def _bool(self, value: object) -> bool:
        text = str(value).strip().lower()
        if text not in _TRUE | _FALSE:
            raise SettingsError(
                say("{name} takes true or false, not “{value}”.", name=self.name, value=value)
            )
        return text in _TRUE

    def _int(self, value: object) -> int:
        try:
            number = int(str(value).strip())
        except ValueError:
            raise SettingsError(
                say("{name} takes a whole number, not “{value}”.", name=self.name, value=value)
            ) from None
        if not self.low <= number <= self.high:
            raise SettingsError(
                say(
                    "{name} takes {low} to {high}, not {number}.",
                    name=self.name,
                    low=self.low,
                    high=self.high,
                    number=number,
                )
            )
        return number

    def _text(self, value: object) -> str:
        text = str(value).strip()
        if self.choices:
            return self._choice(text)
        if self.key == "api_host" and not _is_address(text):
            raise SettingsError(
                say(
                    "{name} takes an IP address or localhost, not “{text}”.",
                    name=self.name,
                    text=text,
                )
            )
        if self.key == "time_zone" and text and text not in available_timezones():
            raise SettingsError(
                say(
                    "{name} takes a name such as Europe/Berlin, not “{text}”.",
                    name=self.name,
                    text=text,
                )
            )
        if self.key == "api_allowed_hosts" and (wrong := _no_host_name(text)):
            raise SettingsError(
                say(
                    "{name} takes names such as nas.lan, not “{wrong}”.",
                    name=self.name,
                    wrong=wrong,
                )
            )
        if self.key == "quiet_hours" and text and not _QUIET_HOURS.fullmatch(text):
            raise SettingsError(
                say(
                    "{name} takes times such as 22:00-07:00, not “{text}”.",
                    name=self.name,
                    text=text,
                )
            )
        return text

    def _choice(self, text: str) -> str:
        """The choice meant, in whatever case it is written."""
        for choice in self.choices:
            if choice.lower() == text.lower():
                return choice
        raise SettingsError(
            say(
                "{name} takes one of {choices}, not “{text}”.",
                name=self.name,
                choices=", ".join(self.choices),
                text=text,
            )
        )

    @property
    def name(self) -> str:
        """The name a user knows it by: its environment name where it has one."""
        return self.env or self.key


def _no_env_file(path: Path) -> str:
    if not path.exists():
        return say("The file {env_file} given by --env-file does not exist.", env_file=path)
    if path.is_dir():
        return say("{env_file} given by --env-file is a folder; name a file.", env_file=path)
    return say("{env_file} given by --env-file is no ordinary file.", env_file=path)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return text == "localhost"
    return True


def _no_host_name(names: str) -> str | None:
    """The first of some names with commas between them that can't be that of a computer."""
    given = (name.strip() for name in names.split(","))
    return next((name for name in given if name and not _HOST_NAME.fullmatch(name)), None)


DECLARATIONS: Final[tuple[Setting, ...]] = (
    Setting("ha_url", str, "", "HA_URL", "Home Assistant address", fallback=True),
    Setting("ha_verify_tls", bool, True, None, "Check Home Assistant's certificate"),
    Setting("database_type", str, "embedded", "DATABASE_TYPE", "Kind of database",
            choices=("embedded", "servers"), local=True),
    Setting("move_to", str, "", None, "Kind of database that is moved to",
            choices=("", "embedded", "servers"), local=True),
    Setting("move_merges", bool, False, None, "Add to the data that is there", local=True),
    Setting("database_path", str, "", "DATABASE_PATH", "Folder of the embedded database",
            local=True),
    Setting("mongodb_uri", str, "mongodb://localhost:27017/energy_dashboard", "MONGODB_URI",
            "Address of MongoDB", local=True),
    Setting("questdb_host", str, "localhost", "QUESTDB_HOST", "Host of QuestDB", local=True),
    Setting("questdb_http_port", int, 9000, "QUESTDB_HTTP_PORT", "HTTP port of QuestDB", low=1,
            local=True),
    Setting("questdb_pg_port", int, 8812, "QUESTDB_PG_PORT", "PostgreSQL port of QuestDB", low=1,
            local=True),
    Setting("questdb_user", str, "", "QUESTDB_USER", "User of QuestDB", local=True),
    Setting("questdb_tls", bool, False, "QUESTDB_TLS", "QuestDB behind TLS", local=True),
    Setting("api_enabled", bool, True, None, "HTTP API", local=True),
    Setting("api_host", str, "127.0.0.1", "API_HOST", "Address the HTTP API listens on",
            local=True),
    Setting("api_port", int, 3042, "PORT", "Port of the HTTP API", local=True),
    Setting("api_allowed_hosts", str, "", "API_ALLOWED_HOSTS", "Host names the HTTP API answers to",
            local=True),
    Setting("api_keys_made", bool, False, None, "Keys of the HTTP API are in the keyring",
            local=True),
    Setting("log_level", str, "INFO", "LOG_LEVEL", "Detail of the log",
            choices=("DEBUG", "INFO", "WARNING", "ERROR"), local=True),
    Setting("language", str, "system", None, "Language", choices=LANGUAGES),
    Setting("theme", str, "system", None, "Theme", choices=THEMES),
    Setting("text_scale", int, 100, None, "Text size in percent", low=80, high=200),
    Setting("clock", str, "system", None, "Time of day", choices=("system", "24h", "12h")),
    Setting("motion", str, "system", None, "Motion", choices=("system", "full", "reduced")),
    Setting("time_zone", str, "", None, "Time zone"),
    Setting("on_close", str, "ask", None, "When the window is closed",
            choices=("ask", "background", "quit"), local=True),
    Setting("notify_disconnected", bool, True, None,
            "Home Assistant can't be reached for 5 minutes", local=True),
    Setting("notify_refused", bool, True, None, "The token is refused", local=True),
    Setting("notify_database", bool, True, None, "The database can't be written", local=True),
    Setting("notify_repaired", bool, True, None, "A gap of more than 10 minutes was repaired",
            local=True),
    Setting("quiet_hours", str, "", None, "Quiet hours, such as 22:00-07:00", local=True),
)  # fmt: skip

_VARIABLES: Final = frozenset(s.env for s in DECLARATIONS if s.env)
SaveToStore = Callable[[Mapping[str, Any]], Awaitable[None]]


class Settings:
    """Every setting's value and where it came from. ``load`` reads files, ``attach`` the store.

    ``environment`` is that of the process over that of ``.env``, with what is no setting: secrets.
    """

    declarations = DECLARATIONS

    def __init__(
        self,
        file: Path,
        *,
        command_line: Mapping[str, object] | None = None,
        environ: Mapping[str, str] | None = None,
        env_file: Mapping[str, str | None] | None = None,
    ) -> None:
        self._file = file
        in_file = {name: text for name, text in (env_file or {}).items() if text is not None}
        self.environment: Mapping[str, str] = in_file | dict(environ or {})
        self._of_process = frozenset(name for name, text in (environ or {}).items() if text)
        self._by_key = {s.key: s for s in DECLARATIONS}
        self._layers: list[tuple[str, dict[str, Value]]] = [
            ("command line", self._parsed(command_line or {})),
            ("environment", self._from_environment(environ or {})),
            (".env", self._from_environment(env_file or {})),
        ]
        self._saved = self._parsed_leniently(read_json(file))
        self._for_this_run: dict[str, Value] = {}
        self._save_to_store: SaveToStore | None = None
        self._on_change: Callable[[frozenset[str]], None] = lambda _keys: None

    @classmethod
    def load(
        cls,
        profile: Path,
        *,
        command_line: Mapping[str, object] | None = None,
        env_file: Path | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> Settings:
        """Settings of a profile folder; raises SettingsError for a value that can't be used."""
        path = env_file or profile / ".env"
        if env_file and not env_file.is_file():
            raise SettingsError(_no_env_file(env_file))
        return cls(
            profile / "settings.json",
            command_line=command_line,
            environ=environ,
            env_file=read_env(path, _VARIABLES) if path.is_file() else {},
        )

    def attach(
        self,
        stored: Mapping[str, Any],
        save: SaveToStore,
        on_change: Callable[[frozenset[str]], None],
    ) -> None:
        """Add what the state store keeps, and say where to save and whom to tell of changes."""
        self._saved |= self._parsed_leniently(stored)
        self._save_to_store = save
        self._on_change = on_change

    def override(self, key: str, value: object) -> None:
        """A value for this run only, above everything else; it is never saved."""
        self._for_this_run[key] = self._by_key[key].parse(value)

    def get(self, key: str) -> Value:
        """The value in force."""
        return self._find(key)[1]

    def text(self, key: str) -> str:
        """The value in force of a setting of text."""
        return str(self.get(key))

    def number(self, key: str) -> int:
        """The value in force of a setting that is a whole number."""
        return int(self.get(key))

    def flag(self, key: str) -> bool:
        """The value in force of a setting that is true or false."""
        return bool(self.get(key))

    def source(self, key: str) -> str:
        """Where the value in force came from: command line, environment, .env, saved, default."""
        return self._find(key)[0]

    def source_of_variable(self, name: str) -> str:
        """Where a variable of the environment is set: environment, .env, or empty for nowhere."""
        if name in self._of_process:
            return "environment"
        return ".env" if self.environment.get(name) else ""

    def saved(self, key: str) -> Value:
        """The value that is saved, else the default, whatever the environment says."""
        return self._saved.get(key, self._by_key[key].default)

    async def put(self, values: Mapping[str, object]) -> None:
        """Check all, then save all; raises SettingsError and changes nothing if one is unusable."""
        parsed = self._parsed(values)
        local = {k: v for k, v in parsed.items() if self._by_key[k].local}
        stored = {k: v for k, v in parsed.items() if k not in local}
        kept = {k: v for k, v in self._saved.items() if self._by_key[k].local}
        if local:
            write_json(self._file, kept | local)
        if stored:
            try:
                await self._store(stored)
            except BaseException:
                if local:
                    write_json(self._file, kept)
                raise
        self._saved |= parsed
        self._on_change(frozenset(parsed))

    async def _store(self, values: Mapping[str, Value]) -> None:
        if self._save_to_store is None:
            raise SettingsError(say("The database is not open, so settings can't be saved now."))
        await self._save_to_store(values)

    def _find(self, key: str) -> tuple[str, Value]:
        setting = self._by_key[key]
        if key in self._for_this_run:
            return "command line", self._for_this_run[key]
        layers = [*self._layers, ("saved", self._saved)]
        if setting.fallback and self._saved.get(key):
            layers = [self._layers[0], layers[-1]]
        for name, values in layers:
            if key in values:
                return name, values[key]
        return "default", setting.default

    def _parsed(self, values: Mapping[str, object]) -> dict[str, Value]:
        unknown = set(values) - set(self._by_key)
        if unknown:
            raise SettingsError(say("There is no setting “{key}”.", key=min(unknown)))
        return {key: self._by_key[key].parse(value) for key, value in values.items()}

    def _parsed_leniently(self, values: Mapping[str, object]) -> dict[str, Value]:
        """What was saved before; a value that no longer fits gives way to the default, logged."""
        parsed: dict[str, Value] = {}
        for key, value in values.items():
            if key not in self._by_key:
                continue
            try:
                parsed[key] = self._by_key[key].parse(value)
            except SettingsError as error:
                _log.warning("saved setting ignored: %s", error)
        return parsed

    def _from_environment(self, environ: Mapping[str, str | None]) -> dict[str, Value]:
        if environ.get("QUESTDB_ILP_PORT"):
            _log.warning(
                "QUESTDB_ILP_PORT is ignored: ILP over TCP does not acknowledge, writes go over "
                "HTTP (QUESTDB_HTTP_PORT)."
            )
        found = ((s, environ.get(s.env)) for s in DECLARATIONS if s.env)
        return {s.key: s.parse(text) for s, text in found if text}
