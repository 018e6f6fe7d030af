"""Embedded databases and servers hold the same: moved there and back, backed up, restored."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop.errors import StoreError
from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb, emptied
from tests.transfer.homes import assert_same, embedded, fill, typical

pytestmark = pytest.mark.servers


@pytest.fixture
def servers(mongodb: MongoDb, questdb: QuestDb) -> OnServers:
    return OnServers(mongodb, emptied(questdb))


async def test_what_is_moved_to_servers_and_back_is_as_it_was(
    servers: OnServers, tmp_path: Path
) -> None:
    async with embedded(tmp_path / "first") as first, servers.opened(tmp_path) as there:
        await fill(first, typical())
        await move(first, there)
        await assert_same(first, there)
        await move(first, there, only_new=True)
        async with embedded(tmp_path / "back") as back:
            await move(there, back)
            await assert_same(first, back)
            assert await back.state.generation() == await there.series.generation()


async def test_a_backup_of_files_restores_into_servers_and_one_of_servers_into_files(
    servers: OnServers, tmp_path: Path
) -> None:
    file, second = tmp_path / "files.zip", tmp_path / "servers.zip"
    async with embedded(tmp_path / "first") as first, servers.opened(tmp_path) as there:
        await fill(first, typical())
        await backup(first, file)
        await restore(file, there)
        await assert_same(first, there)
        await backup(there, second)
        async with embedded(tmp_path / "back") as back:
            await restore(second, back)
            await assert_same(first, back)


async def test_servers_that_another_program_records_into_are_left_alone(
    servers: OnServers, tmp_path: Path
) -> None:
    async with servers.opened(tmp_path):
        with pytest.raises(StoreError, match="records into these databases"):
            async with servers.opened(tmp_path):
                pass
