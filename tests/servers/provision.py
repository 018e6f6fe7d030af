"""Fetches the real servers, once, outside of the checkout: two environments, and QuestDB.

``python -m tests.servers.provision`` does it ahead of the tests and says what it downloads.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PYTHONS = ((3, 11), (3, 12))


@dataclass(frozen=True)
class Packaged:
    """A server that is a Python package; ``requirements`` holds all of it with hashes."""

    name: str
    program: str
    requirements: Path
    download: str

    def folder(self, python: str) -> Path:
        """The environment's folder; its name changes with anything that defines what is in it."""
        printing = "import sys, platform; print(sys.version, platform.machine())"
        version = _run([python, "-c", printing], self.name).encode()
        defined_by = hashlib.sha256(self.requirements.read_bytes() + version).hexdigest()[:12]
        return cache_folder() / f"{self.requirements.stem.replace('_', '-')}-{defined_by}"

    def environment(self, python: str) -> Path:
        """Return the environment with ``bin/<program>``, made now if it is not there yet.

        Whole or not at all: it is built under a temporary name inside the cache and moved when it
        is complete, under a lock, so that a second run waits instead of building another.
        """
        target = self.folder(python)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.with_suffix(".lock")):
            if not (target / "bin" / self.program).exists():
                print(f"Installing {self.name} for the tests ({self.download}, once) …", flush=True)
                self._build(python, target)
        return target

    def _build(self, python: str, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as folder:
            building = Path(folder) / "venv"
            _run([python, "-m", "venv", str(building)], self.name)
            pip = [str(building / "bin" / "python"), "-m", "pip", "install", "--quiet"]
            locked = ["--no-deps", "--require-hashes", "--requirement", str(self.requirements)]
            _run([*pip, *locked], self.name)
            _point_scripts_at(building / "bin", building, target)
            building.rename(target)


HOME_ASSISTANT = Packaged("Home Assistant", "hass", HERE / "home_assistant.txt", "600 MB")
MONGODB = Packaged("SecantusDB", "secantusd-py", HERE / "secantusdb.txt", "25 MB")
QUESTDB_VERSION = "9.3.4"
QUESTDB_SHA256 = "939bc53ab22f93dbaa6545143a6e7c536d4904c07b7f2d381e8eef10436be062"
OLDEST_JAVA = 17
_MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"


def in_ci() -> bool:
    """Whether a missing server must be a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


class ServerMissing(RuntimeError):
    """A server that the tests need can't be had on this computer; says why."""


def cache_folder() -> Path:
    """Where servers are kept between runs; nothing of it belongs to the checkout."""
    base = os.environ.get("ENERGY_DESKTOP_TEST_CACHE")
    if base:
        return Path(base)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "energy-desktop-tests"


def _python() -> str:
    """A Python that this Home Assistant runs on; raises ServerMissing where there is none."""
    for candidate in _candidates():
        if _can_hold_home_assistant(candidate):
            return candidate
    raise ServerMissing(
        "Home Assistant 2024.3.3 needs Python 3.11 or 3.12 with its venv module, and there is none "
        f"on the PATH (this is {sys.version_info[0]}.{sys.version_info[1]})"
    )


def _candidates() -> Iterator[str]:
    """The running Python, those of the PATH, then those that uv keeps; each may be unusable."""
    yield getattr(sys, "_base_executable", sys.executable)
    names = [f"python{major}.{minor}" for major, minor in PYTHONS]
    for folder in os.get_exec_path():
        found = (shutil.which(name, path=folder) for name in names)
        yield from (path for path in found if path)
    for major, minor in PYTHONS:
        yield from _kept_by_uv(f"{major}.{minor}")


def _kept_by_uv(version: str) -> list[str]:
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    asked = [uv, "python", "find", "--managed-python", "--no-python-downloads", "--offline"]
    return _output([*asked, "--no-project", version]).split("\n")[:1]


def _can_hold_home_assistant(python: str) -> bool:
    """Whether it starts (a pyenv shim may not), is of the right version and makes environments."""
    probe = "import ensurepip, venv, sys; print(*sys.version_info[:2])"
    return _output([python, "-c", probe]) in {f"{major} {minor}" for major, minor in PYTHONS}


def _output(command: Sequence[str]) -> str:
    """What the program prints, or nothing where it can't be started or fails."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else (done.stdout or done.stderr).strip()


def home_assistant_environment() -> Path:
    """The environment with ``bin/hass``; raises ServerMissing where it can't be had."""
    return HOME_ASSISTANT.environment(_python())


def mongodb_environment() -> Path:
    """The environment with ``bin/secantusd-py``; raises ServerMissing where it can't be had."""
    return MONGODB.environment(sys.executable)


def _point_scripts_at(scripts: Path, built_in: Path, moved_to: Path) -> None:
    """Rewrite the first line of each script: it names the folder it was installed into."""
    for script in scripts.iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        content = script.read_bytes()
        if content.startswith(b"#!"):
            script.write_bytes(content.replace(str(built_in).encode(), str(moved_to).encode()))


def java() -> str:
    """A Java that this QuestDB runs on; raises ServerMissing where there is none."""
    found = shutil.which("java")
    version = re.search(r'version "(\d+)', _output([found, "-version"]) if found else "")
    if found and version and int(version[1]) >= OLDEST_JAVA:
        return found
    raise ServerMissing(
        f"QuestDB {QUESTDB_VERSION} needs Java {OLDEST_JAVA} or newer, and there is none on the "
        "PATH"
    )


def questdb_jar() -> Path:
    """Return the program of QuestDB, fetched now by Maven if it is not there yet.

    Whole or not at all, as Home Assistant's environment; what has another hash is refused.
    """
    java()
    target = cache_folder() / f"questdb-{QUESTDB_SHA256[:12]}.jar"
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target.with_suffix(".lock")):
        if not target.exists():
            print("Fetching QuestDB for the tests (30 MB, once) …", flush=True)
            _fetch_questdb(target)
    return target


