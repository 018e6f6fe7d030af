"""The program's own way to fetch the past from a real Home Assistant, into stores of a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from energy_desktop.hass.client import HassClient
from energy_desktop.hass.url import parse_url
from energy_desktop.recording.hass_clock import HassClock
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.past_statistics import PastStatistics
from energy_desktop.recording.requests import Requests
from tests.fakes.recorded_home import RecordedHome
from tests.servers.home_assistant import HomeAssistant


@asynccontextmanager
async def connected(server: HomeAssistant) -> AsyncIterator[HassClient]:
    """A client that is signed in."""
    client = await HassClient.connect(parse_url(server.url), server.token)
    try:
        yield client
    finally:
        await client.close()


@asynccontextmanager
async def past_statistics(
    server: HomeAssistant, home: RecordedHome
) -> AsyncIterator[PastStatistics]:
    """What fetches statistics of the home's tracked sensors; fails if a request did."""
    async with connected(server) as client:
        clock = await HassClock.measure(client.utc_now, lambda: datetime.now(UTC))
        link = LiveLink(client, clock, LiveSpan(clock.now_us()))
        requests = Requests(home.stores.state)
        yield PastStatistics(
            link, home.stores, home.entities, home.events, requests, lambda _: None, all_made=True
        )
        assert not requests.failed
