"""MongoDB and QuestDB on this computer, run by docker compose from a folder of the profile."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from energy_desktop.compose import docker, words
from energy_desktop.compose.folder import Folder, Ports, ServersAddress, ServersSecrets
from energy_desktop.errors import ComposeError

__all__ = ["Compose", "Ports", "ServersAddress", "ServersSecrets", "ServersStatus", "ServiceState"]

SERVICES: Final = ("mongodb", "questdb")
WAIT_S: Final = 180
"""How long the servers have to answer once they are started; a slow disk takes a minute."""
DOWNLOAD_S: Final = 3600
ASK_S: Final = 30
STOP_S: Final = 120
_NO_AVX: Final = 132
"""The exit code of a program that uses an instruction which the processor does not have."""


class ServiceState(StrEnum):
    """What one server does."""

    MISSING = "missing"
    STARTING = "starting"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ServersStatus:
    """What each server does, and in ``problem`` why docker can't be asked (None: it can)."""

    mongodb: ServiceState = ServiceState.MISSING
    questdb: ServiceState = ServiceState.MISSING
    problem: str | None = None

    @property
    def healthy(self) -> bool:
        """Whether both answer."""
        return {self.mongodb, self.questdb} == {ServiceState.HEALTHY}


class Compose:
    """Starts, stops and watches the two servers of a profile.

    ``folder`` is made at the first ``up`` and holds the compose file and, in ``.env`` (mode 600),
    the passwords. They are made once: the volumes of docker know no others. ``ports`` is asked
    anew each time, so that a port that was changed for one that is taken counts at once.
    """

    def __init__(
        self,
        folder: Path,
        ports: Callable[[], Ports] = Ports,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._folder = Folder(folder, ports)
        self._environ = environ

    def address(self) -> ServersAddress:
        """Where the servers answer, and as which user; needs no docker."""
        return self._folder.address()

    def known_secrets(self) -> ServersSecrets | None:
        """The passwords, None before the first ``up``; raises ComposeError."""
        return self._folder.secrets() if self._folder.is_prepared() else None

    async def up(self, on_progress: Callable[[str], None]) -> None:
        """Download what is missing, start both servers and wait until they answer.

        ``on_progress`` gets each step as a sentence. Raises ComposeError, whose sentence says what
        to do. Cancelled, it ends docker's command; what was started by then goes on.
        """
        command = await self._command()
        self._folder.prepare()
        progress = words.Progress(on_progress)
        start = ["up", "--detach", "--wait", "--wait-timeout", str(WAIT_S), *SERVICES]
        done = await self._run([*command, "--progress", "plain", *start], DOWNLOAD_S, progress.take)
        if done.code:
            raise await self._failure(command, done.output)
        on_progress(words.READY)

    async def down(self) -> None:
        """Stop both servers; their data stays. Raises ComposeError."""
        if not self._folder.is_prepared():
            return
        command = await self._command()
        done = await self._run([*command, "stop", *SERVICES], STOP_S)
        if done.code:
            raise self._failed(done.output)

    async def status(self) -> ServersStatus:
        """What the servers do; never raises but for cancellation: a problem is in the answer."""
        try:
            command = await self._command()
            if not self._folder.is_prepared():
                return ServersStatus()
            return _status(await self._containers(command))
        except ComposeError as error:
            return ServersStatus(problem=str(error))

    async def _containers(self, command: list[str]) -> list[docker.Container]:
        done = await self._run([*command, "ps", "--all", "--format", "json", *SERVICES], ASK_S)
        if done.code:
            raise self._failed(done.output)
        return docker.containers(done.output)

    def _failed(self, output: str) -> ComposeError:
        return words.failure(output, self._folder.ports, self._folder.own_ports)

    async def _failure(self, command: list[str], output: str) -> ComposeError:
        """Why ``up`` failed; a server that does not answer may have said more by its exit."""
        error = self._failed(output)
        if not words.is_unhealthy(output):
            return error
        for container in await self._containers(command):
            if container.service == "mongodb" and container.exit_code == _NO_AVX:
                return words.no_avx()
        return error

    async def _command(self) -> list[str]:
        """How compose is called here, for this folder; raises ComposeError where it can't be."""
        environ = self._folder.environment(self._environ)
        found = await docker.find_compose(environ, ASK_S)
        return [*found, *self._folder.options()]

    async def _run(
        self,
        command: list[str],
        timeout_s: float,
        on_line: Callable[[str], None] | None = None,
    ) -> docker.Done:
        environ = self._folder.environment(self._environ)
        done = await docker.run(command, environ, timeout_s, on_line)
        return replace(done, output=self._folder.without_secrets(done.output))


def _status(containers: list[docker.Container]) -> ServersStatus:
    states = {container.service: _state(container) for container in containers}
    mongodb, questdb = (states.get(service, ServiceState.MISSING) for service in SERVICES)
    return ServersStatus(mongodb, questdb)


def _state(container: docker.Container) -> ServiceState:
    if container.state == "running":
        healths = {"healthy": ServiceState.HEALTHY, "unhealthy": ServiceState.UNHEALTHY}
        return healths.get(container.health, ServiceState.STARTING)
    # One that ends again and again.
    return ServiceState.UNHEALTHY if container.state == "restarting" else ServiceState.STOPPED
