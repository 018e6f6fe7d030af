from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from energy_desktop.demo.server import DemoHome
from tests.demo.talk import START, SetClock, Talk

STATISTICS = "recorder/statistics_during_period"
METERS = ["sensor.home_energy", "sensor.solar_energy", "sensor.water_meter"]
HOUR = timedelta(hours=1)


async def buckets(
    talk: Talk, entity_id: str, period: str, start: datetime, end: datetime | None = None,
    **more: Any,
) -> list[dict[str, Any]]:  # fmt: skip
    if end is not None:
        more["end_time"] = end.isoformat()
    answer = await talk.result(
        STATISTICS, statistic_ids=[entity_id], period=period, start_time=start.isoformat(), **more
    )
    found: list[dict[str, Any]] = answer[entity_id]
    return found


async def held(talk: Talk, entity_id: str, at: datetime) -> float:
    """The state that the history has at a time."""
    answer = await talk.result(
        "history/history_during_period",
        start_time=at.isoformat(), end_time=(at + timedelta(seconds=1)).isoformat(),
        entity_ids=[entity_id],
    )  # fmt: skip
    return float(answer[entity_id][0]["s"])


@pytest.mark.parametrize("entity_id", METERS)
@pytest.mark.parametrize("period", ["5minute", "hour"])
async def test_the_sum_rises_by_what_the_meter_in_the_history_does(
    talk: Talk, entity_id: str, period: str
) -> None:
    start, end = datetime(2026, 7, 12, 1, tzinfo=UTC), datetime(2026, 7, 13, 23, tzinfo=UTC)
    found = await buckets(talk, entity_id, period, start, end)
    before, after = await held(talk, entity_id, start), await held(talk, entity_id, end)
    assert sum(row["change"] for row in found) == pytest.approx(after - before, abs=1e-6)
    assert found[-1]["state"] == after
    assert found[-1]["sum"] - found[0]["sum"] == pytest.approx(
        after - before - found[0]["change"], abs=1e-6
    )
    assert [row["start"] for row in found[1:]] == [row["end"] for row in found[:-1]]


async def test_days_weeks_and_months_hold_what_their_hours_do(talk: Talk) -> None:
    start, end = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 30, 12, tzinfo=UTC)
    hours = {row["start"]: row for row in await buckets(talk, METERS[0], "hour", start, end)}
    for period in ("day", "week", "month"):
        for row in (await buckets(talk, METERS[0], period, start, end))[1:-1]:
            inside = [hours[at] for at in range(row["start"], row["end"], 3_600_000)]
            assert row["change"] == pytest.approx(sum(hour["change"] for hour in inside))
            assert row["sum"] == inside[-1]["sum"]


async def test_days_are_those_of_the_home_and_have_23_hours_in_spring(talk: Talk) -> None:
    start = datetime(2026, 3, 27, 12, tzinfo=UTC)
    found = await buckets(talk, METERS[0], "day", start, start + timedelta(days=3))
    assert found[0]["start"] == datetime(2026, 3, 26, 23, tzinfo=UTC).timestamp() * 1000
    assert [(row["end"] - row["start"]) / 3_600_000 for row in found] == [24, 24, 23, 24]


async def test_a_measurement_has_mean_min_and_max_and_no_sum(talk: Talk) -> None:
    found = await buckets(talk, "sensor.solar_power", "hour", START - 30 * HOUR)
    assert all(row["min"] <= row["mean"] <= row["max"] for row in found)
    assert "sum" not in found[0]
    assert max(row["max"] for row in found) > 1000


async def test_mean_power_of_an_hour_is_its_energy(talk: Talk) -> None:
    start = START.replace(minute=0, second=0, microsecond=0) - 8 * HOUR
    power = await buckets(talk, "sensor.home_power", "hour", start)
    energy = await buckets(talk, "sensor.home_energy", "hour", start)
    assert len(power) == 8
    for mean, used in zip(power, energy, strict=True):
        assert mean["mean"] / 1000 == pytest.approx(used["change"], abs=0.0011)


