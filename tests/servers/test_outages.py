"""Recording on servers goes on while one of them is away, at the start or later, and all heals."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.servers.home_assistant import HomeAssistant
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.program import Program
from tests.servers.questdb import QuestDb
from tests.servers.test_main_job import ha_rows, is_live, stored_rows, wait_until_committed

pytestmark = pytest.mark.servers

SENSORS = [f"sensor.lab_power_{n:02d}" for n in range(5)]


@pytest.fixture
def servers(own_mongodb: MongoDb, own_questdb: QuestDb) -> OnServers:
    return OnServers(own_mongodb, own_questdb)


@pytest.fixture
def program(tmp_path: Path, home_assistant: HomeAssistant, servers: OnServers) -> Iterator[Program]:
    """Not started yet."""
    token = {"HA_URL": home_assistant.url, "HA_TOKEN": home_assistant.token}
    program = Program(
        tmp_path / "profile", ["--headless", "--servers"], {**token, **servers.environ}
    )
    yield program
    program.kill()


def status_code(program: Program, path: str) -> int:
    try:
        with urllib.request.urlopen(program.url + path, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def change(home_assistant: HomeAssistant, count: int) -> None:
    home_assistant.burst(entities=len(SENSORS), count=count, rate=200)


def all_is_stored(program: Program) -> bool:
    """Not while it begins anew, as it does once where new servers are to be paired."""
    try:
        status = program.get("/api/status")
    except OSError:
        return False
    return bool(status["buffered"] == 0 and status["journalled"] == 0 and is_live(program))


def can_be_asked(program: Program) -> bool:
    try:
        return bool(program.get("/api/entities/cached").get("entities"))
    except OSError:
        return False


async def assert_nothing_is_lost(
    program: Program, servers: OnServers, home_assistant: HomeAssistant, since: datetime, rows: int
) -> None:
    wait_until_committed(home_assistant, SENSORS[-1], since, rows // len(SENSORS))
    program.wait_for(lambda: all_is_stored(program), "everything to be stored", 90)
    assert program.end()[0] == 0
    async with servers.opened(program.profile) as stores:
        found = {e: await stored_rows(stores, e, since) for e in SENSORS}
        known = {e.entity_id for e in await stores.state.entities()}
    expected = {e: ha_rows(home_assistant, e, since) for e in SENSORS}
    assert sum(map(len, expected.values())) == rows
    assert found == expected
    assert set(SENSORS) <= known


async def test_both_servers_away_at_the_start(
    program: Program, servers: OnServers, home_assistant: HomeAssistant
) -> None:
    program.start()
    program.wait_for(lambda: is_live(program), "a live subscription")
    since = datetime.now(UTC)
    change(home_assistant, 200)
    program.wait_for(lambda: program.get("/api/status")["buffered"] >= 200, "readings that wait")
    assert status_code(program, "/api/entities/cached") == 503
    assert status_code(program, "/api/status") == 200
    servers.mongodb.start()
    servers.questdb.start()
    program.wait_for(lambda: all_is_stored(program), "everything to be stored", 90)
    program.wait_for(lambda: can_be_asked(program), "the sensors to be read")
    await assert_nothing_is_lost(program, servers, home_assistant, since, 200)


async def test_each_server_killed_while_it_records(
    program: Program, servers: OnServers, home_assistant: HomeAssistant
) -> None:
    servers.mongodb.start()
    servers.questdb.start()
    program.start()
    program.wait_for(lambda: is_live(program), "a live subscription")
    since = datetime.now(UTC)
    change(home_assistant, 100)
    servers.questdb.kill()
    change(home_assistant, 100)
    servers.questdb.start()
    change(home_assistant, 100)
    servers.mongodb.kill()
    change(home_assistant, 100)
    servers.mongodb.start()
    change(home_assistant, 100)
    await assert_nothing_is_lost(program, servers, home_assistant, since, 500)


async def test_a_program_killed_while_a_server_is_away_goes_on_from_its_journal(
    program: Program, servers: OnServers, home_assistant: HomeAssistant
) -> None:
    servers.mongodb.start()
    servers.questdb.start()
    program.start()
    program.wait_for(lambda: is_live(program), "a live subscription")
    since = datetime.now(UTC)
    servers.questdb.kill()
    servers.mongodb.kill()
    change(home_assistant, 200)
    program.wait_for(lambda: program.get("/api/status")["journalled"] >= 200, "the journal", 120)
    program.kill()
    program.start()
    program.wait_for(lambda: is_live(program), "a live subscription")
    change(home_assistant, 100)
    servers.mongodb.start()
    servers.questdb.start()
    await assert_nothing_is_lost(program, servers, home_assistant, since, 300)


async def test_a_second_program_only_reads_until_the_first_has_ended(
    tmp_path: Path, program: Program, servers: OnServers, home_assistant: HomeAssistant
) -> None:
    servers.mongodb.start()
    servers.questdb.start()
    program.start()
    program.wait_for(lambda: is_live(program), "a live subscription")
    token = {"HA_URL": home_assistant.url, "HA_TOKEN": home_assistant.token}
    arguments = ["--headless", "--servers"]
    with Program(tmp_path / "second", arguments, {**token, **servers.environ}) as second:
        second.wait_for(
            lambda: second.get("/api/status")["ha"]["state"] == "read_only", "its place as reader"
        )
        assert program.end()[0] == 0
        second.wait_for(second._find_url, "its API to answer again")
        second.wait_for(lambda: _records(second), "its turn to record", 120)
        assert second.end()[0] == 0


def _records(program: Program) -> bool:
    try:
        status = program.get("/api/status")
    except OSError:
        program._find_url()
        return False
    return bool(status.get("ha", {}).get("state") == "live")
