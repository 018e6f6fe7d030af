"""Every five minutes: is the subscription alive, and does Home Assistant's clock still go right?

A quiet house and a subscription that has silently ended look the same from here, so after two
minutes without an event Home Assistant's states are compared with what was received.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from energy_desktop.errors import ConnectionLost
from energy_desktop.models import to_us
from energy_desktop.recording.intake import micros
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.recorder import Recorder
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)

HEARTBEAT_S: Final = 300.0
QUIET_US: Final = 120_000_000
AHEAD_US: Final = 5_000_000
"""A clock that is ahead of what it was at the connection by more was set, or a machine slept."""
BEHIND_US: Final = 500_000
"""One that is behind by more was set back; half the margin that the live span keeps."""
SILENT: Final = say(
    "Home Assistant's subscription went silent although its states change; it is made anew."
)
CLOCK_SET: Final = say("Home Assistant's clock was set; the recording starts a new span.")


class Heartbeat:
    """Beats beside a live connection. A failure raises ConnectionLost: reconnect and repair."""

    def __init__(
        self,
        link: LiveLink,
        recorder: Recorder,
        *,
        sleep: Callable[[float], Awaitable[None]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._link = link
        self._recorder = recorder
        self._sleep = sleep
        self._monotonic = monotonic

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            await self._sleep(HEARTBEAT_S)
            await self.beat()

    async def beat(self) -> None:
        """One look; raises ConnectionLost where the connection can't be trusted any longer."""
        await self._check_clock()
        if self._link.clock.now_us() - self._recorder.last_event_us < QUIET_US:
            return
        missed = await self._missed()
        if missed:
            _log.debug("changes that were not received: %s", ", ".join(missed[:5]))
            self._link.span.cut_back(self._recorder.last_event_us)
            raise ConnectionLost(SILENT)

    async def _check_clock(self) -> None:
        began = self._monotonic()
        now_us = to_us(await self._link.client.utc_now())
        took_us = int((self._monotonic() - began) * 1e6)
        ahead_us = now_us - self._link.clock.now_us()
        if ahead_us > AHEAD_US + took_us or ahead_us < -BEHIND_US - took_us:
            raise ConnectionLost(CLOCK_SET)

    async def _missed(self) -> list[str]:
        """Recorded sensors whose present state in Home Assistant is newer than the one received.

        Events and answers come through one queue: whatever happened before Home Assistant
        answered has arrived here before its answer.
        """
        return newer(await self._link.client.states(), self._recorder)


def newer(states: Sequence[dict[str, Any]], recorder: Recorder) -> list[str]:
    """Recorded entities that changed, or went, after the newest value received of them."""
    received = recorder.values()
    changed_us = {state["entity_id"]: micros(state["last_changed"]) for state in states}
    gone = [e for e, v in received.items() if e not in changed_us and v.state is not None]
    return gone + [
        entity_id
        for entity_id, at_us in changed_us.items()
        if entity_id in received and at_us > to_us(received[entity_id].at)
    ]
