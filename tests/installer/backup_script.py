"""The backup script as a process, with a mongodump that stands in for the real one."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SCRIPT = Path(__file__).resolve().parent.parent.parent / "installer/docker/backup/backup.sh"
MONGODUMP = """#!/bin/bash
printf '%s\\n' "$*" > "$SEEN"
for word; do
    case $word in
        --config=*) cat "${word#*=}" >> "$SEEN" ;;
        --archive=*) echo dump > "${word#*=}" ;;
    esac
done
exit "$MONGODUMP_EXIT"
"""


@dataclass
class Backups:
    """Runs the script; ``env`` may be changed before."""

    env: dict[str, str]
    folder: Path
    programs: Path
    log: Path

    @classmethod
    def made_in(cls, folder: Path, env: Mapping[str, str]) -> Self:
        """Backups of a QuestDB whose address and files are in ``env``, in a new folder."""
        for name in ("programs", "backups"):
            (folder / name).mkdir()
        full = {
            "PATH": f"{folder / 'programs'}:{os.environ['PATH']}",
            "BACKUPS": str(folder / "backups"),
            "QUESTDB_HOST": "127.0.0.1",
            "MONGODB_USER": "energy",
            "MONGODB_PASSWORD": "mongo's",
            "MONGODUMP_EXIT": "0",
            "SEEN": str(folder / "seen"),
        }
        made = cls(full | dict(env), folder / "backups", folder / "programs", folder / "log")
        made.program("mongodump", MONGODUMP)
        return made

    def start(self, mode: str = "now") -> subprocess.Popen[bytes]:
        with self.log.open("w") as log:
            return subprocess.Popen(["bash", SCRIPT, mode], env=self.env, stderr=log)

    def run(self) -> tuple[int, str]:
        code = self.start().wait(60)
        return code, self.log.read_text()

    def names(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir() if file.name[0] != ".")

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)


def wait_for(file: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the script, or what it runs, has made the file."""
    wait_until(file.exists, process)


def wait_until(holds: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something holds, as long as the script runs."""
    pause = threading.Event()
    for _ in range(3000):
        if holds():
            return
        assert process.poll() is None, "the script ended"
        pause.wait(0.02)
    raise AssertionError("it did not come about within a minute")
