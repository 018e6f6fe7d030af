"""A small disk of the program's own, so that a full disk is a real one."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

SIZE_MB: Final = 96
FILLER: Final = "filler"


class SmallDisk:
    """A folder that lies on a tmpfs of its own, where mounting is allowed (``is_mounted``)."""

    def __init__(self, folder: Path, size_mb: int = SIZE_MB) -> None:
        self.folder = folder
        self.size_mb = size_mb
        self.is_mounted = False

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        options = f"size={self.size_mb}m,mode=700"
        done = _run("mount", "-t", "tmpfs", "-o", options, "energy-faults", str(self.folder))
        self.is_mounted = done == 0
        if not self.is_mounted:
            print(
                f"!! {self.folder} can't be made a small disk (mount is not allowed here): a full "
                "disk is played by a limit on the size of files instead",
                flush=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_mounted:
            if _run("umount", str(self.folder)) != 0:
                _run("umount", "--lazy", str(self.folder))
            self.is_mounted = False

    def fill(self) -> None:
        """Leave no byte free; raises OSError where this folder is not a disk of its own."""
        if not self.is_mounted:
            raise OSError(f"{self.folder} is no disk of its own")
        for size in (1 << 20, 512):
            with suppress(OSError), (self.folder / FILLER).open("ab", buffering=0) as file:
                while file.write(b"\0" * size) == size:
                    pass

    def free(self) -> None:
        """Take the filler away."""
        (self.folder / FILLER).unlink(missing_ok=True)


def limit_file_size(pid: int, most_bytes: int | None) -> None:
    """Let a process write no file beyond this size (EFBIG); None: as large as it likes."""
    soft = resource.RLIM_INFINITY if most_bytes is None else most_bytes
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


def keep_copy(folder: Path, into: Path) -> None:
    """A copy of what is in a folder, without the filler."""
    shutil.copytree(folder, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(FILLER, "lock"))


def _run(*command: str) -> int:
    if shutil.which(command[0]) is None or os.name == "nt":
        return 1
    return subprocess.run(command, check=False, capture_output=True).returncode
