"""Whatever is in a pair of stores comes back from a file, and from another pair, as it was."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings

from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore
from tests.transfer.homes import PAIRS, Home, assert_same, fill, homes, typical

MANY = settings(max_examples=40, deadline=None)
FEW = settings(max_examples=8, deadline=None)  # each opens files of its own


@MANY
@given(home=homes())
async def test_a_backup_restores_as_it_was(home: Home) -> None:
    await assert_restored("memory", "memory", home)


@pytest.mark.parametrize(("first", "other"), [("embedded", "memory"), ("memory", "embedded")])
@FEW
@example(home=typical())
@example(home=Home())
@given(home=homes())
async def test_a_backup_of_one_kind_restores_into_another(
    first: str, other: str, home: Home
) -> None:
    await assert_restored(first, other, home)


async def assert_restored(first: str, other: str, home: Home) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "home.zip"
        async with PAIRS[first]() as source, PAIRS[other]() as target:
            await fill(source, home)
            await backup(source, file)
            await restore(file, target)
            await assert_same(source, target)
            assert await target.series.generation() == await target.state.generation()
        assert os.listdir(folder) == [file.name]  # noqa: PTH208


@MANY
@given(home=homes())
async def test_what_is_moved_there_and_back_is_as_it_was(home: Home) -> None:
    await assert_moved("memory", "memory", home)


@FEW
@example(home=typical())
@example(home=Home())
@given(home=homes())
async def test_what_is_moved_to_another_kind_and_back_is_as_it_was(home: Home) -> None:
    await assert_moved("memory", "embedded", home)


async def assert_moved(first: str, other: str, home: Home) -> None:
    async with PAIRS[first]() as source, PAIRS[other]() as there, PAIRS[first]() as back:
        await fill(source, home)
        await move(source, there)
        await assert_same(source, there)
        await move(there, back)
        await assert_same(source, back)
        generation = await source.state.generation()
        assert [await s.generation() for s in (back.state, back.series)] == [generation] * 2
