"""Which databases the settings name, what a form puts in their place, and a move that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop.compose import Compose
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.databases import Pairs
from energy_desktop.services.databases import ServerForm
from energy_desktop.stores.addresses import QuestDbAddress
from tests.fakes.memory_keyring import MemoryKeyring

FORM = ServerForm("mongodb://me@nas/energy", "entered", "nas", 9001, "me", "", True)


def pairs(profile: Path, **environ: str) -> Pairs:
    settings = Settings.load(profile, environ=environ)
    compose = Compose(profile / "servers")
    return Pairs(profile, settings, Credentials(environ, MemoryKeyring()), compose)


async def test_what_is_entered_takes_the_place_of_what_is_set(profile_folder: Path) -> None:
    known = {"MONGODB_PASSWORD": "known", "QUESTDB_PASSWORD": "known", "QUESTDB_HOST": "attic"}
    made = pairs(profile_folder, **known)
    entered = await made.addresses(FORM)
    assert (entered.mongodb_uri, entered.mongodb_password) == (FORM.mongodb_uri, "entered")
    assert entered.questdb == QuestDbAddress("nas", 9001, "me", "known", True)
    assert (await made.addresses()).questdb.host == "attic"


async def test_a_move_that_can_not_be_finished_is_named(
    profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = pairs(profile_folder, MONGODB_URI="mongodb://me@nas/energy")  # its password is missing
    await made._settings.put({"move_to": "servers"})
    problem = await made.finish_move()
    assert str(problem).startswith("The move was not finished; everything stays where it is. The ")
    assert "password of me" in str(problem)
    assert "the move was not finished" in caplog.text
    assert await made.finish_move() is None
