"""Builds every object of the core and starts and stops them in order: the only wiring."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from energy_desktop.autostart import Autostart
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.databases import Pairs, compose_of, distrust
from energy_desktop.errors import EnergyDesktopError, InvalidUrl
from energy_desktop.events import STATE, Events
from energy_desktop.hass.browse import Network, browsing
from energy_desktop.hass.connection import Connection
from energy_desktop.hass.url import parse_url
from energy_desktop.models import ConnectionPhase, ConnectionState, to_us, utc_now
from energy_desktop.recording import trust
from energy_desktop.recording.ending import last_writes, note_stopped
from energy_desktop.recording.pauses import KEPT, Pause, Pauses, keeper
from energy_desktop.recording.reconciler import Reconciler
from energy_desktop.recording.recorder import Recorder
from energy_desktop.recording.session import Session
from energy_desktop.recording.summariser import keep_summaries
from energy_desktop.recording.trust import RUNNING_SINCE
from energy_desktop.recording.wake import watch_clock
from energy_desktop.sentences import say
from energy_desktop.services import Services
from energy_desktop.services.api_keys import ApiKeys
from energy_desktop.services.courses import Courses
from energy_desktop.services.databases import Databases
from energy_desktop.services.diagnostics import Diagnostics
from energy_desktop.services.entities import Entities
from energy_desktop.services.follower import Follower
from energy_desktop.services.home_assistant import HomeAssistantService
from energy_desktop.services.live import LiveValues
from energy_desktop.services.readings import Readings
from energy_desktop.services.repair import Repair
from energy_desktop.services.statistics import Statistics
from energy_desktop.services.status import Status
from energy_desktop.simulated import require_kind_of_home
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import DOUBTED_SINCE, Stores
from energy_desktop.stores.servers import Servers

_log = logging.getLogger(__name__)
HASS_ZONE = "ha_time_zone"
_PHASES = {
    ConnectionPhase.LIVE: "connected to Home Assistant",
    ConnectionPhase.WAITING_FOR_START: "Home Assistant is still starting; recording waits for it",
    ConnectionPhase.PAUSED: "recording is paused",
}


class App:
    """The core of the program, without any front end: ``services`` is there after ``start``.

    Set before: ``is_simulated``, the home is that of ``--demo``; ``has_window``; ``autostart``.
    """

    def __init__(
        self,
        profile: Path,
        settings: Settings,
        credentials: Credentials,
        *,
        environ: Mapping[str, str],
        now: Callable[[], datetime] = utc_now,
        network: Network = browsing,
        monotonic: Callable[[], float] = time.monotonic,
        restart: Callable[[], None] = lambda: None,
    ) -> None:
        self._profile = profile
        self._settings = settings
        self._credentials = credentials
        self._environ = environ
        self._now = now
        self._network = network
        self._monotonic = monotonic
        self._restart = restart
        self.is_simulated = False
        self.has_window = True
        self.autostart = Autostart(None, ())
        self._servers: Servers | None = None
        self._compose = compose_of(profile, settings)
        self._pairs = Pairs(profile, settings, credentials, self._compose)
        self._move_problem: str | None = None
        self._pause: Pause | None = None
        self._stack = AsyncExitStack()
        self._states: asyncio.Queue[ConnectionState] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self.events = Events()
        self._stack.callback(self.events.close)
        self.services: Services
        self._stores: Stores

    async def start(self) -> Services:
        """Open the stores, then record and connect; raises what makes a start impossible.

        That is a database that can't be opened (StoreUnavailable, StoreError), or that holds the
        other kind of home (SettingsError). A Home Assistant that is away is shown to the user.
        """
        stores = await self._open_stores()
        await require_kind_of_home(stores.state, is_simulated=self.is_simulated)
        self.services = await self._build(stores)
        self._check_address()
        await self.services.home_assistant.start(self._pause)
        if not self.services.home_assistant.configured:
            self.services.home_assistant.tell_what_is_missing(has_window=self.has_window)
        return self.services

    async def stop(self) -> None:
        """Stop in the reverse order; what was received is written first."""
        await self._stack.aclose()

    def _check_address(self) -> None:
        """Say so where the saved address, or HA_URL, can't be that of a Home Assistant."""
        try:
            parse_url(self._settings.text("ha_url"))
        except InvalidUrl as error:
            if self._settings.text("ha_url"):
                _log.warning("the address of Home Assistant (HA_URL) can't be used: %s", error)

    async def _open_stores(self) -> Stores:
        self._move_problem = await self._pairs.finish_move()
        if self._settings.text("database_type") == "servers":
            return await self._open_servers()
        opened = await stores_open.open_embedded(self._pairs.folder)
        self._stack.push_async_callback(stores_open.close, opened.stores)
        if not opened.generations_match:
            await distrust(opened.stores)
        return opened.stores

    async def _open_servers(self) -> Stores:
        """Servers may be away now and come later, so what they hold is copied in the profile."""
        servers = stores_open.on_servers(await self._pairs.addresses(), self._profile)
        self._stack.push_async_callback(servers.close)
        await servers.open()
        if not await servers.generations_match():
            await distrust(servers.stores)
        self._servers = servers
        left = await self._pairs.left_behind(servers.stores)
        self._move_problem = self._move_problem or left
        return servers.stores

    async def _note_running(self, stores: Stores) -> None:
        """Keep that the program runs; after a run that was not ended, doubt its last minutes."""
        if RUNNING_SINCE in await stores.state.settings():
            _log.info("the program was not stopped as it should; its last minutes are checked")
            await trust.forget_unclean_end(stores.coverage)
        await stores.state.put_settings({RUNNING_SINCE: self._now().isoformat()})
        self._stack.push_async_callback(note_stopped, stores)

    async def _settle_doubts(self, stores: Stores, recorder: Recorder) -> None:
        """Forget what coverage claims and the time series may lack, so that it is fetched."""
        since_us = (await stores.state.settings()).get(DOUBTED_SINCE)
        if since_us is None:
            return
        if since_us == 0:
            await trust.forget_everything(stores.coverage)
        else:
            copy = self._servers.copy if self._servers else None
            fetched = await copy.claimed_since(since_us - trust.UNCLEAN_US) if copy else None
            await trust.forget_since(stores.coverage, since_us, fetched)
        if not recorder.journalled:  # what waits there claims it once more
            await stores.state.put_settings({DOUBTED_SINCE: None})

    async def _build(self, stores: Stores) -> Services:
        stored = await stores.state.settings()
        self._settings.attach(stored, stores.state.put_settings, self.events.settings_changed.emit)
        entities = Entities(stores.state, self.events, self._now)
        await entities.load()
        recorder = Recorder(stores, self.events, self._profile / "journal")
        value = recorder.value
        if (writer := self._writer) is None:
            await recorder.replay()
            await recorder.restore()  # what was live is known still when coverage of it is doubted
            await self._note_running(stores)
            await self._settle_doubts(stores, recorder)
        else:
            follower = Follower(stores.series, entities, self.events)
            value = follower.value
        live = LiveValues(value, entities, self._settings, self._now)
        live.hass_zone = ZoneInfo(stored.get(HASS_ZONE, "UTC"))
        reconciler = Reconciler(stores, entities, recorder, self.events, self._now)

        async def take_zone(zone: ZoneInfo) -> None:
            if zone != live.hass_zone:
                live.hass_zone = zone
                self.events.settings_changed.emit(frozenset({"time_zone"}))
            if zone.key != stored.get(HASS_ZONE):
                await stores.state.put_settings({HASS_ZONE: zone.key})
                stored[HASS_ZONE] = zone.key

        session = Session(
            recorder,
            entities,
            reconciler,
            stores.state,
            now=self._now,
            on_zone=take_zone,
            monotonic=self._monotonic,
        )
        await session.load()
        pauses = Pauses(stores.coverage, lambda: session.ahead_s)
        connection = self._connect(session, entities)
        home_assistant = HomeAssistantService(
            connection,
            self._settings,
            self._credentials,
            self._environ,
            self._now,
            network=self._network,
        )
        home_assistant.keep_pause = keeper(stores.state)
        self.events.entities_changed.connect(lambda _entities: reconciler.look_again())
        self.events.link_changed.connect(lambda up: _link(connection, up=up))

        api_keys = ApiKeys(
            self._credentials, f"api-keys {self._profile.resolve()}", self.events, self._now,
            self._settings,
        )  # fmt: skip
        await api_keys.load()
        readings = Readings(
            stores, entities, lambda: recorder.recording_now(to_us(self._now())), lambda: live.zone,
            self._now,
        )  # fmt: skip
        if writer is None:
            self._pause = await pauses.go_on(stored.get(KEPT), self._now())
            self._heal_servers(stores)
            self._run(stores, recorder, connection, session, home_assistant, pauses)
        else:
            self._only_show(writer, follower, connection)
        status = Status(
            stores, entities, recorder, session, reconciler, home_assistant, self.events,
            self._profile,
        )  # fmt: skip
        databases = Databases(
            stores, self._settings, self._credentials, self._compose, self._pairs.opened,
            self._pairs.asked, self._restart, self._move_problem,
        )  # fmt: skip
        return Services(
            entities=entities,
            live=live,
            readings=readings,
            statistics=Statistics(stores, entities, readings, lambda: live.zone, self._now),
            courses=Courses(entities, readings),
            home_assistant=home_assistant,
            status=status,
            repair=Repair(
                reconciler, entities, stores.coverage, lambda: connection.state.phase
            ),
            databases=databases,
            api_keys=api_keys,
            diagnostics=Diagnostics(
                status, self._settings, databases, entities, home_assistant, self._credentials,
                self._now,
            ),
            autostart=self.autostart,
            settings=self._settings,
            events=self.events,
        )  # fmt: skip

    @property
    def _writer(self) -> str | None:
        """The computer of the program that records into the servers, None where this one does."""
        holder = self._servers.read_only_for if self._servers else None
        return holder.label if holder else None

    def _heal_servers(self, stores: Stores) -> None:
        """What happens when a server comes that was away, or another program takes over."""
        if (servers := self._servers) is None:
            return

        async def doubt_all() -> None:
            await distrust(stores)
            self._restart()

        async def begin_anew() -> None:
            _log.info("the databases hold other data than before; it is loaded")
            self._restart()

        servers.on_mismatch = doubt_all
        servers.on_doubt = self._restart
        servers.copy.on_replaced = begin_anew
        self._keep_servers(servers)

    def _keep_servers(self, servers: Servers) -> None:
        """Run what keeps the servers together until the stop, where the last changes are sent."""
        servers.on_lease_moved = self._restart
        servers.on_trouble = lambda why: self.events.tell(STATE, why)
        task = asyncio.create_task(servers.run(), name="servers")
        self._stack.push_async_callback(_ended, task)

    def _only_show(self, writer: str, follower: Follower, connection: Connection) -> None:
        """Another program records into the servers: show what it stores."""
        _log.info("%s records into these databases; this program only shows them", writer)
        connection.stand_by(
            say(
                "Energy Desktop on {writer} records into these databases; this one only shows "
                "them.",
                writer=writer,
            )
        )
        assert self._servers is not None  # noqa: S101 - a writer is known of servers alone
        self._keep_servers(self._servers)
        task = asyncio.create_task(follower.run(), name="follower")
        self._stack.push_async_callback(_ended, task)

    def _connect(self, session: Session, entities: Entities) -> Connection:
        def on_state(state: ConnectionState) -> None:
            if (words := _PHASES.get(state.phase)) is not None:
                _log.info("%s", words)
            self._states.put_nowait(state)
            self.events.connection_changed.emit(state)

        async def look() -> None:
            if connection.client is not None:
                await session.discover(connection.client)

        connection = Connection(session=session.run, on_state=on_state, now=self._now)
        self.events.values_changed.connect(lambda _values: connection.note_event(self._now()))
        entities.look = look
        return connection

    def _run(
        self,
        stores: Stores,
        recorder: Recorder,
        connection: Connection,
        session: Session,
        home_assistant: HomeAssistantService,
        pauses: Pauses,
    ) -> None:
        """Start the tasks; on stop they end in the order: connection, recorder's last flush."""

        async def end() -> None:
            home_assistant.stop()
            for task in reversed(self._tasks):
                task.cancel()
                await asyncio.wait([task])
            recorder.stop()
            await last_writes(recorder, session, pauses, self._now())

        self._tasks = [
            asyncio.create_task(
                self._keep_states(connection, session, pauses), name="connection states"
            ),
            asyncio.create_task(recorder.run(), name="recorder"),
            asyncio.create_task(
                keep_summaries(stores.series, self._now, asyncio.sleep), name="summaries"
            ),
            asyncio.create_task(connection.run(), name="connection"),
            asyncio.create_task(
                watch_clock(partial(_woke, connection, home_assistant), utc_now, asyncio.sleep),
                name="clock",
            ),
        ]
        self._stack.push_async_callback(end)

    async def _keep_states(self, connection: Connection, session: Session, pauses: Pauses) -> None:
        """Keep in the stores that the subscription was lost or refused, and what was paused.

        A state that the connection has left for LIVE meanwhile does not undo what LIVE stored.
        """
        while True:
            state = await self._states.get()
            try:
                await pauses.follow(state)
                if ConnectionPhase.LIVE not in (state.phase, connection.state.phase):
                    refused = state.phase is ConnectionPhase.REFUSED
                    await session.note_lost(state.error, refused=refused)
            except EnergyDesktopError as error:
                _log.debug("the state of the subscription could not be saved: %s", error)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


def _woke(connection: Connection, home_assistant: HomeAssistantService, astray: timedelta) -> None:
    _log.info("the clock went %.0f s astray: connecting anew", astray.total_seconds())
    home_assistant.end_pause_in_time()
    connection.link_lost()
    connection.retry_now()


def _link(connection: Connection, *, up: bool) -> None:
    if up:
        connection.retry_now()
    else:
        connection.link_lost()
