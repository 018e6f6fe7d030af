"""Address and token: saved together, sent to no other address, paused and resumed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import fail

from energy_desktop.config import Settings
from energy_desktop.credentials import SERVICE, Credentials
from energy_desktop.demo.server import DemoHome
from energy_desktop.errors import (
    CredentialsError,
    HassError,
    HassUnreachable,
    InvalidUrl,
    StoreUnavailable,
)
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.connection import Connection
from energy_desktop.models import ConnectionPhase as Phase
from energy_desktop.recording.pauses import Pause
from energy_desktop.services.connection_test import ACCEPTED, REACHED
from energy_desktop.services.home_assistant import HomeAssistantService
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_keyring import MemoryKeyring

URL, OTHER = "http://home.local:8123", "http://other.local:8123"


@dataclass
class Lab:
    """The service with everything injected; ``asked`` holds (address, token) of each connection."""

    profile: Path
    keyring: Any
    environ: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    timers: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    kept_pauses: list[Pause | None] = field(default_factory=list)
    store_error: StoreUnavailable | None = None

    def __post_init__(self) -> None:
        self.clock = ManualClock()
        self.settings = Settings.load(self.profile, environ=self.environ)
        self.saved: dict[str, Any] = {}
        self.settings.attach({}, self._save, lambda _keys: None)
        self.connection = Connection(
            session=self._session, on_state=lambda _state: None, connect=self._connect,
            sleep=self.clock.sleep, now=self.clock.now,
        )  # fmt: skip
        self.service = HomeAssistantService(
            self.connection, self.settings, Credentials(self.environ, self.keyring), self.environ,
            self.clock.now, later=self._later, listen_s=0.01,
        )  # fmt: skip
        self.service.keep_pause = self._keep_pause

    async def tried(self) -> list[tuple[str, str]]:
        """What was connected to, once the connection has come to rest."""
        for _ in range(20):
            await asyncio.sleep(0)
        return self.asked

    async def _keep_pause(self, pause: Pause | None) -> None:
        self.kept_pauses.append(pause)
        if self.store_error is not None:
            raise self.store_error

    async def _save(self, values: Any) -> None:
        self.saved |= values

    async def _connect(self, url: Any, token: str, **_more: Any) -> HassClient:
        self.asked.append((url.http, token))
        raise HassUnreachable("Not there.")

    async def _session(self, _client: HassClient) -> None:
        await asyncio.Event().wait()

    def _later(self, seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        self.timers.append((seconds, call))
        return asyncio.get_running_loop().call_later(3600, call)


Make = Callable[..., Lab]


@pytest.fixture
async def make(profile_folder: Path, allow_log: None) -> AsyncIterator[Make]:
    """Makes labs whose connections run until the end of the test."""
    tasks: list[asyncio.Task[None]] = []
    labs: list[Lab] = []

    def new(keyring: Any = None, **environ: str) -> Lab:
        lab = Lab(profile_folder, keyring or MemoryKeyring(), environ)
        tasks.append(asyncio.create_task(lab.connection.run()))
        labs.append(lab)
        return lab

    yield new
    for lab in labs:
        lab.service.stop()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def test_saving_keeps_the_token_with_its_address_and_connects(make: Make) -> None:
    lab = make()
    await lab.service.start()
    assert not lab.service.configured
    await lab.service.save("home.local", "secret", verify_tls=False)
    assert lab.keyring.passwords == {(SERVICE, URL): "secret"}
    assert lab.saved == {"ha_url": URL, "ha_verify_tls": False}
    assert (lab.service.configured, lab.service.url) == (True, URL)
    assert await lab.tried() == [(URL, "secret")]


async def test_without_a_keyring_saving_says_what_to_do_and_saves_nothing(make: Make) -> None:
    lab = make(fail.Keyring())  # type: ignore[no-untyped-call]
    await lab.service.start()
    assert not lab.service.can_keep_token
    with pytest.raises(CredentialsError, match="HA_TOKEN_FILE"):
        await lab.service.save(URL, "secret")
    assert (lab.saved, lab.service.configured) == ({}, False)
    await lab.service.save(URL, "secret", remember=False)
    assert await lab.tried() == [(URL, "secret")]


async def test_an_address_that_is_none_is_refused(make: Make) -> None:
    lab = make()
    with pytest.raises(InvalidUrl):
        await lab.service.save("http://", "secret")
    assert lab.keyring.passwords == {}


async def test_the_environments_address_and_token_are_used_where_nothing_is_saved(
    make: Make,
) -> None:
    lab = make(HA_URL="home.local", HA_TOKEN="from-env")
    await lab.service.start()
    assert await lab.tried() == [(URL, "from-env")]


async def test_the_environments_token_goes_to_no_other_address(make: Make) -> None:
    lab = make(HA_URL="home.local", HA_TOKEN="from-env")
    await lab.service.start()
    await lab.settings.put({"ha_url": OTHER})
    await lab.service.start()
    assert not lab.service.configured
    assert all(url == URL for url, _token in await lab.tried())


async def test_a_token_without_an_address_is_for_the_one_the_program_started_with(
    make: Make,
) -> None:
    lab = make(HA_TOKEN="from-env")
    await lab.settings.put({"ha_url": URL})
    await lab.service.start()
    assert await lab.tried() == [(URL, "from-env")]
    await lab.settings.put({"ha_url": OTHER})
    await lab.service.forget_token()
    assert not lab.service.configured
    assert await lab.tried() == [(URL, "from-env")]


async def test_a_kept_token_wins_over_the_environments(make: Make) -> None:
    lab = make(HA_URL="home.local", HA_TOKEN="from-env")
    lab.keyring.passwords[SERVICE, URL] = "kept"
    await lab.service.start()
    assert await lab.tried() == [(URL, "kept")]


async def test_forgetting_the_token_disconnects(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.service.forget_token()
    assert lab.keyring.passwords == {}
    await lab.tried()
    assert (lab.service.configured, lab.service.state.phase) == (False, Phase.UNCONFIGURED)


async def test_a_pause_ends_by_itself(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.tried()
    await lab.service.pause(15)
    assert lab.service.state.phase is Phase.PAUSED
    until = lab.clock.now() + timedelta(minutes=15)
    assert [lab.service.paused_until] == [until]
    ((seconds, end),) = lab.timers
    assert seconds == 900
    end()
    await lab.tried()
    assert lab.service.paused_until is None
    assert len(lab.asked) == 2


async def test_a_pause_without_an_end_needs_resume(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.tried()
    await lab.service.pause(None)
    assert (lab.timers, lab.service.paused_until) == ([], None)
    await lab.service.resume()
    await lab.tried()
    assert lab.service.state.phase is Phase.RETRYING


async def test_a_new_pause_replaces_the_old_one(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.service.pause(15)
    await lab.service.pause(None)
    assert lab.service.paused_until is None


async def test_a_pause_is_kept_for_the_next_start_until_it_ends(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.service.pause(60)
    now = lab.clock.now()
    assert lab.kept_pauses == [Pause(now, now + timedelta(hours=1))]
    await lab.service.resume()
    assert lab.kept_pauses[-1] is None


@pytest.mark.parametrize("minutes", [20, None])
async def test_a_pause_that_was_on_goes_on_at_the_next_start(
    make: Make, minutes: int | None
) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.tried()
    since = lab.clock.now() - timedelta(minutes=40)
    until = minutes and lab.clock.now() + timedelta(minutes=minutes)
    await lab.service.start(Pause(since, until or None))
    await lab.tried()
    assert lab.service.state.phase is Phase.PAUSED
    assert lab.service.paused_until == until
    assert [seconds for seconds, _ in lab.timers] == ([1200] if minutes else [])


async def test_a_pause_that_ended_meanwhile_is_forgotten_at_the_next_start(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    now = lab.clock.now()
    await lab.service.start(Pause(now - timedelta(hours=2), now - timedelta(hours=1)))
    await lab.tried()
    assert lab.service.state.phase is Phase.RETRYING
    assert lab.kept_pauses == [None]


async def test_a_pause_that_ended_while_the_computer_slept_ends_when_it_wakes(make: Make) -> None:
    lab = make()
    await lab.service.save(URL, "secret")
    await lab.service.pause(15)
    lab.service.end_pause_in_time()
    await lab.tried()
    assert lab.service.paused_until is not None
    lab.clock.advance(3600)
    lab.service.end_pause_in_time()
    await lab.tried()
    assert lab.service.state.phase is Phase.RETRYING


async def test_a_database_that_is_away_keeps_nobody_from_pausing(make: Make) -> None:
    lab = make()
    lab.store_error = StoreUnavailable("It is away.")
    await lab.service.save(URL, "secret")
    await lab.service.pause(15)
    assert lab.service.state.phase is Phase.PAUSED
    assert lab.service.can_pause


async def test_where_another_program_records_nothing_is_paused(make: Make) -> None:
    lab = make()
    lab.connection.stand_by("Another records.")
    await lab.service.pause(15)
    assert (lab.service.can_pause, lab.service.paused_until, lab.kept_pauses) == (False, None, [])


async def test_testing_needs_no_saved_home_and_saves_nothing(make: Make) -> None:
    lab = make()
    async with DemoHome(live=False) as demo:
        assert (await lab.service.test(demo.url, demo.token)).ok
        assert len(await lab.service.preview(demo.url, demo.token)) > 10
        assert await lab.service.find(demo.url) == "2026.6.1"
        without = await lab.service.test(demo.url, "")
        await lab.service.save(demo.url, demo.token)
        assert (await lab.service.test_saved()).ok
    assert [(c.name, c.ok) for c in without.checks[:2]] == [(REACHED, True), (ACCEPTED, False)]
    nowhere = await lab.service.test(demo.url, demo.token)
    assert [(c.name, c.ok) for c in nowhere.checks[:1]] == [(REACHED, False)]
    with pytest.raises(HassError):
        await lab.service.preview(demo.url, demo.token)


async def test_where_nothing_can_be_recorded_it_says_what_is_missing(
    profile_folder: Path,
) -> None:
    nothing = Lab(profile_folder, MemoryKeyring())
    await nothing.service.start()
    words = nothing.service.why_not_configured(has_window=False)
    assert words.startswith("no Home Assistant is known yet; open the window once")
    assert nothing.service.why_not_configured(has_window=True) == "no Home Assistant is known yet."
    no_token = Lab(profile_folder, MemoryKeyring(), {"HA_URL": URL})
    await no_token.service.start()
    assert f"no access token for {URL};" in no_token.service.why_not_configured(has_window=False)
    wrong = Lab(profile_folder, MemoryKeyring(), {"HA_URL": "ht tp://x", "HA_TOKEN": "token"})
    await wrong.service.start()
    words = wrong.service.why_not_configured(has_window=False)
    assert words.startswith("ht tp://x can't be the address of a Home Assistant;")
    file = profile_folder / "token"
    file.write_text("\n")
    file.chmod(0o600)
    empty = Lab(profile_folder, MemoryKeyring(), {"HA_URL": URL, "HA_TOKEN_FILE": str(file)})
    await empty.service.start()
    words = empty.service.why_not_configured(has_window=False)
    assert words == f"HA_TOKEN_FILE names {file}, which is empty; put a token into it."


async def test_an_address_of_the_environment_that_is_not_the_saved_one_is_named_with_it(
    profile_folder: Path,
) -> None:
    lab = Lab(profile_folder, MemoryKeyring(), {"HA_URL": OTHER, "HA_TOKEN": "token"})
    lab.settings.attach({"ha_url": URL}, lab._save, lambda _keys: None)
    await lab.service.start()
    assert not lab.service.configured
    words = lab.service.why_not_configured(has_window=False)
    assert URL in words
    assert OTHER in words
    assert "token" not in words.replace("a token goes", "")
