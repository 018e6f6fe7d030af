"""What happens while a connection is live: subscribe first, then discover, record and catch up."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from energy_desktop.errors import ConnectionLost, EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.discovery import is_recordable
from energy_desktop.models import SubscriptionState, SubscriptionStatus, from_us
from energy_desktop.recording.hass_clock import HassClock
from energy_desktop.recording.heartbeat import Heartbeat
from energy_desktop.recording.intake import micros
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.reconciler import Reconciler
from energy_desktop.recording.recorder import Recorder
from energy_desktop.sentences import say
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import StateStore

_log = logging.getLogger(__name__)

SAVE_EVERY_S: Final = 10.0
REGISTRY_SETTLES_S: Final = 1.0
OVERFLOW: Final = say(
    "The database has been away for too long, so recording waits until it is back; what was "
    "received is kept in memory, the rest is fetched from Home Assistant later."
)
FAULT: Final = say(
    "Home Assistant sent an event that could not be understood; the connection is made anew and "
    "what was missed is fetched."
)

States = list[dict[str, Any]]
Save = Callable[[], Awaitable[None]]


class Session:
    """One per program, run once per connection. ``clock`` is Home Assistant's while live.

    ``ahead_s``: by how much that clock was ahead of this computer's at the newest connection.
    """

    def __init__(
        self,
        recorder: Recorder,
        entities: Entities,
        reconciler: Reconciler,
        state_store: StateStore,
        *,
        now: Callable[[], datetime],
        on_zone: Callable[[ZoneInfo], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._recorder = recorder
        self._entities = entities
        self._reconciler = reconciler
        self._state_store = state_store
        self._now = now
        self._on_zone = on_zone
        self._sleep = sleep
        self._monotonic = monotonic
        self._registry_changed = asyncio.Event()
        self._subscription = SubscriptionState()
        self._unsaved: dict[str, Save] = {}
        self.clock: HassClock | None = None
        self.ahead_s = 0.0

    async def load(self) -> None:
        """Read what the state store remembers of the subscription."""
        self._subscription = await self._state_store.subscription()

    @property
    def subscription(self) -> SubscriptionState:
        """The subscription as it is stored."""
        return self._subscription

    async def run(self, client: HassClient) -> None:
        """Work with a connected client until it is lost or this is cancelled.

        Raises HassError, alone or in a group; ConnectionLost also where readings can't be kept.
        """
        try:
            self._check_room()
            await self._record(client)
        except* (StoreUnavailable, StoreError) as failed:
            raise ConnectionLost(_first_words(failed)) from None

    async def _record(self, client: HassClient) -> None:
        self._recorder.hold()
        try:
            subscription_id = await self._subscribe(client)
            subscribed_at = self._now()
            clock = await HassClock.measure(client.utc_now, self._now, self._monotonic)
            self.clock, self.ahead_s = clock, clock.skew_s
            if abs(clock.skew_s) > 2:
                _log.warning("Home Assistant's clock is %.1f s ahead of this one", clock.skew_s)
            await self._reconciler.forget_after(clock.measured_us)
            span = LiveSpan(clock.measured_us)
            zone = ZoneInfo((await client.config())["time_zone"])
            await self._save("time zone", lambda: self._on_zone(zone))
            before_us = self._recorder.last_live_us, self._recorder.last_seen_us
            before = self._recorder.recorded
            states = await self.discover(client)
            # Nobody saw when it went: all since it was last complete may be under another name.
            gone = before - self._active()
            self._recorder.close_recorded_spans(await self._reconciler.complete_until(gone))
            self._recorder.begin_span(span, self._recordable(states, before))
            await self._note_subscribed(subscription_id, subscribed_at)
            _log.info("recording %d sensors", len(self._recorder.recorded))
            await self._work(client, _link(client, clock, span, before_us, states))
        finally:
            await self._end()

    async def note_lost(self, error: str | None, *, refused: bool) -> None:
        """The connection is gone (or the token refused): keep it in the stored state."""
        status = SubscriptionStatus.ERROR if refused else SubscriptionStatus.DISCONNECTED
        await self._put(replace(self._subscription, status=status, error_message=error))

    async def discover(self, client: HassClient) -> States:
        """Ask Home Assistant for everything that tells sensors; returns its present states."""
        states = await client.states()
        answers = (
            await client.entity_registry(),
            await client.device_registry(),
            await client.area_registry(),
            await client.energy_prefs(),
            await client.statistic_ids(),
        )
        known = {e.entity_id for e in self._entities.all()} | {s["entity_id"] for s in states}
        if came_and_went := self._recorder.vanished(known):
            await self._take(self._entities.discover([*states, *came_and_went], *answers))
        await self._take(self._entities.discover(states, *answers))
        return states

    async def _take(self, discovery: Awaitable[None]) -> None:
        """What was discovered counts at once, and is stored when the state store can."""
        try:
            await discovery
        except (StoreUnavailable, StoreError) as error:
            self._save_later("sensors", self._entities.save, error)

    async def _subscribe(self, client: HassClient) -> int:
        subscription_id = await client.subscribe_events("state_changed", self._recorder.on_event)
        await client.subscribe_events("entity_registry_updated", self._note_registry)
        self._recorder.on_entities_changed = self._registry_changed.set
        self._recorder.is_known = lambda entity_id: self._entities.get(entity_id) is not None
        return subscription_id

    def _note_registry(self, _event: object) -> None:
        self._registry_changed.set()

    def _recordable(self, states: States, before: frozenset[str]) -> States:
        """The states of what is to be recorded; once recorded it is, whatever its state."""
        active = self._active()
        return [
            s
            for s in states
            if s["entity_id"] in active
            and (s["entity_id"] in before or is_recordable(s["state"], s["attributes"]))
        ]

    def _active(self) -> set[str]:
        return {e.entity_id for e in self._entities.all() if e.is_active}

    async def _work(self, client: HassClient, link: LiveLink) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep_span(client, link.clock))
            group.create_task(self._follow_registry(client, link.clock))
            group.create_task(self._reconciler.run(link))
            group.create_task(Heartbeat(link, self._recorder, sleep=self._sleep).run())
            group.create_task(self._end_on_overflow())

    async def _keep_span(self, client: HassClient, clock: HassClock) -> None:
        """Every 10 s a pong, so that silence is covered too, and the span is saved."""
        while True:
            await self._sleep(SAVE_EVERY_S)
            sent_us = clock.now_us()
            await client.ping()
            self._recorder.note_pong(sent_us)
            try:
                await self._recorder.save_span()
            except (StoreUnavailable, StoreError) as error:
                _log.debug("how far the recording got could not be saved: %s", error)
            for name, save in list(self._unsaved.items()):
                await self._save(name, save)
            await self._put(replace(self._subscription, last_event_at=self._last_event()))

    async def _follow_registry(self, client: HassClient, clock: HassClock) -> None:
        """Sensors that appear, change or go while running are noticed, many changes at once."""
        while True:
            await self._registry_changed.wait()
            await self._sleep(REGISTRY_SETTLES_S)
            self._registry_changed.clear()
            before = self._recorder.recorded
            states = await self.discover(client)
            now_us = self._hass_now(clock)
            self._recorder.close_recorded_spans(dict.fromkeys(before - self._active(), now_us))
            # What a sensor told before anyone knew that it counts was not taken.
            self._recorder.accept(self._recordable(states, before), self._hass_now(clock))
            self._reconciler.look_again()

    def _hass_now(self, clock: HassClock) -> int:
        """Home Assistant's now in µs: never before what it has told already."""
        return max(clock.now_us(), self._recorder.last_event_us)

    async def _end_on_overflow(self) -> None:
        await self._recorder.overflowed.wait()
        if self._recorder.has_fault:
            raise ConnectionLost(FAULT)
        raise StoreUnavailable(OVERFLOW)

    def _check_room(self) -> None:
        if self._recorder.is_full:
            raise StoreUnavailable(OVERFLOW)

    async def _end(self) -> None:
        self.clock = None
        try:
            await self._recorder.end_span()
        except EnergyDesktopError as error:
            _log.warning("the end of the live span could not be saved: %s", error)

    async def _note_subscribed(self, subscription_id: int, at: datetime) -> None:
        before = self._subscription
        again = before.subscribed_at is not None
        await self._put(
            SubscriptionState(
                status=SubscriptionStatus.ACTIVE,
                subscription_id=subscription_id,
                subscribed_at=at,
                last_event_at=before.last_event_at,
                reconnect_count=before.reconnect_count + again,
            )
        )

    def _last_event(self) -> datetime | None:
        at_us = self._recorder.last_event_us
        return from_us(at_us) if at_us else self._subscription.last_event_at

    async def _put(self, state: SubscriptionState) -> None:
        self._subscription = state
        await self._save(
            "subscription", lambda: self._state_store.put_subscription(self._subscription)
        )

    async def _save(self, name: str, save: Save) -> None:
        """Write to the state store; a failure never ends the recording, which needs none of it."""
        try:
            await save()
            self._unsaved.pop(name, None)
        except (StoreUnavailable, StoreError) as error:
            self._save_later(name, save, error)

    def _save_later(self, name: str, save: Save, error: EnergyDesktopError) -> None:
        """Try again with the next save of the span; said once, until all is saved."""
        if not self._unsaved:
            _log.warning("the %s can't be saved now, it is tried again: %s", name, error)
        self._unsaved[name] = save


def _link(
    client: HassClient, clock: HassClock, span: LiveSpan, before_us: tuple[int, int], states: States
) -> LiveLink:
    changed_us = {state["entity_id"]: micros(state["last_changed"]) for state in states}
    started_us = min((micros(state["last_updated"]) for state in states), default=0)
    return LiveLink(client, clock, span, *before_us, changed_us, started_us)


def _first_words(group: BaseExceptionGroup[EnergyDesktopError]) -> str:
    first = group.exceptions[0]
    return _first_words(first) if isinstance(first, BaseExceptionGroup) else str(first)
