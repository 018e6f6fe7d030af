"""A real server that speaks MongoDB's wire protocol, with a user, in a temporary folder.

It is SecantusDB, a process of its own; tests rely only on what MongoDB 7 documents, and on none of
this server's own ways (it answers ``$in`` with a sort on the same indexed field unsorted).
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from tests.servers.programs import free_port
from tests.servers.provision import mongodb_environment

USER, PASSWORD = "energy", "only-for-tests:p@ss/w%rd"
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 10.0
POLL_S = 0.02


class MongoDbFailed(RuntimeError):
    """The server did not do what the harness asked for; holds the end of its log."""


class MongoDb:
    """One server: folder, port, user and data stay the same over every restart.

    What it acknowledges is synced to disk. Everyone must sign in, as the user of the database
    ``admin`` that the first start makes.
    """

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.port = free_port() if port is None else port
        self.host = f"127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._has_user = False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._process.pid if self._process else None

    def uri(self, database: str, *options: str, user: str = USER) -> str:
        """The address without the password, as a user of the program writes it."""
        query = "&".join(["authSource=admin", *options])
        return f"mongodb://{user}@{self.host}/{database}?{query}"

    def start(self) -> Self:
        """Start it and wait until it answers; the first start makes the user."""
        if not self._has_user:
            self._spawn()
            self._make_user()
            self.kill()
        self._spawn("--auth")
        return self

    def stop(self) -> None:
        """End it as an administrator does (SIGTERM); nothing if it is not running."""
        if self._process is None:
            return
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_TIMEOUT_S)
        self.kill()

    def kill(self) -> None:
        """End it at once, as a crash does; also while it is frozen."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process = None

    def freeze(self) -> None:
        """Have it answer nothing, with its connections open, until ``go_on``."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOWAIT)

    def go_on(self) -> None:
        """End a freeze."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Frozen for a while."""
        self.freeze()
        try:
            yield
        finally:
            self.go_on()

    @contextmanager
    def client(self, *, signed_in: bool = True) -> Iterator[MongoClient[dict[str, Any]]]:
        """A client of the test's own, to look at what is stored or to change it."""
        signature = {"username": USER, "password": PASSWORD} if signed_in else {}
        options: dict[str, Any] = {"tz_aware": True, "timeoutMS": 10_000, **signature}
        with MongoClient[dict[str, Any]](f"mongodb://{self.host}", **options) as client:
            yield client

    def _spawn(self, *options: str) -> None:
        program = mongodb_environment() / "bin" / "secantusd-py"
        data = ["--storage-path", str(self._folder / "data"), "--sync-on-commit"]
        address = ["--host", "127.0.0.1", "--port", str(self.port)]
        environment = {"HOME": str(self._folder), "LANG": "C.UTF-8"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(program), *address, *data, *options],
                cwd=self._folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.kill()
            raise

    @property
    def _log(self) -> Path:
        return self._folder / "server.log"

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._answers():
            ended = self._process is None or self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                raise MongoDbFailed(self._log.read_text(errors="replace")[-3000:])
            time.sleep(POLL_S)

    def _answers(self) -> bool:
        with MongoClient[dict[str, Any]](
            f"mongodb://{self.host}", directConnection=True, serverSelectionTimeoutMS=200
        ) as client:
            try:
                client.admin.command("ping")
            except PyMongoError:
                return False
        return True

    def _make_user(self) -> None:
        with self.client(signed_in=False) as client:
            client.admin.command("createUser", USER, pwd=PASSWORD, roles=["root"])
        self._has_user = True
