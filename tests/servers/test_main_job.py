"""The main job against a real Home Assistant: every change stored once, with its own time."""

from __future__ import annotations

import math
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.models import from_us, to_us
from energy_desktop.stores.base import Stores
from tests.servers.home_assistant import HomeAssistant
from tests.servers.kinds import Kind
from tests.servers.program import Program

pytestmark = pytest.mark.servers

Rows = list[tuple[int, float | None]]
FAR = timedelta(days=1)


@pytest.fixture
def program(tmp_path: Path, home_assistant: HomeAssistant, kind: Kind) -> Iterator[Program]:
    token = {"HA_URL": home_assistant.url, "HA_TOKEN": home_assistant.token}
    environ = {**token, **kind.environ}
    with Program(tmp_path / "profile", ["--headless"], environ) as running:
        running.wait_for(lambda: is_live(running), "a live subscription")
        yield running


def is_live(program: Program) -> bool:
    status = program.get("/api/status")
    return bool(status["subscription"]["status"] == "active")


def ha_rows(server: HomeAssistant, entity_id: str, since: datetime) -> Rows:
    """What Home Assistant's own history shows, as times in µs and numbers in W."""
    answer = server.command(
        "history/history_during_period",
        entity_ids=[entity_id],
        start_time=since.isoformat(),
        end_time=(since + FAR).isoformat(),
        significant_changes_only=False,
        minimal_response=False,
    )
    rows: list[dict[str, Any]] = answer.get(entity_id, [])
    changes = (row for row in rows if row["lu"] > since.timestamp())
    by_time = {exact(row.get("lc", row["lu"])): number(row["s"]) for row in changes}
    return sorted(by_time.items())


def exact(seconds: float) -> int:
    return to_us(datetime.fromtimestamp(seconds, UTC))


def number(state: str | None) -> float | None:
    try:
        return None if state is None else float(state)
    except ValueError:
        return None


async def stored_rows(stores: Stores, entity_id: str, since: datetime) -> Rows:
    rows = await stores.series.readings(entity_id, to_us(since) + 1, to_us(since + FAR))
    states = (None if math.isnan(s) else float(s) for s in rows.state)
    return list(zip((int(at) for at in rows.at), states, strict=True))


async def test_five_thousand_changes_of_fifty_sensors_are_stored_as_home_assistant_shows_them(
    program: Program, home_assistant: HomeAssistant, kind: Kind, measured: Callable[[str], None]
) -> None:
    since = datetime.now(UTC)
    cpu_before = sum(program.process.cpu_times()[:2])
    home_assistant.burst(entities=50, count=5000, rate=1000)
    ids = [f"sensor.lab_power_{n:02d}" for n in range(50)]
    wait_until_committed(home_assistant, ids[-1], since, 100)
    program.wait_for(lambda: program.get("/api/status")["buffered"] == 0, "an empty buffer")
    rss = program.process.memory_info().rss
    cpu_s = sum(program.process.cpu_times()[:2]) - cpu_before
    code, took_s = program.end()
    assert code == 0
    async with kind.opened(program.profile) as stores:
        found = {e: await stored_rows(stores, e, since) for e in ids}
    expected = {e: ha_rows(home_assistant, e, since) for e in ids}
    lost = sum(len(set(expected[e]) - set(found[e])) for e in ids)
    measured(
        f"5000 changes, {type(kind).__name__}: "
        f"{sum(map(len, found.values()))} stored, {lost} lost, "
        f"RSS {rss / 2**20:.0f} MiB, CPU {cpu_s:.2f} s, ended in {took_s:.2f} s"
    )
    assert sum(map(len, expected.values())) == 5000
    assert found == expected


async def test_what_is_and_is_not_a_reading(
    program: Program, home_assistant: HomeAssistant, kind: Kind
) -> None:
    since = datetime.now(UTC)
    sensor = "sensor.lab_truth"
    watts = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
    home_assistant.set_state(sensor, "100", watts)
    home_assistant.set_state(sensor, "100", watts | {"note": "only an attribute changed"})
    home_assistant.set_state(sensor, "2.5", watts | {"unit_of_measurement": "kW"})
    home_assistant.set_state(sensor, "unavailable", watts)
    home_assistant.set_state(sensor, "nonsense", watts)
    home_assistant.set_state(sensor, "0", watts)
    program.wait_for(
        lambda: any(e["entity_id"] == sensor for e in cached(program)), "the new sensor"
    )
    home_assistant.remove(sensor)
    wait_until_committed(home_assistant, sensor, since, 6)
    program.wait_for(lambda: not is_active(program, sensor), "the sensor to be gone")
    program.wait_for(lambda: program.get("/api/status")["buffered"] == 0, "an empty buffer")
    program.end()
    async with kind.opened(program.profile) as stores:
        found = await stored_rows(stores, sensor, since)
        units = await stores.series.attributes(sensor, 0, to_us(since + FAR))
    assert [state for _at, state in found] == [100, 2500, None, None, 0, None]
    times = [at for at, _state in ha_rows(home_assistant, sensor, since)]
    assert [at for at, _state in found] == times
    assert [row.unit for row in units] == ["W", "W", "kW", "W"]


def test_sigterm_sigint_and_sighup_end_it_with_code_0_and_nothing_left_unwritten(
    tmp_path: Path, home_assistant: HomeAssistant
) -> None:
    environ = {"HA_URL": home_assistant.url, "HA_TOKEN": home_assistant.token}
    program = Program(tmp_path / "profile", ["--headless"], environ)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with program:
            program.wait_for(lambda: is_live(program), "a live subscription")
            home_assistant.burst(entities=3, count=30, rate=1000)
            code, took_s = program.end(number)
        assert code == 0, program.log_end()
        assert took_s < 3


def test_the_token_and_no_password_is_in_a_file_or_log(
    program: Program, home_assistant: HomeAssistant, kind: Kind
) -> None:
    program.end()
    token = home_assistant.token.encode()
    secrets = [token, *(v.encode() for k, v in kind.environ.items() if k.endswith("PASSWORD"))]
    files = [f for f in program.profile.rglob("*") if f.is_file()]
    assert files
    for secret in secrets:
        assert not [f for f in [*files, program.output] if secret in f.read_bytes()]


def cached(program: Program) -> list[dict[str, Any]]:
    answer: dict[str, list[dict[str, Any]]] = program.get("/api/entities/cached")
    return answer["entities"]


def is_active(program: Program, entity_id: str) -> bool:
    return any(e["is_active"] for e in cached(program) if e["entity_id"] == entity_id)


def wait_until_committed(server: HomeAssistant, entity_id: str, since: datetime, rows: int) -> None:
    """Home Assistant writes its history a second late."""
    deadline = time.monotonic() + 30
    while len(ha_rows(server, entity_id, since)) < rows and time.monotonic() < deadline:
        time.sleep(0.2)


def test_times_survive_the_way_through_seconds() -> None:
    at = datetime(2026, 11, 23, 9, 41, 0, 55072, tzinfo=UTC)
    assert from_us(exact(at.timestamp())) == at
