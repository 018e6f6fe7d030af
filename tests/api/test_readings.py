"""Single readings, hours and coverage that the routes answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from energy_desktop.models import CoverageKind
from tests.api.told import HOUR, METER, POWER, Told
from tests.fakes.recorded_home import utc

DAY = utc("2026-03-31 10:00")
SEEN = [(DAY, 1.0), (DAY + HOUR, None), (DAY + 2 * HOUR, 2.0), (DAY + 3 * HOUR, 3.0)]


async def test_readings_oldest_first_with_the_state_before(told: Told) -> None:
    await told.sensor(POWER, unit="W")
    await told.home.read(POWER, (DAY - HOUR, 7.0), *SEEN)
    asked = f"/api/readings/{POWER}?since=2026-03-31T10:00:00Z&until=2026-03-31T13:00:00Z"
    answer = await told.get(asked)
    assert answer == {
        "entity_id": POWER, "unit": "W", "since": "2026-03-31T10:00:00Z", "count": 2,
        "readings": [
            {"timestamp": "2026-03-31T10:00:00Z", "state": 1.0, "previous_state": 7.0,
             "source": "live"},
            {"timestamp": "2026-03-31T12:00:00Z", "state": 2.0, "previous_state": None,
             "source": "live"},
        ],
    }  # fmt: skip
    answer = await told.get(f"{asked}&include_unavailable=true")
    states = [(r["state"], r["previous_state"]) for r in answer["readings"]]
    assert states == [(1.0, 7.0), (None, 1.0), (2.0, None)]


@pytest.mark.parametrize("unavailable", ["true", "false"])
async def test_pages_of_readings_joined_are_all(told: Told, unavailable: str) -> None:
    await told.sensor(POWER, unit="W")
    times = [DAY + i * timedelta(seconds=7, microseconds=1) for i in range(2500)]
    rows = [(at, None if i % 3 == 1 else float(i)) for i, at in enumerate(times)]
    await told.home.read(POWER, *rows)
    asked = f"/api/readings/{POWER}?since=2026-03-31T00:00:00Z&include_unavailable={unavailable}"
    whole = await told.get(f"{asked}&limit=100000")
    page = await told.get(f"{asked}&limit=701")
    found = page["readings"]
    while "next" in page:
        assert page["count"] == 701
        page = await told.get(f"/api/readings/{POWER}?cursor={page['next']}")
        found += page["readings"]
    assert found == whole["readings"]
    assert len(found) == (2500 if unavailable == "true" else 1667)


@pytest.mark.parametrize("unavailable", ["true", "false"])
async def test_the_newest_first_are_the_same_the_other_way_round(
    told: Told, unavailable: str
) -> None:
    await told.sensor(POWER, unit="W")
    times = [DAY + i * timedelta(milliseconds=50) for i in range(9_000)]  # a burst
    times += [DAY + timedelta(hours=1) + i * timedelta(minutes=2) for i in range(200)]
    times.append(utc("2026-04-01 23:00"))
    rows = [(at, None if i % 3 == 1 else float(i)) for i, at in enumerate(times)]
    await told.home.read(POWER, (DAY - 30 * 24 * HOUR, 1.5), *rows)
    since = "2026-03-31T10:00:00Z"
    asked = f"/api/readings/{POWER}?since={since}&include_unavailable={unavailable}"
    whole = await told.get(f"{asked}&limit=100000")
    for limit in (1_500, 100_000):
        page = await told.get(f"{asked}&limit={limit}&order=desc")
        found = page["readings"]
        while "next" in page:
            assert page["count"] == limit
            page = await told.get(f"/api/readings/{POWER}?cursor={page['next']}")
            found += page["readings"]
        assert found == whole["readings"][::-1]
    newest = await told.get(f"{asked}&limit=1&order=desc")
    assert newest["readings"] == whole["readings"][-1:]


async def test_the_newest_first_end_where_the_range_ends(told: Told) -> None:
    await told.sensor(POWER, unit="W")
    asked = f"/api/readings/{POWER}?since=2026-03-31T10:00:00Z&order=desc"
    assert (await told.get(asked))["readings"] == []
    await told.home.read(POWER, (DAY - HOUR, 7.0), *SEEN)
    page = await told.get(f"{asked}&limit=3")
    assert [r["state"] for r in page["readings"]] == [3.0, 2.0, 1.0]
    assert page["readings"][-1]["previous_state"] == 7.0
    assert "next" not in page


async def test_the_newest_first_have_their_attributes_and_are_cut_by_them(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.api.routes.readings.MOST_ATTRIBUTES", 100_000)
    await told.sensor(METER)
    times = [DAY + i * timedelta(seconds=1) for i in range(1100)]
    await told.home.read(METER, *((at, float(i)) for i, at in enumerate(times)))
    await told.home.attributes(METER, times[1090], long="x" * 40_000)
    asked = f"/api/readings/{METER}?since=2026-03-31T00:00:00Z&attributes=true&limit=2000"
    page = await told.get(f"{asked}&order=desc")
    rows, counts = page["readings"], [page["count"]]
    while "next" in page:
        page = await told.get(f"/api/readings/{METER}?cursor={page['next']}")
        rows += page["readings"]
        counts.append(page["count"])
    assert counts == [2, 2, 2, 2, 1092]
    assert [row["state"] for row in rows] == [float(i) for i in reversed(range(1100))]
    assert [len(row["attributes"].get("long", "")) for row in rows[9:11]] == [40_000, 0]


async def test_readings_have_their_attributes_where_asked(told: Told) -> None:
    await told.sensor(METER)
    await told.home.read(METER, *SEEN)
    await told.home.attributes(METER, DAY + 2 * HOUR, last_reset="2026-01-01", more=[1, None])
    asked = f"/api/readings/{METER}?since=2026-03-31T00:00:00Z"
    answer = await told.get(f"{asked}&attributes=true")
    assert [r["attributes"] for r in answer["readings"]] == [
        {}, {"last_reset": "2026-01-01", "more": [1, None]},
        {"last_reset": "2026-01-01", "more": [1, None]},
    ]  # fmt: skip
    assert "attributes" not in (await told.get(asked))["readings"][0]


async def test_an_answer_of_long_attributes_is_cut_and_can_be_continued(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.api.routes.readings.MOST_ATTRIBUTES", 120_000)
    await told.sensor(METER)
    times = [DAY + i * timedelta(seconds=1) for i in range(1100)]
    await told.home.read(METER, *((at, float(i)) for i, at in enumerate(times)))
    await told.home.attributes(METER, times[1000], long="x" * 40_000)
    await told.home.attributes(METER, times[1010], longer="x" * 130_000)
    await told.home.attributes(METER, times[1012], long="")
    page = await told.get(f"/api/readings/{METER}?since=2026-03-31T00:00:00Z&attributes=true"
                          "&limit=2000")  # fmt: skip
    rows, counts = page["readings"], [page["count"]]
    while "next" in page:
        page = await told.get(f"/api/readings/{METER}?cursor={page['next']}")
        rows += page["readings"]
        counts.append(page["count"])
    assert counts == [1002, 2, 2, 2, 2, 1, 1, 88]
    assert [row["state"] for row in rows] == [float(i) for i in range(1100)]
    assert [len(row["attributes"].get("long", "")) for row in rows[998:1002]] == [
        0, 0, 40_000, 40_000,
    ]  # fmt: skip


async def test_a_renamed_sensor_answers_to_both_names(told: Told) -> None:
    await told.home.read("sensor.old", (DAY, 1.0))
    await told.sensor(POWER, unit="W", aliases=("sensor.old",))
    for name in (POWER, "sensor.old"):
        answer = await told.get(f"/api/readings/{name}?since=2026-03-31T00:00:00Z")
        assert (answer["entity_id"], answer["count"]) == (POWER, 1)


async def test_a_former_name_is_one_of_the_sensor_wherever_it_is_asked_for(told: Told) -> None:
    await told.sensor(POWER, unit="W", aliases=("sensor.old",), is_tracked=False)
    await told.sensor(METER)
    both = ["sensor.old", POWER]
    times = {"start_time": "2026-03-31T00:00:00Z", "end_time": "2026-04-01T00:00:00Z"}
    asked = {"entity_ids": both, **times}
    status, answer = await told.api.post("/api/statistics/compare", asked)
    assert (status, [each["entity_id"] for each in answer["data"]]) == (200, [POWER])
    status, answer = await told.api.post("/api/settings/tracked-entities", {"entity_ids": both})
    assert (status, answer["tracked"]) == (200, 1)
    assert [e.entity_id for e in told.api.services.entities.tracked()] == [POWER]
    asked["entity_ids"] = ["sensor.old", "sensor.none", "sensor.neither"]
    status, answer = await told.api.post("/api/statistics/compare", asked)
    assert status == 404
    assert answer["error"] == "There is no sensor sensor.none, sensor.neither."


async def test_hours_of_readings(told: Told) -> None:
    await told.sensor(POWER, unit="W", device_class="power")
    await told.home.read(POWER, (DAY - HOUR, 4.0), (DAY + HOUR / 2, 8.0))
    await told.home.recorded(DAY - HOUR, DAY + HOUR, POWER)
    answer = await told.get(
        f"/api/readings/{POWER}/hourly?start_time=2026-03-31T10:00:00Z&end_time=2026-03-31T12:00:00Z"
    )
    assert answer["time_range"] == {"start": "2026-03-31T10:00:00Z", "end": "2026-03-31T12:00:00Z"}
    assert answer["data"] == [
        {"hour": "2026-03-31T10:00:00Z", "min_state": 4.0, "max_state": 8.0, "avg_state": 6.0,
         "reading_count": 1, "coverage": 1.0},
        {"hour": "2026-03-31T11:00:00Z", "min_state": None, "max_state": None, "avg_state": None,
         "reading_count": 0, "coverage": 0.0},
    ]  # fmt: skip


async def test_coverage_says_every_kind_without_gaps(told: Told) -> None:
    await told.sensor(POWER, unit="W")
    kinds = [
        kind for kind in CoverageKind if kind not in (CoverageKind.RECORDED, CoverageKind.LIVE)
    ]
    for i, kind in enumerate(kinds):
        await told.home.covered(kind, DAY + i * HOUR, DAY + (i + 1) * HOUR, POWER)
    await told.home.read(POWER, (DAY, 1.0))
    live = DAY + len(kinds) * HOUR
    await told.home.recorded(live, live + HOUR, POWER)
    answer = await told.get(
        f"/api/coverage/{POWER}?start_time=2026-03-31T09:00:00Z&end_time=2026-03-31T18:00:00Z"
    )
    intervals = answer["intervals"]
    assert [i["kind"] for i in intervals if i["kind"] != "missing"] == [
        "history", "statistics_5minute", "statistics", "down", "paused", "live",
    ]  # fmt: skip
    ends = ["2026-03-31T09:00:00Z", *(i["end"] for i in intervals)]
    assert [i["start"] for i in intervals] == ends[:-1]
    assert ends[-1] == "2026-03-31T18:00:00Z"
