"""Everything that a fault can touch: Home Assistant, the network, the program, its disk."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final, Self

from tests.faults import rows
from tests.faults.databases import Databases, Files, Servers
from tests.faults.disk import SmallDisk, keep_copy, limit_file_size
from tests.faults.house import FaultHome, House
from tests.faults.locks import Lock
from tests.faults.look import Moment
from tests.faults.proxy import Proxy
from tests.faults.rows import Values
from tests.faults.traffic import Traffic
from tests.faults.witness import Witness
from tests.servers.program import Program
from tests.servers.programs import bare_environment

ROOT: Final = Path(__file__).resolve().parents[2]
ARRIVES_US: Final = 2_000_000
"""A row that was made later than this before the look may still be under way.

The house changes all the time: only where the newest stored row is younger than this is the
connection known to live (one that has died in silence is noticed by a ping, later), and everything
older has arrived.
"""
SETTLED_S: Final = 5.0
"""How long a version that does not tell whether it has caught up has to be idle."""
STACKS_S: Final = 1.5
POLL_S: Final = 0.05
BRIEFLY_S: Final = 0.002
REPAIR_WITHIN_S: Final = 8.0
END_S: Final = 15.0


class Stuck(RuntimeError):
    """The program did not become whole, or did not end; says where it stood."""


class World:
    """All of it, started; the rig heals it after each round."""

    def __init__(self, folder: Path, databases: Databases | None = None) -> None:
        self.folder = folder
        self.databases = databases or Files()
        self.began = time.monotonic()
        self.profile = folder / "profile"
        self.data = self.profile / "data"
        self.home = FaultHome(folder / "home-assistant")
        self.house = House(self.home)
        self.traffic = Traffic()
        self.witness = Witness(self.home)
        self.proxy = Proxy(self.home.port, self.traffic)
        self.disks = (SmallDisk(self.profile), SmallDisk(self.data))
        self.locks: list[Lock] = []
        self._program: Program | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.home.config_dir.mkdir(parents=True, exist_ok=True)
            stack.callback(self.home.stop)
            self.home.start()
            self.house.set_up()
            stack.enter_context(self.witness)
            stack.enter_context(self.proxy)
            for disk in self.disks:
                stack.enter_context(disk)
            stack.enter_context(self.databases)
            self._program = self._made_program()
            stack.callback(self.program.kill)
            stack.callback(self.release_locks)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def program(self) -> Program:
        """The program, running or not."""
        assert self._program is not None
        return self._program

    @property
    def servers(self) -> Servers:
        """The servers, where the program records on any."""
        assert isinstance(self.databases, Servers)
        return self.databases

    @property
    def sent(self) -> Mapping[str, Values]:
        """Every row that was sent live, to the witness or to the program."""
        merged: dict[str, Values] = {}
        for sent in (self.witness.sent, self.traffic.sent):
            for name, values in list(sent.by_entity.items()):
                merged[name] = values | merged.get(name, {})
        return merged

    def say(self, words: str) -> None:
        """Print a line with the time since the start."""
        print(f"[{time.monotonic() - self.began:7.1f} s] {words}", flush=True)

    def launch(self) -> None:
        """Start the program, if it is not running, and wait until it answers.

        It does not start without its files, or room for them, and says so: that is a kind of its
        own. So the others let them go.
        """
        if not self.program.is_running:
            self.release_locks()
            for disk in self.disks:
                disk.free()
            self.program.launch()
            self.program.wait_until_it_answers()

    def status(self) -> dict[str, Any]:
        """What the program says of itself; nothing where it does not answer."""
        try:
            found: dict[str, Any] = self.program.get("/api/status")
        except (OSError, ValueError):
            return {}
        return found if "subscription" in found else {}

    def wait_for_a_repair(self, asked_before: int) -> bool:
        """Wait until the program has asked for the past once more; whether it did."""
        return self.wait_briefly(lambda: len(self.traffic.asked) > asked_before, REPAIR_WITHIN_S)

    def wait_briefly(self, condition: Callable[[], bool], timeout_s: float) -> bool:
        """Wait until the condition holds, no longer than that; whether it does."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(BRIEFLY_S)
        return False

    def wait_until_whole(self, timeout_s: float) -> Moment:
        """Wait until all is live, fetched and written; raises Stuck with where it stands."""
        deadline = time.monotonic() + timeout_s
        idle_since: float | None = None
        while time.monotonic() < deadline:
            if not self.program.is_running:
                raise Stuck(f"the program ended by itself:\n{self.program.log_end()}")
            asked_us, status = rows.now_us(), self.status()
            idle = is_idle(status)
            idle_since = (idle_since or time.monotonic()) if idle else None
            if is_whole(status, idle_since) and _newest(status) >= asked_us - ARRIVES_US:
                since_us = rows.of_iso(status["subscription"]["subscribed_at"])
                return Moment(asked_us - ARRIVES_US, since_us)
            time.sleep(POLL_S)
        raise Stuck(f"not whole after {timeout_s:.0f} s: {self.status()}\n{self.stacks()}")

    def stacks(self) -> str:
        """Where every task and thread of the program stands, and the end of its log."""
        with suppress(ProcessLookupError):
            os.kill(self.program.process.pid, signal.SIGUSR1)
            time.sleep(STACKS_S)
        return "\n".join(self.program.log().splitlines()[-150:])

    def end_program(self) -> None:
        """Tell it to stop; raises Stuck unless it ends soon, with code 0."""
        began = time.monotonic()
        os.kill(self.program.process.pid, signal.SIGTERM)
        while self.program.is_running:
            if time.monotonic() - began > END_S:
                raise Stuck(f"it did not end after SIGTERM:\n{self.stacks()}")
            time.sleep(POLL_S)
        code, _took_s = self.program.end()
        if code != 0:
            raise Stuck(f"it ended with code {code} after SIGTERM:\n{self.program.log_end()}")

    def heal(self) -> None:
        """End every fault: network, disk, locks, Home Assistant, the program itself."""
        self.proxy.heal()
        for disk in self.disks:
            disk.free()
        self.release_locks()
        self.databases.heal()
        self.home.resume()
        if not self.home.is_up:
            self.home.start()
        self.house.calm()
        if self.program.is_running:
            limit_file_size(self.program.process.pid, None)
            self.program.process.resume()
            self.program.wait_until_it_answers()
        else:
            self.launch()

    def lock(self, name: str) -> bool:
        """Let another process hold a file of the data folder; whether it could."""
        self.locks.append(Lock(self.data / name))
        return self.locks[-1].holds

    def release_locks(self) -> None:
        """Let all files go."""
        while self.locks:
            self.locks.pop().release()

    def track_all(self) -> int:
        """Tick every sensor of the house that the program knows, while it is stopped."""
        return asyncio.run(_track(self.databases, self.profile, set(self.house.every_name())))

    def keep(self) -> Path:
        """Copy what is on the small disks to where it stays; the folder."""
        kept = self.folder / "profile-kept"
        with suppress(OSError):
            keep_copy(self.profile, kept)
        return self.folder

    def _made_program(self) -> Program:
        environ = bare_environment(self.folder / "user") | {
            "HA_URL": f"http://127.0.0.1:{self.proxy.port}",
            "HA_TOKEN": self.home.token,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            **self.databases.environ,
        }
        arguments = ["--headless", "--verbose"]
        return Program(self.profile, arguments, environ, module="tests.faults.program")


def is_idle(status: Mapping[str, Any]) -> bool:
    """Whether the program is live and fetches nothing."""
    return bool(
        status
        and status["subscription"]["status"] == "active"
        and status["ha"]["connected"]
        and not status["repair"]["running"]
    )


def is_whole(status: Mapping[str, Any], idle_since: float | None) -> bool:
    """Whether all is live, fetched, written and sent, idle since then (monotonic seconds)."""
    if idle_since is None or status["buffered"]:
        return False
    if any(store["status"] != "connected" for store in status["stores"].values()):
        return False
    told: bool | None = status["repair"].get("caught_up")
    return time.monotonic() - idle_since > SETTLED_S if told is None else told


def _newest(status: Mapping[str, Any]) -> int:
    """The time of the newest stored reading (µs), 0 before the first."""
    told: str | None = status["last_reading_at"]
    return rows.of_iso(told) if told else 0


async def _track(databases: Databases, profile: Path, names: set[str]) -> int:
    async with databases.changing(profile) as stores:
        known = [e.entity_id for e in await stores.state.entities()]
        chosen = [name for name in known if name in names or "fault_guest" in name]
        await stores.state.set_tracked(chosen)
    return len(chosen)
