"""The program as its own process, as a user runs it, with its profile in a temporary folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import psutil

START_TIMEOUT_S = 60.0
POLL_S = 0.05


class ProgramFailed(RuntimeError):
    """The program did not do what the test waits for; holds the end of its log."""


class Program:
    """``energy-desktop`` with the given arguments; ``environ`` adds to a clean environment.

    ``module`` is what Python runs: the program, or a main of a test's own that calls it.
    """

    def __init__(
        self,
        profile: Path,
        arguments: Sequence[str],
        environ: Mapping[str, str] | None = None,
        *,
        module: str = "energy_desktop",
    ) -> None:
        self.profile = profile
        self._arguments = [sys.executable, "-m", module, "--profile", str(profile)]
        self._arguments += arguments
        self._environ = _clean_environment() | {"PORT": "0"} | dict(environ or {})
        self.output = profile.with_suffix(".out")
        self._process: subprocess.Popen[bytes] | None = None
        self._begin = 0
        self.url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def is_running(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def process(self) -> psutil.Process:
        """The running process, to measure it."""
        assert self._process is not None
        return psutil.Process(self._process.pid)

    def start(self) -> None:
        """Start it and wait until its API answers."""
        self.launch()
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        """Wait until the API of the newest start answers."""
        self.wait_for(self._find_url, "its API to answer")

    def launch(self) -> None:
        """Start it and do not wait for anything."""
        with self.output.open("ab") as out:
            self._begin = out.tell()
            self._process = subprocess.Popen(
                self._arguments,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self._environ,
            )

    def get(self, path: str) -> Any:
        """The JSON that the API of the newest run answers, whatever its status."""
        self._find_url()
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return json.load(error)

    def wait_for(self, condition: Callable[[], object], what: str, timeout_s: float = 60) -> None:
        """Wait until the condition holds; raises ProgramFailed with the log if it does not."""
        deadline = time.monotonic() + timeout_s
        while not condition():
            if self._process is None or self._process.poll() is not None:
                raise ProgramFailed(f"it ended while waiting for {what}:\n{self.log_end()}")
            if time.monotonic() > deadline:
                raise ProgramFailed(f"waited in vain for {what}:\n{self.log_end()}")
            time.sleep(POLL_S)

    def end(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal and wait for the end: exit code, seconds it took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.send_signal(number)
        code = self._process.wait(30)
        self._process = None
        return code, time.monotonic() - began

    def ended(self, timeout_s: float = 30.0) -> int:
        """Its exit code once it has ended by itself; raises ProgramFailed if it does not."""
        assert self._process is not None
        try:
            code = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            raise ProgramFailed(f"it did not end:\n{self.log_end()}") from None
        self._process = None
        return code

    def run_another(self) -> subprocess.CompletedProcess[str]:
        """The same command once more, until that ends."""
        return subprocess.run(
            self._arguments, env=self._environ, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip

    def kill(self) -> None:
        """End it at once, as a power cut does; nothing if it is not running."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def log(self) -> str:
        """Everything that it has printed."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def log_end(self) -> str:
        """The last lines that it has printed."""
        return "\n".join(self.log().splitlines()[-30:])

    def _find_url(self) -> bool:
        """Of the newest run: one that starts anew by itself takes another port."""
        said = self.output.read_bytes()[self._begin :].decode(errors="replace")
        for line in reversed(said.splitlines()):
            if line.startswith("HTTP API: "):
                self.url = line.removeprefix("HTTP API: ")
                return True
        return False


def _clean_environment() -> dict[str, str]:
    """The environment without settings of the program, and without a screen."""
    ours = ("HA_", "API_", "DATABASE_", "MONGODB_", "QUESTDB_", "LOG_LEVEL", "PORT", "DISPLAY")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return kept | {"QT_QPA_PLATFORM": "offscreen"}
