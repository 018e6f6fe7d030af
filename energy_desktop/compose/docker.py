"""Docker's command line as a child process: found, run, ended, and its list of containers read."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import orjson

from energy_desktop.errors import ComposeError
from energy_desktop.sentences import say

OLDEST: Final = (2, 20)
"""The first that waits with a time limit and can be told to print plain lines."""
END_S: Final = 10.0
_MORE_FOLDERS: Final = ("/usr/local/bin", "/opt/homebrew/bin")
"""Where Docker lies on a Mac, whose windows are started with a shorter PATH."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that ended: its exit code, and what it printed on both outputs."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Container:
    """One container as ``docker compose ps`` lists it."""

    service: str
    state: str
    health: str
    exit_code: int


async def find_compose(environ: Mapping[str, str], timeout_s: float) -> list[str]:
    """The words that call compose; raises ComposeError: not installed, no plugin, too old."""
    path = _path(environ)
    docker, alone = (shutil.which(name, path=path) for name in ("docker", "docker-compose"))
    candidates = [[docker, "compose"]] if docker else []
    candidates += [[alone]] if alone else []
    if not candidates:
        raise ComposeError(
            say("Docker is not installed: install Docker Engine or Docker Desktop, then try again.")
        )
    versions = []
    for candidate in candidates:
        done = await run([*candidate, "version"], environ, timeout_s)
        if not done.code:
            versions.append(_version(done.output))
            if versions[-1] is None or versions[-1] >= OLDEST:
                return candidate
    raise _no_compose([version for version in versions if version])


def _path(environ: Mapping[str, str]) -> str:
    """Where programs are looked for, by this one and by docker, which has helpers to sign in."""
    return os.pathsep.join([environ.get("PATH", os.defpath), *_MORE_FOLDERS])


def _no_compose(versions: Sequence[tuple[int, int]]) -> ComposeError:
    if not versions:
        return ComposeError(
            say(
                "Docker has no compose command: install the package docker-compose-plugin "
                "(docker-compose-v2 on Ubuntu), then try again."
            )
        )
    found, oldest = (".".join(map(str, version)) for version in (max(versions), OLDEST))
    return ComposeError(
        say(
            "Docker Compose {found} is too old: install {oldest} or newer (the package "
            "docker-compose-plugin), then try again.",
            found=found,
            oldest=oldest,
        )
    )


def _version(output: str) -> tuple[int, int] | None:
    """Of “Docker Compose version v2.40.3”; None where it says none, as one built by hand does."""
    found = re.search(r"version v?(\d+)\.(\d+)", output)
    return (int(found[1]), int(found[2])) if found else None


async def run(
    command: Sequence[str],
    environ: Mapping[str, str],
    timeout_s: float,
    on_line: Callable[[str], None] | None = None,
) -> Done:
    """Run a command to its end, or end it at the time limit (ComposeError) or when cancelled."""
    process = await _start(command, environ)
    assert process.stdout is not None  # noqa: S101 - asked for
    lines: list[str] = []
    try:
        async with asyncio.timeout(timeout_s):
            async for raw in process.stdout:
                lines.append(raw.decode(errors="replace").rstrip())
                if on_line is not None:
                    on_line(lines[-1])
            return Done(await process.wait(), "\n".join(lines))
    except TimeoutError:
        raise ComposeError(
            say(
                "Docker did not answer within {seconds:.0f} s: restart it, then try again.",
                seconds=timeout_s,
            )
        ) from None
    except ValueError as error:  # a line beyond the reader's limit
        raise ComposeError(say("Docker answered what can't be read: update it.")) from error
    finally:
        await _end(process)


async def _start(command: Sequence[str], environ: Mapping[str, str]) -> asyncio.subprocess.Process:
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            env={**environ, "PATH": _path(environ)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=1 << 20,
            # Its own group: docker starts compose as a child, and both must end together.
            start_new_session=True,
            # On Windows no console opens.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ComposeError(
            say("Docker can't be started: {reason}.", reason=error.strerror)
        ) from error


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    _signal(process, force=False)
    try:
        async with asyncio.timeout(END_S):
            await process.wait()
    except TimeoutError:
        _signal(process, force=True)
        await process.wait()


def _signal(process: asyncio.subprocess.Process, *, force: bool) -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL if force else signal.SIGTERM)


def containers(output: str) -> list[Container]:
    """Read ``ps --format json``: one object a line, before 2.21 one list of all."""
    rows: list[dict[str, Any]] = []
    for line in output.splitlines():
        if line.startswith(("{", "[")):  # the rest is warnings
            value = orjson.loads(line)
            rows += value if isinstance(value, list) else [value]
    return [_container(row) for row in rows if "Service" in row]


def _container(row: Mapping[str, Any]) -> Container:
    # While it is restarted, the exit is in the words alone: “Restarting (132) 2 seconds ago”.
    restarting = re.match(r"Restarting \((\d+)\)", str(row.get("Status", "")))
    return Container(
        service=str(row["Service"]),
        state=str(row.get("State", "")),
        health=str(row.get("Health", "")),
        exit_code=int(restarting[1]) if restarting else int(row.get("ExitCode", 0)),
    )
