"""Other processes that hold the program's files, as a backup or a second program does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

_STATE: Final = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
time.sleep(3600)
"""
_READINGS: Final = """
import duckdb, sys, time
connection = duckdb.connect(sys.argv[1], read_only=True)
print("locked", flush=True)
time.sleep(3600)
"""


class Lock:
    """A process that holds one file until it is released."""

    def __init__(self, file: Path) -> None:
        script = _STATE if file.suffix == ".sqlite" else _READINGS
        self._process = subprocess.Popen(
            [sys.executable, "-c", script, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self.holds = self._process.stdout.readline() == b"locked\n"

    def release(self) -> None:
        """Let the file go."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
