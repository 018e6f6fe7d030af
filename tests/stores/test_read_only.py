"""Where another program records, its databases are shown and nothing in them is changed."""

from __future__ import annotations

import pytest

from energy_desktop.errors import StoreError
from energy_desktop.models import Meter, MeterNote, MeterNoteKind, MeterPart
from energy_desktop.stores.read_only import ReadOnlyState
from tests.fakes.memory_shared_state import MemorySharedState

METER = Meter("a", "Grid", (MeterPart("sensor.a"), MeterPart("sensor.b", 7)))
NOTE = MeterNote("a", "sensor.a", 7, MeterNoteKind.RESET)


async def test_meters_and_notes_are_read_and_not_changed() -> None:
    server = MemorySharedState()
    await server.put_meters([METER])
    await server.put_meter_notes([NOTE])
    shown = ReadOnlyState(server, "attic")
    assert (await shown.meters(), await shown.meter_notes()) == ([METER], [NOTE])
    for change in (
        shown.put_meters([METER]), shown.delete_meters(["a"]), shown.put_meter_notes([NOTE]),
    ):  # fmt: skip
        with pytest.raises(StoreError, match="Energy Desktop on attic records"):
            await change
    assert await server.meters() == [METER]
