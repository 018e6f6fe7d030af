"""Home Assistant's clock as seen from here: nothing may be covered later than its now."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from energy_desktop.models import to_us


@dataclass(frozen=True, slots=True)
class HassClock:
    """Home Assistant's time from one measurement, carried on by this computer's monotonic clock.

    ``skew_s`` is Home Assistant's clock minus this computer's; ``now_us`` errs on the early side by
    at most the round trip of the measurement.
    """

    measured_us: int
    monotonic_s: float
    skew_s: float
    monotonic: Callable[[], float] = time.monotonic

    @classmethod
    async def measure(
        cls,
        ask: Callable[[], Awaitable[datetime]],
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> HassClock:
        """Ask Home Assistant for its time; the answer is taken as that of the question's return."""
        at = await ask()
        return cls(to_us(at), monotonic(), (at - now()).total_seconds(), monotonic)

    def now_us(self) -> int:
        """Home Assistant's now in µs since the epoch, never late."""
        return self.measured_us + int((self.monotonic() - self.monotonic_s) * 1e6)
