"""Faults of the network between the program and Home Assistant."""

from __future__ import annotations

from tests.faults.faults import NetworkFault
from tests.faults.proxy import Way
from tests.faults.world import World


class Cut(NetworkFault):
    """Connections are reset and new ones refused."""

    kind = "network cut"

    def begin(self, world: World) -> str:
        """Cut it."""
        world.proxy.cut()
        return ""


class Blackhole(NetworkFault):
    """Everything vanishes, and nothing is closed."""

    kind = "blackhole"

    def begin(self, world: World) -> str:
        """Swallow both directions."""
        world.proxy.blackhole()
        return ""


class BlackholeUp(NetworkFault):
    """What the program sends vanishes; it still hears Home Assistant."""

    kind = "blackhole up"

    def begin(self, world: World) -> str:
        """Swallow what goes up."""
        world.proxy.blackhole(Way.UP)
        return ""


class BlackholeDown(NetworkFault):
    """What Home Assistant sends vanishes; it still hears the program."""

    kind = "blackhole down"

    def begin(self, world: World) -> str:
        """Swallow what comes down."""
        world.proxy.blackhole(Way.DOWN)
        return ""


class HalfOpen(NetworkFault):
    """The connection has ended at Home Assistant's side only."""

    kind = "half open"
    choices_s = (1.0, 5.0)

    def begin(self, world: World) -> str:
        """Leave it half open."""
        world.proxy.half_open()
        return ""


class Stall(NetworkFault):
    """Nothing moves; afterwards everything arrives late."""

    kind = "stall"

    def begin(self, world: World) -> str:
        """Hold everything back."""
        world.proxy.stall()
        return ""


class Delay(NetworkFault):
    """Everything arrives, late."""

    kind = "delay"
    choices_s = (10.0, 20.0)

    def begin(self, world: World) -> str:
        """Deliver later."""
        delay_s = round(self.dice.uniform(0.1, 1.5), 2)
        world.proxy.slow(delay_s=delay_s)
        return f"by {delay_s} s"


class Throttle(NetworkFault):
    """A narrow line."""

    kind = "throttle"
    choices_s = (10.0, 20.0)

    def begin(self, world: World) -> str:
        """Deliver so much a second."""
        bytes_per_s = self.dice.choice((2_000, 8_000, 40_000))
        world.proxy.slow(bytes_per_s=bytes_per_s)
        return f"to {bytes_per_s} bytes/s"


KINDS = (Cut, Blackhole, BlackholeUp, BlackholeDown, HalfOpen, Stall, Delay, Throttle)
