"""A report for whoever helps: how the program is, without secrets and, unless asked, names."""

from __future__ import annotations

import asyncio
import os
import platform
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from energy_desktop.accounts import mongodb_account, questdb_account
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.env_file import SECRETS
from energy_desktop.errors import CredentialsError
from energy_desktop.models import Entity, StoreHealth
from energy_desktop.services.databases import Databases, without_password
from energy_desktop.services.entities import Entities
from energy_desktop.services.home_assistant import HomeAssistantService
from energy_desktop.services.status import Status, iso

LOG_LINES: Final = 200
_LOG_BYTES: Final = 512_000
_SHORTEST_SECRET: Final = 3
HIDDEN: Final = "***"

_PATTERNS: Final = (
    (re.compile(r"(://)[^\s/@]*:[^\s]*@"), rf"\1{HIDDEN}@"),
    (re.compile(r"eyJ[\w-]{5,}\.[\w-]+(\.[\w-]+)?"), HIDDEN),
    (re.compile(r"\bed_[\w-]{16,}"), HIDDEN),
    (re.compile(r"(?i)(bearer|basic)\s+[\w.~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    (
        re.compile(
            r"(?i)([\w-]*(?:password|passwd|token|secret|api[_-]?key)[\w-]*[\"']?\s*[=:]\s*[\"']?)"
            r"[^\s\"',;&]+"
        ),
        rf"\1{HIDDEN}",
    ),
)
"""What looks like a secret: passwords in addresses, tokens of Home Assistant, keys of the API."""
_ENTITY_ID: Final = re.compile(r"\b(?:sensor|binary_sensor|number|utility_meter)\.\w+")


class Diagnostics:
    """Makes the report; nothing is sent anywhere."""

    def __init__(
        self,
        status: Status,
        settings: Settings,
        databases: Databases,
        entities: Entities,
        home_assistant: HomeAssistantService,
        credentials: Credentials,
        now: Callable[[], datetime],
    ) -> None:
        self._status = status
        self._settings = settings
        self._databases = databases
        self._entities = entities
        self._home_assistant = home_assistant
        self._credentials = credentials
        self._now = now

    async def report(self, versions: Mapping[str, str], *, with_names: bool = False) -> str:
        """All of it as text in English; ``versions`` are those that only a front end knows.

        ``with_names``: with the names and ids of sensors; else an id reads ``sensor.#3``.
        """
        stores = await self._status.stores()
        log = await asyncio.to_thread(last_lines, self._status.log_folder())
        secrets = await self._secrets()
        sections = (
            ("Energy Desktop report", self._program(versions)),
            ("Connection", self._connection()),
            ("Databases", [*_store("State", stores.state), *_store("Readings", stores.series)]),
            ("Recording", self._recording()),
            ("Settings", self._all_settings()),
            ("Sensors", self._sensors(with_names=with_names)),
            (f"Log, the last {len(log)} lines", log),
        )
        text = "\n\n".join("\n".join((f"## {title}", *lines)) for title, lines in sections)
        text = scrubbed(text, secrets).replace(f"{Path.home()}{os.sep}", f"~{os.sep}")
        return (text if with_names else self._without_names(text)) + "\n"

    def _program(self, versions: Mapping[str, str]) -> list[str]:
        facts = {
            "Made": iso(self._now()),
            "Energy Desktop": self._status.version,
            **versions,
            "Python": platform.python_version(),
            "System": f"{platform.platform()} ({platform.machine()})",
            "Running for": f"{self._status.uptime_s:.0f} s",
        }
        return [f"{name}: {value}" for name, value in facts.items()]

    def _connection(self) -> list[str]:
        state, home = self._home_assistant.state, self._home_assistant
        return [
            f"Phase: {state.phase.value} since {iso(state.since)}",
            f"Home Assistant: {state.ha_version or 'unknown'}",
            f"Error: {state.error or 'none'}",
            f"Signs in by: {home.signs_in_by or 'nothing'}",
            f"Keyring: {'there' if home.can_keep_token else 'none'}",
        ]

    def _recording(self) -> list[str]:
        counts, progress = self._status.counts(), self._status.progress
        troubles = [problem.message for problem in self._status.troubles.values()]
        return [
            f"Received: {counts.received}, stored: {counts.stored}, refused: {counts.refused}",
            f"Waiting: {counts.buffered} in memory, {counts.journalled} in the journal",
            f"Connected anew: {counts.reconnects} times",
            f"Past: {progress.done} of {progress.total} {progress.what}".rstrip(),
            f"Problems: {' | '.join(troubles) or 'none'}",
        ]

    def _all_settings(self) -> list[str]:
        shown = {
            "ha_url": self._home_assistant.canonical_url or "",
            "mongodb_uri": self._databases.mongodb_address,
        }
        keys = (declaration.key for declaration in self._settings.declarations)
        return [
            f"{key}: {shown.get(key, self._settings.get(key))} ({self._settings.source(key)})"
            for key in keys
        ]

    def _sensors(self, *, with_names: bool) -> list[str]:
        entities = self._entities.all()
        tracked = sum(e.is_tracked for e in entities)
        away = sum(not e.is_active for e in entities)
        lines = [f"Known: {len(entities)}, tracked: {tracked}, away: {away}"]
        lines += _counted("role", (e.role.value if e.role else "none" for e in entities))
        lines += _counted("class", (_class(e) for e in entities))
        if with_names:
            lines += [f"{e.entity_id}: {e.friendly_name}" for e in entities if e.is_tracked]
        return lines

    def _without_names(self, text: str) -> str:
        number = {e.entity_id: place for place, e in enumerate(self._entities.all(), 1)}

        def hidden(found: re.Match[str]) -> str:
            domain = found[0].partition(".")[0]
            return f"{domain}.#{number.get(found[0], '?')}"

        return _ENTITY_ID.sub(hidden, text)

    async def _secrets(self) -> set[str]:
        """Everything that must not be in a report, as far as it is known here."""
        environment = self._settings.environment
        found = {environment.get(name, "") for name in SECRETS}
        found.add(without_password(self._settings.text("mongodb_uri"))[1])
        found.add(without_password(str(self._settings.saved("mongodb_uri")))[1])
        for given in (
            self._credentials.environment_token,
            self._credentials.environment_api_key,
        ):
            try:
                found.add(given() or "")
            except CredentialsError:
                continue
        if url := self._home_assistant.canonical_url:
            found.add(await self._credentials.token(url) or "")
        form = self._databases.form
        for account in (
            mongodb_account(form.mongodb_uri),
            questdb_account(form.questdb_host, form.questdb_http_port, form.questdb_user),
        ):
            if account is not None:
                found.add(await self._credentials.database_password(account) or "")
        return found


def scrubbed(text: str, secrets: Iterable[str]) -> str:
    """The text without these secrets, also as addresses write them, and what looks like one."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            for written in (secret, quote(secret, safe="")):
                text = text.replace(written, HIDDEN)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def last_lines(folder: Path, most: int = LOG_LINES) -> list[str]:
    """The newest lines of the log, the oldest of them first; of the file before it if need be."""
    lines: list[str] = []
    for name in ("energy-desktop.log", "energy-desktop.log.1"):
        if len(lines) < most:
            lines = _tail(folder / name)[-(most - len(lines)) :] + lines
    return lines


def _tail(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            opened.seek(max(0, size - _LOG_BYTES))
            read = opened.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return read[1:] if size > _LOG_BYTES else read


def _store(name: str, health: StoreHealth) -> list[str]:
    error = f"; {health.error}" if health.error else ""
    return [
        f"{name}: {health.kind}, {'answers' if health.available else 'does not answer'}{error}",
        f"  {health.size_bytes} bytes, {health.rows} rows, oldest {iso(health.oldest) or 'none'}",
    ]


def _class(entity: Entity) -> str:
    parts = (entity.device_class, entity.state_class, entity.unit)
    return " / ".join(part or "-" for part in parts)


def _counted(what: str, values: Iterable[str]) -> list[str]:
    return [f"By {what}: {value}: {count}" for value, count in sorted(Counter(values).items())]