async def test_figures_come_in_the_units_asked_for(talk: Talk) -> None:
    start, end = START - 3 * HOUR, START
    plain = await buckets(talk, "sensor.wallbox_power", "hour", start, end)
    watts = await buckets(talk, "sensor.wallbox_power", "hour", start, end, units={"power": "W"})
    assert watts[0]["mean"] == pytest.approx(plain[0]["mean"] * 1000)
    plain = await buckets(talk, METERS[0], "hour", start, end)
    small = await buckets(talk, METERS[0], "hour", start, end, units={"energy": "Wh"})
    assert small[0]["change"] == pytest.approx(plain[0]["change"] * 1000)


async def test_only_finished_buckets_and_two_years_of_them(talk: Talk) -> None:
    found = await buckets(
        talk, METERS[0], "hour", START - timedelta(days=1000), START - timedelta(days=729)
    )
    assert (
        found[0]["start"]
        == (START - timedelta(days=731))
        .replace(hour=13, minute=0, second=0, microsecond=0)
        .timestamp()
        * 1000
    )
    newest = await buckets(talk, METERS[0], "5minute", START - HOUR)
    assert newest[-1]["end"] == START.replace(minute=30, second=0, microsecond=0).timestamp() * 1000


async def test_after_the_start_statistics_say_what_was_told(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    noon = START.replace(hour=12, minute=35, second=0, microsecond=0)
    home.set_state("sensor.home_power", "1000", at=noon)
    home.set_state("sensor.home_power", "2000", at=noon + timedelta(minutes=1))
    home.set_state("sensor.home_power", "unavailable", at=noon + timedelta(minutes=6))
    clock.now = noon + timedelta(minutes=10)
    found = await buckets(talk, "sensor.home_power", "5minute", noon)
    assert [row["mean"] for row in found] == [1800.0, 2000.0]
    assert (found[0]["min"], found[0]["max"]) == (1000.0, 2000.0)


async def test_a_reset_meter_goes_on_counting_in_the_sum(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    noon = START.replace(minute=35, second=0, microsecond=0)
    before = await held(talk, METERS[0], noon - timedelta(minutes=1))
    home.set_state(METERS[0], "0", at=noon + timedelta(seconds=10))
    home.set_state(METERS[0], "2.5", at=noon + timedelta(seconds=20))
    clock.now = noon + timedelta(minutes=5)
    found = await buckets(talk, METERS[0], "5minute", noon - timedelta(minutes=5))
    assert found[-1]["state"] == 2.5
    assert found[-1]["change"] == pytest.approx(2.5)
    assert found[-1]["sum"] == pytest.approx(before - 250 + 2.5, abs=0.2)


async def test_live_and_modelled_statistics_join_without_a_jump(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    for _ in range(720):
        clock.advance(seconds=10)
        home.tick()
    found = await buckets(talk, METERS[0], "5minute", START - HOUR)
    assert len(found) == 35
    assert all(0.01 < row["change"] < 0.5 for row in found)
    hours = await buckets(talk, METERS[0], "hour", START.replace(minute=0, second=0, microsecond=0))
    inside = [row["change"] for row in found if hours[0]["start"] <= row["start"] < hours[0]["end"]]
    assert hours[0]["change"] == pytest.approx(sum(inside), abs=1e-6)


async def test_an_added_meter_has_statistics_from_its_first_state(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    noon = START.replace(minute=35, second=0, microsecond=0)
    clock.now = noon
    attributes = {"unit_of_measurement": "kWh", "state_class": "total_increasing"}
    home.add_entity("sensor.plug_energy", "40", attributes)
    home.set_state("sensor.plug_energy", "41.5", at=noon + timedelta(minutes=7))
    clock.now = noon + timedelta(minutes=10)
    found = await buckets(talk, "sensor.plug_energy", "5minute", noon - HOUR)
    assert [(row["state"], row["sum"]) for row in found] == [(40.0, 0.0), (41.5, 1.5)]
