"""A stand-in for docker's command line that plays what the real one printed, and keeps its calls.

What it plays is recorded from Docker Engine 20.10 and Compose 2.40, but for the downloads, the rate
limit, the full disk and Windows, whose words are those of the projects' issues.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

VERSION = "Docker Compose version v2.40.3\n"
NO_PLUGIN = "docker: 'compose' is not a docker command.\nSee 'docker --help'\n"
NO_PLUGIN_28 = (
    "docker: unknown command: docker compose\n\nRun 'docker --help' for more information\n"
)
OLD = "docker-compose version 1.29.2, build unknown\n"
NOT_RUNNING = (
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. "
    "Is the docker daemon running?\n"
)
NOT_RUNNING_ON_WINDOWS = (
    "error during connect: this error may indicate that the docker daemon is not running: Get "
    '"http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/containers/json": open //./pipe/docker_engine: '
    "The system cannot find the file specified.\n"
)
NO_RIGHTS = (
    "permission denied while trying to connect to the Docker daemon socket at "
    'unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.51/containers/json": '
    "dial unix /var/run/docker.sock: connect: permission denied\n"
)
OFFLINE = (
    " questdb Pulling \n mongodb Pulling \n"
    ' mongodb Error Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io '
    "on 127.0.0.53:53: no such host\n questdb  Interrupted\n"
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup '
    "registry-1.docker.io on 127.0.0.53:53: no such host\n"
)
RATE_LIMIT = (
    " mongodb Pulling \n mongodb Error toomanyrequests: You have reached your pull rate limit.\n"
    "Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may "
    "increase the limit by authenticating and upgrading\n"
)
DISK_FULL = (
    " mongodb Pulling \n 9a8e6c7d0001 Pulling fs layer \n"
    "failed to register layer: write /usr/bin/mongod: no space left on device\n"
)
NO_IMAGE = "no matching manifest for linux/arm/v7 in the manifest list entries\n"
CREATED = (
    " Network energy-desktop-ab12_energy  Creating\n Network energy-desktop-ab12_energy  Created\n"
    " Container energy-desktop-ab12-questdb-1  Creating\n"
    " Container energy-desktop-ab12-mongodb-1  Creating\n"
    " Container energy-desktop-ab12-questdb-1  Created\n"
    " Container energy-desktop-ab12-mongodb-1  Created\n"
    " Container energy-desktop-ab12-mongodb-1  Starting\n"
    " Container energy-desktop-ab12-questdb-1  Starting\n"
)
STARTED = (
    f"{CREATED} Container energy-desktop-ab12-mongodb-1  Started\n"
    " Container energy-desktop-ab12-questdb-1  Started\n"
    " Container energy-desktop-ab12-questdb-1  Waiting\n"
    " Container energy-desktop-ab12-mongodb-1  Waiting\n"
    " Container energy-desktop-ab12-mongodb-1  Healthy\n"
)
UP = f"{STARTED} Container energy-desktop-ab12-questdb-1  Healthy\n"
DOWNLOADED = (
    " questdb Pulling \n mongodb Pulling \n 7646c8da3324 Pulling fs layer \n"
    " 9a8e6c7d0001 Pulling fs layer \n 7646c8da3324 Downloading [>     ]  294.4kB/29.54MB\n"
    " 7646c8da3324 Download complete \n 7646c8da3324 Extracting [====>  ]  2MB/29.54MB\n"
    " 7646c8da3324 Pull complete \n questdb Pulled \n 9a8e6c7d0001 Pull complete \n"
    " mongodb Pulled \n"
)
PORT_TAKEN = (
    f"{CREATED}Error response from daemon: driver failed programming external connectivity on "
    "endpoint energy-desktop-ab12-questdb-1 (62e38068): Error starting userland proxy: listen tcp4 "
    "127.0.0.1:{port}: bind: address already in use\n"
)
PORT_OF_A_CONTAINER = (
    f"{CREATED}Error response from daemon: driver failed programming external connectivity on "
    "endpoint energy-desktop-ab12-questdb-1 (c39ad2a6): Bind for 127.0.0.1:{port} failed: port is "
    "already allocated\n"
)
PORT_TAKEN_28 = (
    f"{CREATED}Error response from daemon: failed to set up container networking: driver failed "
    "programming external connectivity on endpoint energy-desktop-ab12-questdb-1 (62e38068): "
    "failed to bind host port for 127.0.0.1:{port}:172.18.0.2:9000/tcp: address already in use\n"
)
PORT_TAKEN_ON_DESKTOP = (
    f"{CREATED}Error response from daemon: Ports are not available: exposing port TCP "
    "127.0.0.1:{port} -> 127.0.0.1:0: listen tcp4 127.0.0.1:{port}: bind: Only one usage of each "
    "socket address is normally permitted.\n"
)
UNHEALTHY = f"{STARTED}container energy-desktop-ab12-questdb-1 is unhealthy\n"
MONGODB_ENDED = f"{CREATED}container energy-desktop-ab12-mongodb-1 exited (132)\n"
MONGODB_ENDS_AGAIN = f"{CREATED}container energy-desktop-ab12-mongodb-1 is unhealthy\n"
TOO_LONG = f"{STARTED}application not healthy after 3m0s\n"

SCRIPT = """#!{python} -IS
import json, os, pathlib, sys, time
here = pathlib.Path(__file__).parent
words = sys.argv[1:]
with open(here / "calls", "a") as calls:
    calls.write(json.dumps([words, dict(os.environ)]) + "\\n")
played = json.loads((here / "played.json").read_text())
answer = next(played[word] for word in words if word in played)
sys.stdout.write(answer["out"])
sys.stdout.flush()
if answer["hangs"]:
    (here / "hanging").write_text(str(os.getpid()))
    time.sleep(600)
sys.exit(answer["code"])
"""


def row(service: str, state: str, health: str = "", status: str = "", code: int = 0) -> str:
    """A line of ``docker compose ps --format json``, less what nobody reads."""
    name = f"energy-desktop-ab12-{service}-1"
    values = {"Service": service, "Name": name, "State": state, "Health": health}
    return json.dumps(values | {"Status": status, "ExitCode": code}) + "\n"


class FakeDocker:
    """An executable ``docker`` in a folder of its own; what it plays is set by ``plays``."""

    def __init__(self, folder: Path, name: str = "docker") -> None:
        self.folder = folder
        folder.mkdir()
        (folder / name).write_text(SCRIPT.format(python=sys.executable))
        (folder / name).chmod(0o755)
        self._played: dict[str, Any] = {}
        self.plays("version", VERSION)
        self.plays("ps", "")
        self.plays("stop", "")

    @property
    def environ(self) -> dict[str, str]:
        """An environment in which this is the docker that is found."""
        return {"PATH": str(self.folder), "HOME": os.environ["HOME"]}

    def plays(self, word: str, out: str, code: int = 0, *, hangs: bool = False) -> None:
        """What it prints when it is called with this word, and how it ends."""
        self._played[word] = {"out": out, "code": code, "hangs": hangs}
        (self.folder / "played.json").write_text(json.dumps(self._played))

    def calls(self) -> list[tuple[list[str], dict[str, str]]]:
        """The words and the environment of each call so far."""
        file = self.folder / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        return [(words, environ) for words, environ in map(json.loads, lines)]

    def hanging(self) -> int | None:
        """The process that hangs, None while there is none."""
        file = self.folder / "hanging"
        text = file.read_text() if file.exists() else ""
        return int(text) if text else None
