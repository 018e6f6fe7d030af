from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import ConnectionLost
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.connection import Connection, retry_delay_s
from energy_desktop.hass.url import parse_url
from energy_desktop.models import ConnectionPhase as Phase
from energy_desktop.models import ConnectionState
from tests.fakes.hass_server import TOKEN, FakeHass, silent
from tests.fakes.home_connection import Home
from tests.fakes.manual_clock import ManualClock

pytestmark = pytest.mark.usefixtures("allow_log")


@pytest.fixture
async def home(hass: FakeHass, clock: ManualClock) -> AsyncIterator[Home]:
    made = Home(hass, clock)
    running = asyncio.create_task(made.connection.run())
    yield made
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    assert made.connection.client is None


async def live(home: Home) -> HassClient:
    home.configure()
    await home.reach(Phase.LIVE)
    client = home.connection.client
    assert client is not None
    return client


async def test_nothing_is_tried_until_an_address_and_a_token_are_known(home: Home) -> None:
    await home.reach(Phase.UNCONFIGURED)
    home.connection.retry_now()
    home.connection.configure(parse_url(home.hass.url), None, verify_tls=True)
    await asyncio.sleep(0)
    assert home.hass.attempts == 0


async def test_it_connects_and_works(home: Home) -> None:
    client = await live(home)
    assert home.phases()[-2:] == [Phase.CONNECTING, Phase.LIVE]
    assert home.connection.state.ha_version == "2025.4.4"
    assert await client.config() == {"state": "RUNNING"}


async def test_it_waits_until_home_assistant_is_running(home: Home) -> None:
    home.hass.hass_state = "NOT_RUNNING"
    home.configure()
    await home.reach(Phase.WAITING_FOR_START)
    await home.clock.asleep(1)
    assert home.sessions == []
    assert home.connection.client is None
    home.clock.advance(1)
    await home.hass.got("get_config", 2)
    home.hass.hass_state = "RUNNING"
    await home.clock.asleep(1)
    home.clock.advance(1)
    await home.reach(Phase.LIVE)
    assert home.phases().count(Phase.WAITING_FOR_START) == 1


async def test_a_lost_connection_ends_the_session_and_is_made_anew_after_a_delay(
    home: Home,
) -> None:
    client = await live(home)
    home.hass.cut()
    state = await home.reach(Phase.RETRYING)
    assert home.ended == 1
    assert home.connection.client is None
    assert state.error == "The connection to Home Assistant was lost."
    assert state.error_code == "connection_lost"
    assert state.retry_at is not None
    assert (state.retry_at - state.since).total_seconds() == 1
    await home.clock.asleep(1)
    home.clock.advance(1)
    state = await home.reach(Phase.LIVE)
    assert state.error is None
    assert home.connection.client is not client


async def test_the_delay_grows_with_each_failure_and_is_short_again_after_a_minute_of_life(
    home: Home,
) -> None:
    await live(home)
    for delay in (1.0, 1.8):
        home.hass.cut()
        await home.reach(Phase.RETRYING)
        await home.clock.asleep(delay)
        home.clock.advance(delay)
        await home.reach(Phase.LIVE)
    for _ in range(3):
        await home.clock.asleep(20)
        home.clock.advance(20)
    home.hass.cut()
    await home.reach(Phase.RETRYING)
    await home.clock.asleep(1)


