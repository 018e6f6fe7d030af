"""Before one sensor continues another it is known what would be shown no longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

import pytest

from energy_desktop.services import Services
from energy_desktop.services.replacement import Replacement, replacement
from tests.fakes.recorded_home import RecordedHome, utc

OLD, NEW = "sensor.old", "sensor.new"
FIRST = utc("2026-06-10 00:00")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def found(home: RecordedHome, at: datetime) -> Replacement:
    return await replacement(cast("Services", home), OLD, NEW, at)


@pytest.fixture
async def exchanged(any_home: RecordedHome) -> RecordedHome:
    """The old one is read on the 10th and unavailable from the 11th on, when the new one came."""
    for entity_id in (OLD, NEW):
        await any_home.sensor(entity_id)
    await any_home.read(OLD, (FIRST, 1.0), (FIRST + 23 * HOUR, 5.0), (FIRST + DAY + HOUR, None))
    await any_home.read(NEW, (FIRST + DAY, 0.0), (FIRST + 2 * DAY, 3.0))
    return any_home


async def test_at_the_exchange_nothing_is_hidden(exchanged: RecordedHome) -> None:
    told = await found(exchanged, FIRST + DAY)
    assert (told.is_too_early, told.hides_old, told.hides_new) == (False, False, False)


async def test_too_soon_readings_of_the_old_one_are_hidden(exchanged: RecordedHome) -> None:
    told = await found(exchanged, FIRST + 12 * HOUR)
    assert (told.hides_old, told.hides_new) == (True, False)
    assert told.old_after == FIRST + 23 * HOUR


async def test_too_late_readings_of_the_new_one_are_hidden(exchanged: RecordedHome) -> None:
    told = await found(exchanged, FIRST + 2 * DAY)
    assert (told.hides_old, told.hides_new) == (False, True)
    assert told.new_first == FIRST + DAY


async def test_before_its_first_reading_nothing_of_the_old_one_would_be_shown(
    exchanged: RecordedHome,
) -> None:
    assert (await found(exchanged, FIRST)).is_too_early
    assert not (await found(exchanged, FIRST + HOUR)).is_too_early


async def test_of_sensors_of_which_nothing_is_known_nothing_is_hidden(
    any_home: RecordedHome,
) -> None:
    for entity_id in (OLD, NEW):
        await any_home.sensor(entity_id)
    told = await found(any_home, FIRST)
    assert (told.is_too_early, told.hides_old, told.hides_new) == (False, False, False)
