"""Faults of Home Assistant, of the program's files, and changes of the sensors of the house."""

from __future__ import annotations

import time
from typing import ClassVar

from tests.faults.disk import limit_file_size
from tests.faults.faults import HomeAssistantFault, HouseFault, StoreFault
from tests.faults.world import World


class HassRestart(HomeAssistantFault):
    """It is restarted, as after an update."""

    kind = "home assistant restarted"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Restart it."""
        world.home.restart()
        return ""


class HassStop(HomeAssistantFault):
    """It is ended and not there for a while."""

    kind = "home assistant stopped"
    choices_s = (2.0, 20.0)

    def begin(self, world: World) -> str:
        """End it."""
        world.home.stop()
        return ""


class HassKill(HomeAssistantFault):
    """kill -9 of Home Assistant, which loses its newest rows by that."""

    kind = "home assistant killed"
    choices_s = (0.0, 10.0)

    def begin(self, world: World) -> str:
        """Kill it."""
        world.home.kill()
        return ""


class HassFreeze(HomeAssistantFault):
    """It does not answer for a while, and closes nothing."""

    kind = "home assistant frozen"
    choices_s = (5.0, 15.0)

    def begin(self, world: World) -> str:
        """Stop its process."""
        world.home.suspend()
        return ""

    def end(self, world: World) -> None:
        """Let it go on."""
        world.home.resume()


class HassRestartRepairing(HomeAssistantFault):
    """It restarts while the program fetches what it missed."""

    kind = "home assistant restarted while repairing"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Cut the network, heal it, and restart Home Assistant in the repair."""
        world.proxy.cut()
        time.sleep(self.dice.uniform(4.0, 10.0))
        before = len(world.traffic.asked)
        world.proxy.heal()
        is_repairing = world.wait_for_a_repair(before)
        time.sleep(self.dice.uniform(0.0, 0.1))
        end = self.dice.choice((world.home.stop, world.home.stop, world.home.kill))
        end()
        world.home.start()
        return "" if is_repairing else "(but there was none)"


class WriteError(StoreFault):
    """Every write to a file fails."""

    kind = "write error"

    def begin(self, world: World) -> str:
        """Let no file grow."""
        limit_file_size(world.program.process.pid, 0)
        return ""

    def end(self, world: World) -> None:
        """Let files grow."""
        for disk in world.disks:
            disk.free()
        if world.program.is_running:
            limit_file_size(world.program.process.pid, None)


class DiskFull(WriteError):
    """The disk of the databases is full."""

    kind = "disk full"
    everywhere = False

    def begin(self, world: World) -> str:
        """Fill it."""
        profile, data = world.disks
        if not data.is_mounted:
            return f"as a write error {super().begin(world)}"
        for disk in (data, profile) if self.everywhere else (data,):
            disk.fill()
        return ""


class DiskFullEverywhere(DiskFull):
    """No file of the profile can be written, logs and journal included."""

    kind = "disk full everywhere"
    everywhere = True


class StateLocked(StoreFault):
    """Another process holds the state file."""

    kind = "state locked"
    choices_s = (4.0, 12.0)

    def begin(self, world: World) -> str:
        """Lock it."""
        return "" if world.lock(world.databases.state_file) else "(could not be locked)"

    def end(self, world: World) -> None:
        """Let it go."""
        world.release_locks()


class Unavailable(HouseFault):
    """A few sensors become unavailable."""

    kind = "sensors unavailable"
    choices_s = (1.0, 5.0)

    def begin(self, world: World) -> str:
        """Take them away."""
        self.keys = sorted({self.any_key(world) for _ in range(3)})
        for key in self.keys:
            world.house.change(key, "availability", value=False)
        return ", ".join(self.keys)

    def end(self, world: World) -> None:
        """Bring them back."""
        if world.home.is_up:
            for key in self.keys:
                world.house.change(key, "availability", value=True)


class UnitChange(HouseFault):
    """A sensor goes on in another unit."""

    kind = "unit changed"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """W becomes kW, kWh becomes Wh, and the other way round."""
        key = self.any_key(world, "_power", "_energy")
        other = {"W": "kW", "kW": "W", "Wh": "kWh", "kWh": "Wh"}
        before = world.house.unit(key)
        world.house.change(key, "unit", other[before])
        return f"{key} from {before} to {other[before]}"


class MeterReset(HouseFault):
    """A meter starts again."""

    kind = "meter reset"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Reset it."""
        key = self.any_key(world, "_energy")
        world.house.change(key, "meter", 0)
        return key


class Appear(HouseFault):
    """A new sensor."""

    kind = "sensor appeared"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Add it."""
        return world.house.appear()


class Disappear(HouseFault):
    """A sensor comes, and is deleted after a while."""

    kind = "sensor disappeared"
    choices_s = (6.0, 15.0)

    def begin(self, world: World) -> str:
        """Add it."""
        self.key = world.house.appear()
        return self.key

    def end(self, world: World) -> None:
        """Delete it."""
        if world.home.is_up:
            world.house.disappear(self.key)


class Rename(HouseFault):
    """A sensor gets another entity id."""

    kind = "sensor renamed"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Rename it."""
        key = self.any_key(world)
        return f"{key}: {world.house.rename(key)}"


class Busy(HouseFault):
    """Much more happens than usual."""

    kind = "busy house"
    choices_s = (5.0,)
    paces: ClassVar[tuple[float, ...]] = (10.0, 40.0)

    def begin(self, world: World) -> str:
        """Change the pace."""
        pace = self.dice.choice(self.paces)
        world.house.pace(pace)
        return f"{pace:g} times as busy"

    def end(self, world: World) -> None:
        """Back to the usual pace."""
        if world.home.is_up:
            world.house.pace(1)


class Quiet(Busy):
    """Nothing changes at all."""

    kind = "quiet house"
    choices_s = (10.0,)
    paces = (0.0,)


HOME_ASSISTANT = (HassRestart, HassStop, HassKill, HassFreeze, HassRestartRepairing)
STORE = (DiskFull, DiskFullEverywhere, WriteError, StateLocked)
HOUSE = (Unavailable, UnitChange, MeterReset, Appear, Disappear, Rename, Busy, Quiet)