async def test_only_the_first_failure_is_a_warning(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    await home.hass.stop()
    with caplog.at_level(logging.DEBUG, "energy_desktop.hass.connection"):
        home.configure()
        await home.reach(Phase.RETRYING)
        home.connection.retry_now()
        state = await home.reach(Phase.RETRYING)
    levels = [r.levelno for r in caplog.records if "Nothing listens" in r.getMessage()]
    assert levels == [logging.WARNING, logging.DEBUG]
    assert state.error_code == "unreachable"


async def test_a_ping_without_a_pong_ends_a_socket_that_only_looks_open(home: Home) -> None:
    await live(home)
    home.hass.answers["ping"] = silent
    await home.clock.asleep(20)
    home.clock.advance(20)
    state = await home.reach(Phase.RETRYING)
    assert state.error_code == "timeout"
    assert home.ended == 1


async def test_a_refused_token_is_not_tried_again_until_it_is_changed(home: Home) -> None:
    home.configure("a-wrong-token")
    state = await home.reach(Phase.REFUSED)
    assert state.error_code == "invalid_token"
    home.connection.retry_now()
    home.connection.link_lost()
    home.configure("a-wrong-token")
    home.clock.advance(3600)
    await asyncio.sleep(0.01)
    assert home.hass.attempts == 1
    home.configure()
    assert (await home.reach(Phase.LIVE)).error is None


async def test_new_credentials_end_the_old_connection_and_are_used_at_once(home: Home) -> None:
    await live(home)
    home.configure("a-wrong-token")
    await home.reach(Phase.REFUSED)
    assert home.ended == 1
    await home.hass.emptied()


async def test_the_same_credentials_leave_a_live_connection_as_it_is(home: Home) -> None:
    client = await live(home)
    home.configure()
    await home.hass.got("ping")
    assert home.connection.client is client
    assert home.hass.attempts == 1


async def test_taking_the_credentials_away_ends_the_connection(home: Home) -> None:
    await live(home)
    home.connection.configure(None, None, verify_tls=True)
    await home.reach(Phase.UNCONFIGURED)
    assert home.ended == 1


async def test_retry_now_skips_the_wait(home: Home) -> None:
    await live(home)
    home.hass.cut()
    await home.reach(Phase.RETRYING)
    home.connection.retry_now()
    await home.reach(Phase.LIVE)


async def test_retry_now_asks_a_live_connection_whether_it_lives(home: Home) -> None:
    await live(home)
    home.hass.answers["ping"] = silent
    home.connection.retry_now()
    await home.reach(Phase.RETRYING)


async def test_a_lost_link_drops_the_socket_at_once(home: Home) -> None:
    await live(home)
    home.connection.link_lost()
    state = await home.reach(Phase.RETRYING)
    assert state.error == "The network connection was lost."


async def test_pause_returns_when_the_connection_is_down_and_resume_brings_it_back(
    home: Home,
) -> None:
    await live(home)
    await home.connection.pause()
    assert home.connection.state.phase is Phase.PAUSED
    assert home.ended == 1
    home.connection.retry_now()
    await home.connection.pause()
    assert home.hass.attempts == 1
    await home.connection.resume()
    await home.reach(Phase.LIVE)


async def test_pausing_while_it_connects_gives_up_the_attempt(home: Home) -> None:
    home.hass.gate.clear()
    home.configure()
    await home.hass.connected(1)
    await home.connection.pause()
    assert home.connection.state.phase is Phase.PAUSED
    home.hass.gate.set()
    assert home.sessions == []


async def test_other_credentials_while_it_connects_are_the_ones_that_count(home: Home) -> None:
    home.hass.gate.clear()
    home.configure("a-wrong-token")
    await home.hass.connected(1)
    home.configure()
    await home.hass.connected(2)
    home.hass.gate.set()
    await home.reach(Phase.LIVE)
    assert Phase.REFUSED not in home.phases()


async def test_pause_resume_and_new_credentials_at_once_end_live_and_only_once(
    home: Home,
) -> None:
    home.configure("a-wrong-token")
    pausing = asyncio.create_task(home.connection.pause())
    await asyncio.sleep(0)
    await home.connection.resume()
    home.configure()
    home.connection.retry_now()
    await pausing
    await home.reach(Phase.LIVE)
    assert len(home.sessions) == 1


async def test_a_pause_before_it_runs_holds_once_it_does(
    hass: FakeHass, clock: ManualClock
) -> None:
    home = Home(hass, clock)
    home.configure()
    await home.connection.pause()
    assert home.connection.state.phase is Phase.PAUSED
    running = asyncio.create_task(home.connection.run())
    await home.reach(Phase.PAUSED)
    await home.connection.resume()
    await home.reach(Phase.LIVE)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert home.ended == 1


async def test_a_session_that_fails_is_told_in_one_sentence_logged_in_full_and_tried_again(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_client: HassClient) -> None:
        raise ZeroDivisionError("mine")

    home.work = fail
    home.configure()
    state = await home.reach(Phase.RETRYING)
    assert state.error is not None
    assert "log" in state.error
    assert "ZeroDivisionError: mine" in caplog.text


async def test_a_session_of_several_tasks_that_all_lost_the_connection_is_no_fault_of_ours(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_client: HassClient) -> None:
        raise ExceptionGroup("tasks", [ExceptionGroup("", [ConnectionLost("lost it.")])])

    home.work = fail
    home.configure()
    state = await home.reach(Phase.RETRYING)
    assert state.error == "lost it."
    assert "Traceback" not in caplog.text


async def test_a_session_that_just_ends_is_started_again(home: Home) -> None:
    async def end(_client: HassClient) -> None:
        return None

    home.work = end
    home.configure()
    await home.reach(Phase.RETRYING)


async def test_a_failing_connect_function_is_retried_like_any_other(
    hass: FakeHass, clock: ManualClock
) -> None:
    async def connect(*_: Any, **__: Any) -> HassClient:
        raise RuntimeError("bug")

    retrying = asyncio.Event()

    def on_state(state: ConnectionState) -> None:
        if state.phase is Phase.RETRYING:
            retrying.set()

    async def session(_client: HassClient) -> None:
        return None

    connection = Connection(
        session=session, on_state=on_state, connect=connect, sleep=clock.sleep, now=clock.now
    )
    connection.configure(parse_url(hass.url), TOKEN, verify_tls=True)
    running = asyncio.create_task(connection.run())
    await retrying.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_listener_to_the_state_that_fails_changes_nothing(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    told = home.connection._on_state

    def fail(state: ConnectionState) -> None:
        told(state)
        raise ValueError("mine")

    home.connection._on_state = fail
    await live(home)
    assert "mine" in caplog.text


async def test_the_newest_event_is_part_of_the_state(home: Home) -> None:
    await live(home)
    home.connection.note_event(home.clock.now())
    assert home.connection.state.last_event_at == home.clock.now()


async def test_the_token_shows_in_no_repr_of_the_connection(home: Home) -> None:
    home.configure("sesame")
    assert "sesame" not in repr(vars(home.connection))


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_the_delay_is_never_over_a_minute_and_spreads_over_its_upper_half(
    failures: int, random: float
) -> None:
    longest = retry_delay_s(failures, 1.0)
    assert longest == pytest.approx(min(1.8 ** min(failures, 100), 60))
    assert longest / 2 <= retry_delay_s(failures, random) <= longest
