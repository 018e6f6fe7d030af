"""A pair with something of everything, and a backup of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop.stores.base import Stores
from energy_desktop.transfer.backup import backup
from tests.fakes.memory_store import memory_stores
from tests.transfer.homes import AT, fill, typical


@pytest.fixture
async def source() -> Stores:
    stores = memory_stores()
    await fill(stores, typical())
    return stores


@pytest.fixture
async def file(source: Stores, tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    file = tmp_path / "out" / "home.zip"
    await backup(source, file, now=lambda: AT)
    return file
