"""What docker prints, in the words of this program: steps of a start, and one sentence a failure.

The patterns are of Docker Engine 20 to 28 and Compose 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from energy_desktop.compose.folder import Ports
from energy_desktop.errors import ComposeError
from energy_desktop.sentences import say

READY: Final = say("MongoDB and QuestDB answer.")
_NAMES: Final = {"mongodb": "MongoDB", "questdb": "QuestDB"}
_OTHER: Final = {"mongodb": "QuestDB", "questdb": "MongoDB"}
_TAKEN: Final = re.compile(
    r"port is already allocated|address already in use|Ports are not available"
    r"|forbidden by its access permissions"
)
_PORT: Final = re.compile(
    r"(?:Bind for|host port for|listen tcp4?|exposing port TCP) 127\.0\.0\.1:(\d+)"
)
_PORTS: Final = {
    "MONGODB_PORT": ("MongoDB", say("in the address of MongoDB (MONGODB_URI)")),
    "QUESTDB_HTTP_PORT": ("QuestDB", say("as HTTP port of QuestDB (QUESTDB_HTTP_PORT)")),
    "QUESTDB_PG_PORT": ("QuestDB", say("as PostgreSQL port of QuestDB (QUESTDB_PG_PORT)")),
}
"""Whose port it is, by the variable that the compose file reads, and where it is chosen."""
_UNHEALTHY: Final = re.compile(r"container (\S+?-(mongodb|questdb)-\d+) (?:is unhealthy|exited)")
_PARTS: Final = {"Pulling fs layer": False, "Pull complete": True, "Already exists": True}
"""What is said of a part of an image, and whether it is here by then."""
_TOO_LONG: Final = "application not healthy after"

_NO_RIGHTS: Final = say(
    "You may not use Docker: add yourself to the group docker (sudo usermod -aG docker $USER), "
    "log out and in again, then try again."
)
_NOT_RUNNING: Final = say(
    "Docker is not running: start it (sudo systemctl start docker, or Docker Desktop), then try "
    "again."
)
_DISK_FULL: Final = say("The disk is full: make room where Docker keeps its data, then try again.")
_TOO_MANY: Final = say(
    "Docker Hub refuses more downloads for now: wait some hours or sign in (docker login), then "
    "try again."
)
_NO_IMAGE: Final = say(
    "There is no MongoDB 7 or QuestDB for this kind of computer: use the embedded databases, or "
    "servers on another computer."
)
_OFFLINE: Final = say(
    "The servers can't be downloaded because Docker Hub can't be reached: check the connection to "
    "the internet, then try again."
)
_SENTENCES: Final = {
    r"permission denied while trying to connect": _NO_RIGHTS,
    r"Cannot connect to the Docker daemon|[Ii]s the docker daemon running": _NOT_RUNNING,
    r"error during connect|failed to connect to the docker API": _NOT_RUNNING,
    r"no space left on device": _DISK_FULL,
    r"toomanyrequests|pull rate limit|429 Too Many Requests": _TOO_MANY,
    r"no matching manifest|does not match the specified platform": _NO_IMAGE,
    r"no such host|i/o timeout|TLS handshake timeout|Client\.Timeout": _OFFLINE,
    r"network is unreachable|server misbehaving|Temporary failure in name": _OFFLINE,
    r"https://\S+/v2/\S*: (dial|EOF|context|net/http|proxyconnect)": _OFFLINE,
}
"""The first pattern that is found counts."""


def failure(output: str, ports: Ports, in_env: Collection[str] = ()) -> ComposeError:
    """One sentence on why a command of docker failed, from all that it printed.

    ``in_env``: the variables of ports that the ``.env`` of the folder names.
    """
    if (taken := _port_taken(output, ports, in_env)) is not None:
        return taken
    for pattern, sentence in _SENTENCES.items():
        if re.search(pattern, output):
            return ComposeError(sentence)
    return _not_healthy(output) or ComposeError(
        say("Docker could not do it; it says: {line}.", line=_last_line(output))
    )


def is_unhealthy(output: str) -> bool:
    """Whether a server was started, and ended or does not answer."""
    return _UNHEALTHY.search(output) is not None


def no_avx() -> ComposeError:
    """MongoDB ended by an instruction that the processor does not have."""
    return ComposeError(
        say(
            "MongoDB 7 does not run on this processor, which lacks AVX: use the embedded "
            "databases, or a MongoDB on another computer."
        )
    )


def _port_taken(output: str, ports: Ports, in_env: Collection[str]) -> ComposeError | None:
    found = _PORT.search(output)
    if found is None or not _TAKEN.search(output):
        return None
    variables = {int(port): name for name, port in ports.variables().items()}
    variable = variables.get(int(found[1]), "")
    server, where = _PORTS.get(variable, (say("the servers"), say("in Settings")))
    if variable in in_env:
        where = say("in the file .env of the folder servers ({variable})", variable=variable)
    return ComposeError(
        say(
            "Port {port}, for {server}, is used by another program: end that, or choose "
            "another port {where}.",
            port=found[1],
            server=server,
            where=where,
        )
    )


def _not_healthy(output: str) -> ComposeError | None:
    if found := _UNHEALTHY.search(output):
        return ComposeError(
            say(
                "{server} was started but does not answer; “docker logs {container}” shows why.",
                server=_NAMES[found[2]],
                container=found[1],
            )
        )
    if _TOO_LONG in output:
        return ComposeError(
            say(
                "The servers were started but do not answer yet: this computer may be busy, try "
                "again in a few minutes."
            )
        )
    return None


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:300].rstrip(".") if lines else say("nothing")


class Progress:
    """Turns the lines of ``up`` into a few sentences, each told once."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._last = ""
        self._parts: dict[str, bool] = {}
        self._healthy: set[str] = set()

    def take(self, line: str) -> None:
        """One line as docker printed it."""
        words = line.split()
        if len(words) < 2:
            return
        if words[0] == "Container":
            self._container(words[1], words[-1])
        elif words[1:3] == ["Pulling", "fs"] or words[1:3] in (
            ["Pull", "complete"],
            ["Already", "exists"],
        ):
            self._parts[words[0]] = words[1] != "Pulling"
            self._downloading()
        elif words[1] == "Pulling":
            self._downloading()

    def _downloading(self) -> None:
        done, total = sum(self._parts.values()), len(self._parts)
        if done:
            self._say(
                say(
                    "Downloading MongoDB and QuestDB: {done} of {total} parts.",
                    done=done,
                    total=total,
                )
            )
        else:
            self._say(say("Downloading MongoDB and QuestDB."))

    def _container(self, name: str, what: str) -> None:
        service = next((one for one in _NAMES if f"-{one}-" in name), None)
        if what in ("Creating", "Created", "Recreate", "Starting"):
            self._say(say("Starting MongoDB and QuestDB."))
        elif what == "Waiting":
            self._say(say("Waiting until MongoDB and QuestDB answer."))
        elif what == "Healthy" and service:
            self._healthy.add(service)
            if len(self._healthy) == 1:
                self._say(
                    say(
                        "{ready} answers; waiting for {other}.",
                        ready=_NAMES[service],
                        other=_OTHER[service],
                    )
                )

    def _say(self, sentence: str) -> None:
        if sentence != self._last:
            self._last = sentence
            self._tell(sentence)
