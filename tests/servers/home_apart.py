"""The simulated home in a process of its own, as a Home Assistant on the network is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def home_apart(folder: Path) -> Iterator[str]:
    """The address of a simulated home in a process of its own."""
    code = (
        "import asyncio\nfrom energy_desktop.demo.server import DemoHome\n"
        "async def serve():\n async with DemoHome() as home:\n"
        "  print(home.url, flush=True)\n  await asyncio.Event().wait()\n"
        "asyncio.run(serve())"
    )
    home = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=folder)
    assert home.stdout is not None
    try:
        yield home.stdout.readline().decode().strip()
    finally:
        home.terminate()
        home.wait(10)
        home.stdout.close()
