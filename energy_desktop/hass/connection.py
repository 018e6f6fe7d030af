"""Keeps one connection to Home Assistant alive: connect, wait for its start, work, retry."""

from __future__ import annotations

import asyncio
import logging
import random as randomness
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from energy_desktop.errors import ConnectionLost, HassError, InvalidToken
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.race import race
from energy_desktop.models import ConnectionPhase, ConnectionState, utc_now
from energy_desktop.sentences import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from energy_desktop.hass.url import HassUrl

log = logging.getLogger(__name__)

START_POLL_S: Final = 1.0
LONGEST_DELAY_S: Final = 60.0
STEADY_AFTER: Final = timedelta(seconds=60)
_GROWTH: Final = 1.8


def retry_delay_s(failures: int, random: float) -> float:
    """Seconds until the next try after ``failures`` in a row (from 0), spread by ``random`` 0–1.

    Grows by 1.8 each time up to a minute; the spread is the upper half of it.
    """
    longest = min(_GROWTH ** min(failures, 20), LONGEST_DELAY_S)
    return longest * (0.5 + random / 2)


@dataclass(frozen=True)
class _Target:
    """Whom to connect to, and with what."""

    url: HassUrl
    token: str = field(repr=False)
    verify_tls: bool


class Connection:
    """The one connection: a loop that only ``run`` drives; every other method just tells it.

    ``session`` works with a live client until it is cancelled; ``on_state`` is called with each
    new state. A failing listener or session never ends the loop.
    """

    def __init__(
        self,
        *,
        session: Callable[[HassClient], Awaitable[None]],
        on_state: Callable[[ConnectionState], None],
        connect: Callable[..., Awaitable[HassClient]] = HassClient.connect,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        random: Callable[[], float] = randomness.random,
        now: Callable[[], datetime] = utc_now,
        ping_every_s: float = 20,
        ping_timeout_s: float = 20,
    ) -> None:
        self._session = session
        self._on_state = on_state
        self._connect = connect
        self._sleep = sleep
        self._random = random
        self._now = now
        self._ping_every_s = ping_every_s
        self._ping_timeout_s = ping_timeout_s
        self.client: HassClient | None = None
        self._target: _Target | None = None
        self._refused: _Target | None = None
        self._paused = False
        self._running = False
        self._failures = 0
        self._problem: HassError | None = None
        self._ha_version: str | None = None
        self._socket: HassClient | None = None
        self._last_event_at: datetime | None = None
        self._state = ConnectionState(ConnectionPhase.UNCONFIGURED, now())
        self._interrupted = asyncio.Event()
        self._hurried = asyncio.Event()
        self._parked = asyncio.Event()
        self._stands_by = False

    @property
    def state(self) -> ConnectionState:
        """The state now, with the newest event's time."""
        return replace(self._state, last_event_at=self._last_event_at)

    def note_event(self, at: datetime) -> None:
        """Remembers when the newest event came; shown with the next state."""
        self._last_event_at = at

    def configure(self, url: HassUrl | None, token: str | None, verify_tls: bool) -> None:
        """Connects to ``url`` from now on; None = not configured. What is the same is kept."""
        target = _Target(url, token, verify_tls) if url and token else None
        if target == self._target:
            self.retry_now()
            return
        self._target = target
        self._refused = self._problem = self._ha_version = None
        self._failures = 0
        self._interrupted.set()

    def retry_now(self) -> None:
        """Ends a wait for the next try; a live connection is asked at once whether it lives."""
        self._hurried.set()

    def link_lost(self) -> None:
        """Drops the socket at once: the operating system says that the link is gone."""
        if self._socket is not None:
            self._socket.abort()

    def stand_by(self, reason: str) -> None:
        """Another program records: this connection is never made. ``reason`` says who it is."""
        self._stands_by = True
        self._emit(ConnectionPhase.READ_ONLY, HassError(reason))

    async def pause(self) -> None:
        """Ends the connection until ``resume``; returns when it is down."""
        if self._stands_by:
            return
        self._paused = True
        self._parked.clear()
        self._interrupted.set()
        if self._running:
            await self._parked.wait()
        else:
            self._emit(ConnectionPhase.PAUSED)

    async def resume(self) -> None:
        """Connects again after ``pause``."""
        if self._paused:
            self._paused = False
            self._parked.set()
            self._interrupted.set()

    async def run(self) -> None:
        """Works for ever, until cancelled; then the connection is closed."""
        self._running = True
        try:
            while True:
                self._interrupted.clear()
                await race(self._interrupted.wait(), self._step())
        finally:
            self._running = False
            self._parked.set()

    async def _step(self) -> None:
        """One stretch of what is wanted now; cancelled as soon as something else is wanted."""
        target = self._target
        if target is None:
            await self._park(ConnectionPhase.UNCONFIGURED)
        elif self._paused:
            await self._park(ConnectionPhase.PAUSED)
        elif target == self._refused:
            await self._park(ConnectionPhase.REFUSED, self._problem)
        else:
            await self._judge(await self._attempt(target), target)

    async def _park(self, phase: ConnectionPhase, problem: HassError | None = None) -> None:
        """Stays here until something else is wanted."""
        self._emit(phase, problem)
        self._parked.set()
        await asyncio.Event().wait()

    async def _attempt(self, target: _Target) -> HassError:
        """Connects and works until it ends; why it ended."""
        self._hurried.clear()
        self._emit(ConnectionPhase.CONNECTING, self._problem)
        try:
            client = await self._connect(target.url, target.token, verify_tls=target.verify_tls)
        except Exception as problem:
            return _as_hass_error(problem)
        self._socket = client
        self._ha_version = client.ha_version
        try:
            return await race(client.closed(), self._use(client))
        except Exception as problem:
            return _as_hass_error(problem)
        finally:
            self.client = self._socket = None
            await client.close()

    async def _use(self, client: HassClient) -> HassError:
        await self._wait_for_start(client)
        live_since = self._now()
        self._problem = None
        self.client = client
        self._emit(ConnectionPhase.LIVE)
        try:
            return await race(self._work(client), self._keep_pinging(client))
        finally:
            if self._now() - live_since >= STEADY_AFTER:
                self._failures = 0

    async def _wait_for_start(self, client: HassClient) -> None:
        """Returns once Home Assistant has loaded everything; before, its answers are partial."""
        while (await client.config()).get("state", "RUNNING") != "RUNNING":
            if self._state.phase is not ConnectionPhase.WAITING_FOR_START:
                self._emit(ConnectionPhase.WAITING_FOR_START)
            await self._sleep(START_POLL_S)

    async def _work(self, client: HassClient) -> HassError:
        await self._session(client)
        return ConnectionLost(say("The session with Home Assistant ended."))

    async def _keep_pinging(self, client: HassClient) -> HassError:
        """Raises HassTimeout when a ping stays unanswered: a socket that is open but dead."""
        while True:
            await race(self._hurried.wait(), self._sleep(self._ping_every_s))
            self._hurried.clear()
            await client.ping(self._ping_timeout_s)

    async def _judge(self, problem: HassError, target: _Target) -> None:
        """Remembers a refusal, or waits until the next try."""
        told_before = self._failures and str(problem) == str(self._problem)
        self._problem = problem
        log.log(logging.DEBUG if told_before else logging.WARNING, "%s", problem)
        if isinstance(problem, InvalidToken):
            self._refused = target
            return
        delay_s = retry_delay_s(self._failures, self._random())
        self._failures += 1
        retry_at = self._now() + timedelta(seconds=delay_s)
        self._emit(ConnectionPhase.RETRYING, problem, retry_at)
        await race(self._hurried.wait(), self._sleep(delay_s))

    def _emit(
        self,
        phase: ConnectionPhase,
        problem: HassError | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        self._state = ConnectionState(
            phase=phase,
            since=self._now(),
            ha_version=self._ha_version,
            error=None if problem is None else str(problem),
            error_code=None if problem is None else problem.code,
            retry_at=retry_at,
        )
        try:
            self._on_state(self.state)
        except Exception:
            log.exception("A listener to the connection's state failed")


def _as_hass_error(problem: Exception) -> HassError:
    """``problem`` if it is one of Home Assistant; anything else is a fault of ours and logged."""
    if isinstance(problem, HassError):
        return problem
    if isinstance(problem, ExceptionGroup):
        ours, rest = problem.split(HassError)
        if rest is None and ours is not None:
            return _first_leaf(ours)
    log.error("The session with Home Assistant failed", exc_info=problem)
    return ConnectionLost(
        say(
            "A fault in this program interrupted the work with Home Assistant; it starts again. "
            "The log has the details."
        )
    )


def _first_leaf(group: ExceptionGroup[HassError]) -> HassError:
    first = group.exceptions[0]
    return _first_leaf(first) if isinstance(first, ExceptionGroup) else first
