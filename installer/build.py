"""Builds the program as a folder that needs no Python: ``dist/energy-desktop``.

Run by ``make package``; works the same on Linux, Windows and macOS (see installer/README.md).
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "energy-desktop"
EXECUTABLE = FOLDER / ("energy-desktop.exe" if os.name == "nt" else "energy-desktop")


def build() -> Path:
    """Build from nothing and return the folder; raises CalledProcessError if it fails."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")),
        str(ROOT / "installer" / "energy-desktop.spec"),
    ]
    cache = str(ROOT / "build" / "pyinstaller-cache")
    subprocess.run(
        command, cwd=ROOT, check=True, env={**os.environ, "PYINSTALLER_CONFIG_DIR": cache}
    )
    add_licences(FOLDER)
    return FOLDER


def is_current() -> bool:
    """Whether the built program is newer than everything it is made from."""
    if not EXECUTABLE.exists():
        return False
    made_from = [ROOT / f for f in ("requirements.lock", "pyproject.toml", "docker-compose.yml")]
    for folder in ("energy_desktop", "resources", "installer"):
        made_from += (f for f in (ROOT / folder).rglob("*") if f.suffix != ".pyc" and f.is_file())
    return EXECUTABLE.stat().st_mtime > max(file.stat().st_mtime for file in made_from)


def add_licences(folder: Path) -> None:
    """Put the texts beside the program that must go wherever it goes."""
    shutil.copy2(ROOT / "LICENSE", folder)
    shutil.copy2(ROOT / "resources" / "fonts" / "OFL.txt", folder / "LICENSE-Inter.txt")
    shutil.copy2(_licence_of("zeroconf", "COPYING"), folder / "LICENSE-zeroconf.txt")


def _licence_of(package: str, name: str) -> Path:
    files = importlib.metadata.files(package) or []
    return next(Path(str(file.locate())) for file in files if file.name == name)


def size_mb(folder: Path) -> float:
    """What the folder takes on disk, links counted once."""
    files = (f for f in folder.rglob("*") if f.is_file() and not f.is_symlink())
    return sum(f.stat().st_size for f in files) / 1e6


def main() -> int:
    """Build, check that the result starts, and say where it is."""
    began = time.monotonic()
    print("Building the program with PyInstaller (about two minutes)", flush=True)
    try:
        folder = build()
        started = subprocess.run(
            [EXECUTABLE, "--version"], check=True, capture_output=True, text=True, timeout=120
        )
    except subprocess.CalledProcessError as error:
        print(f"failed: {error}\n{error.stderr or ''}", file=sys.stderr)
        return 1
    seconds = time.monotonic() - began
    print(f"{started.stdout.strip()}: {folder}, {size_mb(folder):.0f} MB ({seconds:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
