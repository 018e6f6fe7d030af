"""A real QuestDB in a temporary folder, on one port of the loopback interface, with a password."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from energy_desktop.stores.questdb_sql import META, TABLES
from tests.servers.ports import free_port
from tests.servers.provision import java, questdb_jar

USER, PASSWORD = "energy", "only; for=tests 'ü"
START_TIMEOUT_S = 90.0
STOP_TIMEOUT_S = 20.0
POLL_S = 0.05


class QuestDbFailed(RuntimeError):
    """QuestDB did not do what the harness asked for; holds what it said."""


class QuestDb:
    """One QuestDB: its folder and port stay the same over every restart.

    ``settings`` are more environment variables of its own (``QDB_…``); they count from the next
    start on.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        self.settings = dict(settings or {})
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> Self:
        """Start it and wait until it answers a query with the password."""
        self.launch()
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._answers():
            ended = self._process is None or self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                self.kill()
                said = self._log.read_text(errors="replace")[-3000:]
                raise QuestDbFailed(f"QuestDB did not get ready:\n{said}")
            time.sleep(POLL_S)
        return self

    def launch(self) -> None:
        """Start it and wait for nothing."""
        data, temporary = self.folder / "data", self.folder / "tmp"
        for each in (data, temporary):
            each.mkdir(parents=True, exist_ok=True)
        machine = [java(), "-Xmx256m", f"-Djava.io.tmpdir={temporary}", "-p", str(questdb_jar())]
        command = [*machine, "-m", "io.questdb/io.questdb.ServerMain", "-d", str(data)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, env=self._environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def stop(self) -> None:
        """End it as an administrator does (SIGTERM); nothing if it is not running."""
        if self._process is None:
            return
        self.go_on()
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_TIMEOUT_S)
        self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process = None

    def freeze(self) -> None:
        """Have it answer nothing, with its connections open, until ``go_on``."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """End a freeze."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def query(self, sql: str) -> list[list[Any]]:
        """The rows that a statement gives; raises QuestDbFailed with the server's words."""
        address = f"http://127.0.0.1:{self.port}/exec?" + urllib.parse.urlencode({"query": sql})
        request = urllib.request.Request(address)
        password = self.settings.get("QDB_HTTP_PASSWORD", PASSWORD)
        signed = base64.b64encode(f"{USER}:{password}".encode()).decode()
        request.add_header("Authorization", f"Basic {signed}")
        try:
            with urllib.request.urlopen(request, timeout=START_TIMEOUT_S) as answer:
                return list(json.load(answer).get("dataset", []))
        except urllib.error.HTTPError as error:
            raise QuestDbFailed(f"{sql}: {error.read().decode(errors='replace')}") from error

    @property
    def _log(self) -> Path:
        return self.folder / "questdb.out"

    def _answers(self) -> bool:
        try:
            return self.query("select 1") == [[1]]
        except (OSError, QuestDbFailed):
            return False

    def _environment(self) -> dict[str, str]:
        return {
            "LANG": "C.UTF-8",
            "QDB_HTTP_BIND_TO": f"127.0.0.1:{self.port}",
            "QDB_HTTP_USER": USER,
            "QDB_HTTP_PASSWORD": PASSWORD,
            "QDB_HTTP_MIN_ENABLED": "false",
            "QDB_PG_ENABLED": "false",
            "QDB_LINE_TCP_ENABLED": "false",
            "QDB_LINE_UDP_ENABLED": "false",
            "QDB_TELEMETRY_ENABLED": "false",
            "QDB_CAIRO_COMMIT_MODE": "sync",
            "QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE": "1m",
            **self.settings,
        }


def emptied(server: QuestDb) -> QuestDb:
    """The server with the tables that a store made there, if any, and no row in them.

    Much faster than making them anew.
    """
    there = {row[0] for row in server.query("SELECT table_name FROM tables()")}
    filled = there.intersection(TABLES) - {META}
    for name in filled:
        server.query(f"TRUNCATE TABLE {name}")
    for name in filled:
        server.query(f"SELECT wait_wal_table('{name}')")
    return server
