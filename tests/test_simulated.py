"""The simulated home and a real one never get into each other's databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop.errors import SettingsError, TransferRefused
from energy_desktop.simulated import require_kind_of_home
from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore
from tests.fakes.memory_store import memory_stores
from tests.transfer.homes import fill, rows_in, typical


async def test_a_profile_of_the_simulated_home_is_used_for_that_alone() -> None:
    state = memory_stores().state
    await require_kind_of_home(state, is_simulated=True)
    await require_kind_of_home(state, is_simulated=True)
    with pytest.raises(SettingsError, match="of the simulated home"):
        await require_kind_of_home(state, is_simulated=False)


@pytest.mark.parametrize("is_known_by", ["sensors", "address"])
async def test_a_profile_of_a_real_home_is_not_used_for_the_simulated_one(is_known_by: str) -> None:
    state = memory_stores().state
    await require_kind_of_home(state, is_simulated=False)
    if is_known_by == "address":
        await state.put_settings({"ha_url": "http://homeassistant.local:8123"})
    else:
        await state.put_entities(typical().entities)
    with pytest.raises(SettingsError, match="of a real home"):
        await require_kind_of_home(state, is_simulated=True)
    await require_kind_of_home(state, is_simulated=False)


async def test_both_kinds_are_not_merged_and_the_mark_goes_with_the_data(tmp_path: Path) -> None:
    real, simulated, new = memory_stores(), memory_stores(), memory_stores()
    await fill(real, typical())
    await require_kind_of_home(simulated.state, is_simulated=True)
    await fill(simulated, typical())
    file = tmp_path / "demo.zip"
    await backup(simulated, file)
    before = await rows_in(real)
    with pytest.raises(TransferRefused, match="can't be merged"):
        await restore(file, real, merge=True)
    with pytest.raises(TransferRefused, match="can't be merged"):
        await move(simulated, real, merge=True)
    assert await rows_in(real) == before
    await restore(file, new)
    with pytest.raises(SettingsError, match="of the simulated home"):
        await require_kind_of_home(new.state, is_simulated=False)
