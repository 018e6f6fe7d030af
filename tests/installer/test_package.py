"""The program as it is handed out: built, then started with no Python and no checkout around it."""

from __future__ import annotations

import importlib.metadata
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from installer import build

pytestmark = pytest.mark.servers
TIMEOUT_S = 120


@pytest.fixture(scope="session")
def program() -> Path:
    """The built executable; built now unless what is in ``dist`` is newer than its sources."""
    if not build.is_current():
        subprocess.run([sys.executable, build.__file__], check=True, timeout=600)
    return build.EXECUTABLE


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment with no Python, no screen and an empty home."""
    return {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": os.environ["XDG_RUNTIME_DIR"],
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def headless(program: Path, bare: dict[str, str], tmp_path: Path) -> Iterator[Any]:
    """The demo without a window: (process, base address of its API)."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.Popen(
            [program, "--demo", "--headless"],
            env=bare | {"PORT": str(port)},
            stdout=out,
            stderr=out,
        )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def test_it_tells_its_version(program: Path, bare: dict[str, str]) -> None:
    done = subprocess.run(
        [program, "--version"],
        env=bare,
        check=True,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert importlib.metadata.version("energy-desktop") in done.stdout


def test_it_draws_the_dashboard_of_the_simulated_home_in_another_language(
    program: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "dashboard.png"
    options = ["--demo", "--size", "1280x800", "--language", "de"]
    drawn = subprocess.run(
        [program, *options, "--screenshot", "dashboard", picture],
        env=bare,
        check=True,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert "translation" not in drawn.stderr, "a translation is not in the bundle"
    from PySide6.QtGui import QImage

    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    colours = {image.pixel(x, y) for x in range(0, 1280, 4) for y in range(0, 800, 4)}
    assert len(colours) > 50, "the picture is almost empty"


def test_it_answers_the_api_without_a_window_and_ends_when_told(headless: Any) -> None:
    process, address = headless
    assert wait_for_json(f"{address}/api/health", process)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert time.monotonic() - began < 3


def wait_for_json(url: str, process: subprocess.Popen[bytes]) -> Any:
    """The answer, once there is one; fails if the program ends instead."""
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        assert process.poll() is None, "the program ended"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"no answer from {url}")


def test_its_licences_lie_beside_it(program: Path) -> None:
    texts = {file.name: file.read_text() for file in program.parent.glob("LICENSE*")}
    assert "GNU GENERAL PUBLIC LICENSE" in texts["LICENSE"]
    assert "SIL OPEN FONT LICENSE" in texts["LICENSE-Inter.txt"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LICENSE-zeroconf.txt"]


def test_it_carries_all_of_what_finds_homes_on_the_network(program: Path) -> None:
    wanted = {
        file.name for file in importlib.metadata.files("zeroconf") or [] if file.suffix == ".so"
    }
    carried = {file.name for file in (program.parent / "_internal" / "zeroconf").rglob("*.so")}
    assert carried == wanted


def test_it_carries_what_starts_the_servers(program: Path) -> None:
    carried = program.parent / "_internal" / "energy_desktop" / "_resources" / "docker-compose.yml"
    assert carried.read_bytes() == (build.ROOT / "docker-compose.yml").read_bytes()


def test_it_carries_no_parts_that_are_not_used(program: Path) -> None:
    files = {file.name for file in program.parent.rglob("*") if file.is_file()}
    unused = {name for name in files if "WebEngine" in name or "Qt6Qml" in name or "gtk-3" in name}
    assert not unused
    assert build.size_mb(program.parent) < 450