def _fetch_questdb(target: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerMissing("QuestDB is fetched by Maven, and there is no mvn on the PATH")
    with tempfile.TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as folder:
        artifact = f"-Dartifact=org.questdb:questdb:{QUESTDB_VERSION}"
        _run([maven, "-q", "-B", _MAVEN_COPY, artifact, f"-DoutputDirectory={folder}"], "QuestDB")
        fetched = Path(folder) / f"questdb-{QUESTDB_VERSION}.jar"
        if hashlib.sha256(fetched.read_bytes()).hexdigest() != QUESTDB_SHA256:
            raise ServerMissing("QuestDB can't be installed: what Maven fetched has another hash")
        fetched.rename(target)


def _run(command: list[str], name: str) -> str:
    """What the program prints; where it fails ``name`` can't be had."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        code, said = done.returncode, done.stderr.strip() or done.stdout.strip()
    except OSError as error:
        code, said = 1, str(error.strerror)
    if code:
        lines = said.splitlines() or ["it says nothing"]
        last = next((line for line in lines if line.startswith("[ERROR]")), lines[-1])
        called = " ".join([Path(command[0]).name, *command[1:4]])
        raise ServerMissing(f"{name} can't be installed: {called} … failed: {last}")
    return done.stdout


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Make what is missing; one sentence for each that can't be had, and then exit code 1.

    Outside CI that is no failure: what needs it is skipped, with the same sentence.
    """
    made = [
        _provided("Home Assistant", home_assistant_environment),
        _provided("SecantusDB", mongodb_environment),
        _provided("QuestDB", questdb_jar),
    ]
    return 0 if all(made) or not in_ci() else 1


def _provided(name: str, fetch: Callable[[], Path]) -> bool:
    began = time.monotonic()
    try:
        place = fetch()
    except ServerMissing as error:
        then = "fail" if in_ci() else "are skipped"
        print(f"{error}; the tests that need it {then}.", file=sys.stderr)
        return False
    print(f"{name} is ready in {place} ({time.monotonic() - began:.0f} s)")
    return True


if __name__ == "__main__":
    sys.exit(main())
