"""The end of a move, at the start of a run: it goes over, or all stays where it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from energy_desktop.compose import Compose
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.databases import Pairs, addresses_to_save
from energy_desktop.errors import StoreUnavailable
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.move import move
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.memory_store import memory_stores
from tests.stores.backends import batch


class TwoPairs(Pairs):
    """Both kinds of databases in memory; ``error`` is what opening them raises."""

    def __init__(self, profile: Path, command_line: dict[str, object] | None = None) -> None:
        self.profile = profile
        self.settings = Settings.load(profile, command_line=command_line, environ={})
        credentials = Credentials({}, MemoryKeyring())
        super().__init__(profile, self.settings, credentials, Compose(profile / "servers"))
        self.kinds = {"embedded": memory_stores(), "servers": memory_stores()}
        self.error: Exception | None = None
        self.gate: asyncio.Event | None = None
        self.opens: list[str] = []

    @asynccontextmanager
    async def opened(self, kind: str) -> AsyncIterator[Stores]:
        self.opens.append(kind)
        if self.gate:
            await self.gate.wait()
        if self.error:
            raise self.error
        yield self.kinds[kind]

    async def begin(self) -> None:
        """Copy all, as the window does, and record one reading more."""
        source = self.kinds["embedded"]
        await source.series.write_readings(batch(("a", 1, 1.0)))
        await move(source, self.kinds["servers"])
        await self.settings.put({"move_to": "servers"})
        await source.series.write_readings(batch(("a", 2, 2.0)))

    @property
    def kept(self) -> tuple[str, str]:
        """What the next start will read: the kind in use, and where a move goes."""
        settings = Settings.load(self.profile, environ={})
        return settings.text("database_type"), settings.text("move_to")


@pytest.fixture
async def pairs(profile_folder: Path) -> TwoPairs:
    two = TwoPairs(profile_folder)
    await two.begin()
    return two


async def test_the_next_run_goes_over_with_what_came_since(pairs: TwoPairs) -> None:
    assert await pairs.finish_move() is None
    assert pairs.kept == ("servers", "")
    assert await pairs.kinds["servers"].series.counts() == {"a": 2}
    pairs.opens.clear()
    assert await pairs.finish_move() is None
    assert pairs.opens == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreUnavailable("MongoDB does not answer."), "MongoDB does not answer."),
        (ZeroDivisionError("a bug"), "The move failed (ZeroDivisionError); see the log."),
    ],
)
async def test_a_move_that_fails_is_told_and_not_tried_at_each_start_anew(
    pairs: TwoPairs, error: Exception, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    pairs.error = error
    told = await pairs.finish_move()
    assert told == f"The move was not finished; everything stays where it is. {said}"
    assert pairs.kept == ("embedded", "")
    assert said in caplog.text
    assert ("Traceback" in caplog.text) is isinstance(error, ZeroDivisionError)


async def test_a_full_disk_keeps_the_program_from_no_start_and_the_move_is_tried_again(
    pairs: TwoPairs, caplog: pytest.LogCaptureFixture
) -> None:
    full = pairs.profile / "settings.new"  # where the new settings would be written
    full.mkdir()
    assert "can't be saved" in str(await pairs.finish_move())
    assert pairs.kept == ("embedded", "servers")
    assert "tried again at the next start" in caplog.text
    full.rmdir()
    assert await pairs.finish_move() is None
    assert pairs.kept == ("servers", "")


async def test_a_move_that_the_program_is_ended_in_goes_on_at_the_next_start(
    pairs: TwoPairs,
) -> None:
    pairs.gate = asyncio.Event()
    task = asyncio.create_task(pairs.finish_move())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert pairs.kept == ("embedded", "servers")
    pairs.gate.set()
    assert await pairs.finish_move() is None
    assert pairs.kept == ("servers", "")


@pytest.mark.usefixtures("allow_log")
async def test_a_move_waits_where_the_command_line_says_which_databases_are_used(
    pairs: TwoPairs,
) -> None:
    fixed = TwoPairs(pairs.profile, {"database_type": "embedded"})
    assert "Start without it to finish the move" in str(await fixed.finish_move())
    assert fixed.opens == []
    assert pairs.kept == ("embedded", "servers")


async def test_a_move_to_what_is_used_already_is_forgotten(pairs: TwoPairs) -> None:
    await pairs.settings.put({"database_type": "servers"})
    assert await pairs.finish_move() is None
    assert pairs.opens == []
    assert pairs.kept == ("servers", "")


async def test_what_the_files_hold_and_new_servers_lack_is_told_with_what_brings_it_there(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    two = TwoPairs(profile_folder, {"database_type": "servers"})
    servers = two.kinds["servers"]
    assert await two.left_behind(servers) is None
    two.folder.mkdir()
    (two.folder / "state.sqlite").touch()
    assert await two.left_behind(servers) is None
    await two.kinds["embedded"].series.write_readings(batch(("a", 1, 1.0), ("a", 2, 2.0)))
    said = str(await two.left_behind(servers))
    assert "files hold 2 readings that are not on the servers" in said
    assert "energy-desktop migrate --to servers" in said
    assert said in caplog.text
    await move(two.kinds["embedded"], servers)
    assert await two.left_behind(servers) is None
    await two.settings.put({"database_type": "servers"})
    assert await two.left_behind(memory_stores()) is None


def test_addresses_are_saved_without_the_password_in_one(profile_folder: Path) -> None:
    settings = Settings.load(
        profile_folder,
        environ={"MONGODB_URI": "mongodb://me:s%20cret@nas/energy", "QUESTDB_HTTP_PORT": "9100"},
    )
    kept = addresses_to_save(settings)
    assert kept["mongodb_uri"] == "mongodb://me@nas/energy"
    assert kept["questdb_http_port"] == 9100
