"""What is said of a QuestDB that can't be written to: the same as to who reads."""

from __future__ import annotations

import asyncio
import socket

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_ingest import QuestDbIngest


def _said_on_writing(address: QuestDbAddress) -> str:
    ingest = QuestDbIngest(address)
    batch = ingest.buffer()
    batch.add_dirty([("a", 1)], dirty=True)
    try:
        with pytest.raises(StoreUnavailable) as caught:
            ingest.flush(batch)
    finally:
        ingest.close()
    return str(caught.value)


def _said_on_reading(address: QuestDbAddress) -> str:
    http = QuestDbHttp(address)
    try:
        with pytest.raises(StoreUnavailable) as caught:
            http.select("select 1")
    finally:
        http.close()
    return str(caught.value)


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_server_that_is_away_is_spoken_of_like_on_reading(closed_port: int) -> None:
    address = QuestDbAddress("127.0.0.1", closed_port)
    said = _said_on_writing(address)
    assert said == _said_on_reading(address)
    assert said.endswith("; start it, or correct its address in Settings › Database.")


def test_an_unknown_host_is_spoken_of_like_on_reading() -> None:
    address = QuestDbAddress("nowhere.invalid")
    assert _said_on_writing(address) == _said_on_reading(address)


async def test_a_server_that_hangs_up_is_spoken_of_like_on_reading() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        address = QuestDbAddress("127.0.0.1", server.sockets[0].getsockname()[1])
        said = await asyncio.to_thread(_said_on_writing, address)
        assert said == await asyncio.to_thread(_said_on_reading, address)
