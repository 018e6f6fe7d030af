"""A connection under test with everything injected, and what it said and did."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from energy_desktop.hass.connection import Connection
from energy_desktop.hass.url import parse_url
from energy_desktop.models import ConnectionPhase as Phase
from energy_desktop.models import ConnectionState
from tests.fakes.hass_server import TOKEN, FakeHass

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from energy_desktop.hass.client import HassClient
    from tests.fakes.manual_clock import ManualClock


class Home:
    """A connection under test: its states, the sessions it started, a clock moved by hand."""

    def __init__(self, hass: FakeHass, clock: ManualClock) -> None:
        self.hass, self.clock = hass, clock
        self.states: list[ConnectionState] = []
        self.sessions: list[HassClient] = []
        self.ended = 0
        self.work: Callable[[HassClient], Awaitable[Any]] = self._for_ever
        self._working = asyncio.Event()
        self._new: asyncio.Queue[ConnectionState] = asyncio.Queue()
        self.connection = Connection(
            session=self._session,
            on_state=self._on_state,
            sleep=clock.sleep,
            random=lambda: 1.0,
            now=clock.now,
            ping_timeout_s=0.05,
        )

    def configure(self, token: str = TOKEN) -> None:
        self.connection.configure(parse_url(self.hass.url), token, verify_tls=True)

    async def reach(self, phase: Phase) -> ConnectionState:
        """The next state of ``phase``, waited for; of LIVE with its session at work."""
        async with asyncio.timeout(5):
            while (state := await self._new.get()).phase is not phase:
                pass
            if phase is Phase.LIVE:
                await self._working.wait()
        return state

    def phases(self) -> list[Phase]:
        return [state.phase for state in self.states]

    def _on_state(self, state: ConnectionState) -> None:
        self.states.append(state)
        if state.phase is Phase.CONNECTING:
            self._working.clear()
        self._new.put_nowait(state)

    async def _session(self, client: HassClient) -> None:
        self.sessions.append(client)
        self._working.set()
        try:
            await self.work(client)
        finally:
            self.ended += 1

    async def _for_ever(self, _client: HassClient) -> None:
        await asyncio.Event().wait()
