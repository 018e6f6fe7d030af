"""Starts the small system programs that a test needs around it, and ends them by their id."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.servers.provision import ServerMissing

END_TIMEOUT_S = 5.0
READY_TIMEOUT_S = 20.0


def require(*programs: str) -> None:
    """Raise ServerMissing, with what to install, unless all of the programs are there."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise ServerMissing(
            f"{', '.join(missing)} not found: run installer/system_packages.sh test"
        )


class Programs:
    """Running programs in the order they were started; they end in the reverse order."""

    def __init__(self, env: Mapping[str, str], log: Path) -> None:
        self._env = dict(env)
        self._log = log
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start one program; what it prints goes to the log unless ``stdout`` is given."""
        with self._log.open("ab") as log:
            settings: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": log} | options
            process = subprocess.Popen(
                command, env=self._env, stderr=log, start_new_session=True, **settings
            )
        self._running.append(process)
        return process

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until the condition holds; raises RuntimeError with the log if it never does."""
        deadline = time.monotonic() + READY_TIMEOUT_S
        while not condition():
            if time.monotonic() > deadline:
                raise RuntimeError(f"no {what}:\n{self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)

    def end(self) -> None:
        """End all of them; one that does not listen is killed."""
        while self._running:
            process = self._running.pop()
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(END_TIMEOUT_S)
            process.kill()
            process.wait()


def bare_environment(home: Path) -> dict[str, str]:
    """Environment variables for programs of a test: a home and a runtime folder of their own."""
    run = home / "run"
    run.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def free_port() -> int:
    """A port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
