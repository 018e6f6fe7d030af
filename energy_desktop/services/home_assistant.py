"""The user's side of the connection: test it, save it, pause it, see how it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import (
    EnergyDesktopError,
    HassNotReady,
    HassTimeout,
    InvalidToken,
    InvalidUrl,
)
from energy_desktop.hass.browse import Network, OnHome, browsing
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.connection import Connection
from energy_desktop.hass.discovery import discover
from energy_desktop.hass.socket import greet
from energy_desktop.hass.url import parse_url
from energy_desktop.models import ConnectionPhase, ConnectionState, Entity
from energy_desktop.recording.pauses import KeepPause, Pause
from energy_desktop.sentences import say
from energy_desktop.services import connection_test
from energy_desktop.services.connection_test import ConnectionTest

_log = logging.getLogger(__name__)
CHECK_S: Final = 10.0


async def _keep_nothing(_pause: Pause | None) -> None:
    """Where nothing outlives the program."""


class HomeAssistantService:
    """Address and token in, state of the connection out. The token goes nowhere else.

    ``signs_in_by``: where the token in force is: ``keyring``, ``run`` (known for this run only),
    the name of a variable of the environment, or empty where there is none.
    ``keep_pause`` stores the pause that is on, so that ``start`` goes on with it.
    """

    def __init__(
        self,
        connection: Connection,
        settings: Settings,
        credentials: Credentials,
        environ: Mapping[str, str],
        now: Callable[[], datetime],
        *,
        later: Callable[[float, Callable[[], None]], asyncio.TimerHandle] | None = None,
        listen_s: float = connection_test.LISTEN_S,
        network: Network = browsing,
    ) -> None:
        self._connection = connection
        self._settings = settings
        self._credentials = credentials
        self._environ = environ
        self._now = now
        self._later = later
        self._listen_s = listen_s
        self._network = network
        self.keep_pause: KeepPause = _keep_nothing
        self._environment_url: str | None = None
        self._pause_timer: asyncio.TimerHandle | None = None
        self._resuming: asyncio.Task[None] | None = None
        self.paused_until: datetime | None = None
        self.configured = False
        self.can_keep_token = False
        self.signs_in_by = ""

    @property
    def state(self) -> ConnectionState:
        """The connection's state now."""
        return self._connection.state

    @property
    def is_live(self) -> bool:
        """Whether Home Assistant is connected and tells its changes."""
        return self.state.phase is ConnectionPhase.LIVE

    def require_live(self) -> None:
        """Raise HassNotReady, with why, while Home Assistant is not connected."""
        if not self.is_live:
            raise HassNotReady(self.state.error or say("Home Assistant is not connected."))

    @property
    def url(self) -> str | None:
        """The address in force, None where none is known."""
        return self._settings.text("ha_url") or None

    @property
    def canonical_url(self) -> str | None:
        """The same as it is connected to; None for what can't be an address."""
        return _canonical(self.url)

    def why_not_configured(self, *, has_window: bool) -> str:
        """What is missing before it can connect; without a window, also what to do."""
        why, what = self._missing()
        return f"{why}." if has_window else f"{why}; {what}."

    def tell_what_is_missing(self, *, has_window: bool) -> None:
        """Log that nothing is recorded. A window says it too; without one, the log is all."""
        level = logging.INFO if has_window else logging.WARNING
        why = self.why_not_configured(has_window=has_window)
        _log.log(level, "nothing is recorded: %s", why)

    def _missing(self) -> tuple[str, str]:
        if not self.url:
            why = "no Home Assistant is known yet"
            return why, "open the window once, or set HA_URL and a token"
        if _canonical(self.url) is None:
            why = f"{self.url} can't be the address of a Home Assistant"
            return why, "correct HA_URL, or open the window once"
        if file := self._credentials.empty_token_file():
            return f"HA_TOKEN_FILE names {file}, which is empty", "put a token into it"
        given = _canonical(self._environ.get("HA_URL", "").strip())
        if given and given != _canonical(self.url) and self._credentials.environment_token():
            why = (
                f"the saved address is {self.url}, and a token goes to no other address than the "
                f"one it was given for; HA_URL says {given}"
            )
            return why, "set HA_URL to the saved address, or save the other one in the window"
        why = f"there is no access token for {self.url}"
        return why, "open the window once, or set HA_TOKEN_FILE or HA_TOKEN"

    async def start(self, pause: Pause | None = None) -> None:
        """Connect with what is saved, or with HA_URL and HA_TOKEN where nothing is.

        ``pause`` was on when the program ended: it goes on until its end.
        """
        self.can_keep_token = await self._credentials.can_keep()
        self._environment_url = _canonical(self._environ.get("HA_URL", "").strip() or self.url)
        await self._apply()
        if pause is not None and pause.is_over(self._now()):
            await self._keep(None)
        elif pause is not None:
            await self._begin_pause(pause)

    def stop(self) -> None:
        """Forget a pending end of a pause."""
        if self._pause_timer:
            self._pause_timer.cancel()

    async def browse(self, on_found: OnHome, on_lost: OnHome) -> None:
        """Tell of the Home Assistants on this network as they come and go, until cancelled."""
        async with self._network(on_found, on_lost):
            await asyncio.Event().wait()

    async def find(self, url: str, verify_tls: bool = True) -> str:
        """The version of the Home Assistant at an address, without signing in; raises HassError."""
        return await greet(parse_url(url), verify_tls=verify_tls)

    async def test(self, url: str, token: str, verify_tls: bool = True) -> ConnectionTest:
        """Five checks of an address and token; never raises for trouble of Home Assistant."""
        return await connection_test.run(lambda: _connect(url, token, verify_tls), self._listen_s)

    async def test_saved(self) -> ConnectionTest:
        """The same for the address and token in force."""
        token = await self._token()
        return await self.test(self.url or "", token or "", self._settings.flag("ha_verify_tls"))

    async def check(self, url: str, token: str, verify_tls: bool = True) -> ConnectionTest:
        """The same without listening for a while, in 10 s at most."""
        try:
            async with asyncio.timeout(CHECK_S):
                return await connection_test.run(lambda: _connect(url, token, verify_tls), 0.0)
        except TimeoutError:
            return connection_test.failed(
                HassTimeout(
                    say("Home Assistant did not answer within {seconds:.0f} s.", seconds=CHECK_S)
                )
            )

    async def check_saved(self) -> ConnectionTest:
        """The same for the address and token in force."""
        token = await self._token()
        return await self.check(self.url or "", token or "", self._settings.flag("ha_verify_tls"))

    async def preview(self, url: str, token: str, verify_tls: bool = True) -> tuple[Entity, ...]:
        """The sensors that discovery finds there; nothing is stored. Raises HassError."""
        client = await _connect(url, token, verify_tls)
        try:
            found = discover(
                await client.states(),
                await client.entity_registry(),
                await client.device_registry(),
                await client.area_registry(),
                await client.energy_prefs(),
                await client.statistic_ids(),
                self._now(),
            )
        finally:
            await client.close()
        return tuple(found)

    async def save(
        self, url: str, token: str, verify_tls: bool = True, remember: bool = True
    ) -> None:
        """Keep address and token and connect with them at once.

        Raises CredentialsError where no keyring can keep the token (``remember``), and InvalidUrl.
        """
        canonical = parse_url(url).http
        if remember:
            await self._credentials.keep(canonical, token)
        else:
            self._credentials.use_for_this_run(canonical, token)
        await self._settings.put({"ha_url": canonical, "ha_verify_tls": verify_tls})
        await self._apply()

    async def has_token(self) -> bool:
        """Whether there is a token for the address in force."""
        return bool(await self._token())

    async def forget_token(self) -> None:
        """Remove the token from the keyring and disconnect."""
        if self.url:
            await self._credentials.forget(parse_url(self.url).http)
        await self._apply()

    def retry_now(self) -> None:
        """Try to connect at once instead of waiting."""
        self._connection.retry_now()

    @property
    def can_pause(self) -> bool:
        """Whether there is a recording of this program that could be paused."""
        return self.configured and self.state.phase is not ConnectionPhase.READ_ONLY

    async def pause(self, minutes: int | None) -> None:
        """Stop recording for some minutes, or until ``resume`` (None), over a restart too."""
        if self.state.phase is ConnectionPhase.READ_ONLY:
            return
        now = self._now()
        pause = Pause(now, None if minutes is None else now + timedelta(minutes=minutes))
        await self._keep(pause)
        await self._begin_pause(pause)

    async def resume(self) -> None:
        """Record again; what was missed in between stays marked as paused."""
        self.stop()
        self.paused_until = None
        await self._keep(None)
        await self._connection.resume()

    def end_pause_in_time(self) -> None:
        """End a pause whose end came while the computer slept, which holds up its timer."""
        if self.paused_until is not None and self.paused_until <= self._now():
            self.stop()
            self._end_pause()

    async def _begin_pause(self, pause: Pause) -> None:
        self.stop()
        self.paused_until = pause.until
        if pause.until is not None:
            later = self._later or asyncio.get_running_loop().call_later
            left_s = (pause.until - self._now()).total_seconds()
            self._pause_timer = later(left_s, self._end_pause)
        await self._connection.pause()

    async def _keep(self, pause: Pause | None) -> None:
        """A database that is away keeps nobody from pausing; only a restart then forgets it."""
        try:
            await self.keep_pause(pause)
        except EnergyDesktopError as error:
            _log.warning("the pause could not be saved: %s", error)

    def _end_pause(self) -> None:
        self._resuming = asyncio.get_running_loop().create_task(self.resume())

    async def _apply(self) -> None:
        token = await self._token()
        self.configured = bool(self.url and token)
        self.signs_in_by = await self._place_of_token() if token else ""
        url = parse_url(self.url) if self.url and token else None
        self._connection.configure(url, token, self._settings.flag("ha_verify_tls"))

    async def _place_of_token(self) -> str:
        canonical = _canonical(self.url) or ""
        if self._credentials.is_for_this_run(canonical):
            return "run"
        if await self._credentials.token(canonical):
            return "keyring"
        return self._credentials.environment_token_variable()

    async def _token(self) -> str | None:
        """The token of the address in force: kept for it, or the environment's if that fits it.

        The environment's is meant for HA_URL, or for the address the program started with.
        """
        canonical = _canonical(self.url)
        if canonical is None:
            return None
        known = await self._credentials.token(canonical)
        if known or canonical != self._environment_url:
            return known
        return self._credentials.environment_token()


def _canonical(url: str | None) -> str | None:
    """The one spelling of an address under which its token is kept; None where it is none."""
    try:
        return parse_url(url).http if url else None
    except InvalidUrl:
        return None


async def _connect(url: str, token: str, verify_tls: bool) -> HassClient:
    address = parse_url(url)
    if not token:
        await greet(address, verify_tls=verify_tls)
        raise InvalidToken(say("There is no access token yet; paste one to connect."))
    return await HassClient.connect(address, token, verify_tls=verify_tls)
