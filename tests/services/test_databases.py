"""The service behind Settings › Database: addresses and passwords, tests, moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.compose import Compose
from energy_desktop.config import Settings
from energy_desktop.credentials import SERVICE, Credentials
from energy_desktop.databases import Pairs
from energy_desktop.errors import (
    BadBackup,
    CredentialsError,
    SettingsError,
    StoreUnavailable,
    TransferRefused,
)
from energy_desktop.models import Progress
from energy_desktop.services.databases import Databases, ServerForm, without_password
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.move import move
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.stores.backends import batch

FORM = ServerForm("mongodb://me:p%40ss@nas/energy", "", "nas", 9001, "me", "quest", True)


class Desk:
    """The service over stores in memory; ``restarts`` counts the wishes to begin a new run."""

    def __init__(self, profile: Path) -> None:
        self.keyring = MemoryKeyring()
        self.stores, self.other = memory_stores(), memory_stores()
        self.settings = Settings.load(profile, environ={})
        self.credentials = Credentials({}, self.keyring)
        self.restarts = 0
        self.opened: list[str] = []
        self.asked: list[ServerForm] = []
        self.service = Databases(
            self.stores, self.settings, self.credentials, Compose(profile / "servers"),
            self.open, self.ask, self.restart,
        )  # fmt: skip

    @asynccontextmanager
    async def open(self, kind: str) -> AsyncIterator[Stores]:
        self.opened.append(kind)
        yield self.other

    @asynccontextmanager
    async def ask(self, form: ServerForm) -> AsyncIterator[Stores]:
        self.asked.append(form)
        yield self.other

    def restart(self) -> None:
        self.restarts += 1


@pytest.fixture
def desk(profile_folder: Path) -> Desk:
    return Desk(profile_folder)


async def test_passwords_go_into_the_keyring_and_no_file(desk: Desk, profile_folder: Path) -> None:
    await desk.service.use(FORM)
    assert desk.keyring.passwords == {
        (SERVICE, "mongodb://me@nas:27017"): "p@ss",
        (SERVICE, "questdb://me@nas:9001"): "quest",
    }
    kept = (profile_folder / "settings.json").read_text()
    assert "mongodb://me@nas/energy" in kept
    assert "p@ss" not in kept
    assert "p%40ss" not in kept
    assert desk.service.form == ServerForm(
        "mongodb://me@nas/energy", "", "nas", 9001, "me", "", True
    )


async def test_who_goes_to_another_server_and_back_finds_both_passwords_and_mixes_none(
    desk: Desk, profile_folder: Path
) -> None:
    async def known() -> tuple[str | None, str]:
        compose = Compose(profile_folder / "servers")
        pairs = Pairs(profile_folder, desk.settings, desk.credentials, compose)
        found = await pairs.addresses()
        return found.mongodb_password, found.questdb.password

    await desk.service.use(FORM)
    assert await known() == ("p@ss", "quest")
    other = replace(FORM, mongodb_uri="mongodb://me@attic/energy", questdb_host="attic")
    await desk.service.use(replace(other, questdb_password=""))
    assert await known() == (None, "")
    await desk.service.use(replace(other, mongodb_password="m", questdb_password="q"))
    assert await known() == ("m", "q")
    await desk.service.use(replace(FORM, mongodb_uri="mongodb://me@nas/x", questdb_password=""))
    assert await known() == ("p@ss", "quest")


async def test_an_address_that_is_none_is_refused(desk: Desk, profile_folder: Path) -> None:
    with pytest.raises(SettingsError, match="write it like mongodb://USER@HOST"):
        await desk.service.use(replace(FORM, mongodb_uri="nas:27017"))
    assert desk.keyring.passwords == {}
    assert not (profile_folder / "settings.json").exists()


@pytest.mark.parametrize(
    "uri", ["mongodb://u:pa/ss@host/db", "mongodb://u:p@ss@host/db", "mongodb://u:a:b/c@host"]
)
async def test_an_address_that_hides_a_password_is_refused_and_kept_nowhere(
    desk: Desk, uri: str, profile_folder: Path
) -> None:
    with pytest.raises(SettingsError, match="into its own field"):
        await desk.service.use(replace(FORM, mongodb_uri=uri, mongodb_password=""))
    assert not (profile_folder / "settings.json").exists()
    assert desk.keyring.passwords == {}


async def test_a_move_that_adds_to_other_data_does_so_in_the_end_too(desk: Desk) -> None:
    await desk.stores.series.write_readings(batch(("a", 1, 1.0)))
    await desk.other.series.write_readings(batch(("z", 9, 1.0)))
    await desk.service.move("servers", lambda _: None, merge=True)
    assert desk.settings.flag("move_merges")
    await move(desk.stores, desk.other, merge=True, only_new=True)


async def test_an_empty_password_keeps_the_one_that_is_known(desk: Desk) -> None:
    await desk.service.use(FORM)
    await desk.service.use(desk.service.form)
    assert desk.keyring.passwords[SERVICE, "questdb://me@nas:9001"] == "quest"


async def test_where_no_keyring_keeps_a_password_nothing_is_changed(profile_folder: Path) -> None:
    from keyring.backends import fail

    desk = Desk(profile_folder)
    desk.credentials._backend = fail.Keyring()  # type: ignore[no-untyped-call]
    with pytest.raises(CredentialsError, match="MONGODB_PASSWORD"):
        await desk.service.use(FORM)
    assert desk.service.form.questdb_host == "localhost"


async def test_a_move_copies_and_then_begins_a_new_run_that_goes_over(desk: Desk) -> None:
    await desk.stores.series.write_readings(batch(("a", 1, 1.0), ("b", 2, None)))
    told: list[Progress] = []
    await desk.service.move("servers", told.append)
    assert desk.opened == ["servers"]
    assert await desk.other.series.counts() == {"a": 1, "b": 1}
    assert (desk.settings.text("move_to"), desk.restarts) == ("servers", 1)
    assert desk.service.kind == "embedded"
    assert told


async def test_a_move_that_is_refused_changes_nothing(desk: Desk) -> None:
    await desk.stores.series.write_readings(batch(("a", 1, 1.0)))
    await desk.other.series.write_readings(batch(("z", 9, 1.0)))
    with pytest.raises(TransferRefused):
        await desk.service.move("servers", lambda _: None)
    assert (desk.settings.text("move_to"), desk.restarts) == ("", 0)


async def test_servers_are_tested_by_asking_both(desk: Desk) -> None:
    assert await desk.service.test_servers() == "memory · memory"
    series = desk.other.series
    assert isinstance(series, MemoryStore)
    series.failing = StoreUnavailable("Nothing listens there.")
    with pytest.raises(StoreUnavailable, match="Nothing listens there"):
        await desk.service.test_servers()


async def test_what_is_entered_is_tested_and_not_kept_even_without_a_keyring(
    profile_folder: Path,
) -> None:
    from keyring.backends import fail

    desk = Desk(profile_folder)
    desk.credentials._backend = fail.Keyring()  # type: ignore[no-untyped-call]
    assert await desk.service.test_servers(FORM) == "memory · memory"
    assert (desk.asked, desk.opened) == ([FORM], [])
    assert desk.service.form.questdb_host == "localhost"


async def test_another_connection_is_kept_and_a_new_run_begins_with_it(desk: Desk) -> None:
    await desk.service.reconnect(FORM)
    assert desk.service.form.questdb_host == "nas"
    assert desk.restarts == 1


async def test_where_a_password_is_or_can_be_is_known(profile_folder: Path) -> None:
    from keyring.backends import fail

    desk = Desk(profile_folder)
    assert await desk.service.password_places() == {"mongodb": "unknown", "questdb": "unknown"}
    await desk.service.use(FORM)
    assert await desk.service.password_places() == {"mongodb": "keyring", "questdb": "keyring"}
    desk.credentials._backend = fail.Keyring()  # type: ignore[no-untyped-call]
    desk.settings.environment = {"QUESTDB_PASSWORD": "secret"}
    places = await desk.service.password_places()
    assert places == {"mongodb": "nowhere", "questdb": "environment"}


async def test_an_address_that_the_environment_says_is_fixed(profile_folder: Path) -> None:
    (profile_folder / ".env").write_text("QUESTDB_HOST=nas\n")
    assert Desk(profile_folder).service.fixed == {"questdb_host"}


async def test_nothing_is_moved_while_one_of_the_old_databases_is_away(desk: Desk) -> None:
    state = desk.stores.state
    assert isinstance(state, MemoryStateStore)
    state.failing = StoreUnavailable("MongoDB does not answer.")
    with pytest.raises(StoreUnavailable, match=r"Nothing was moved.*MongoDB does not answer\."):
        await desk.service.move("servers", lambda _: None)
    assert (desk.opened, desk.restarts) == ([], 0)


async def test_a_backup_is_added_to_what_is_there_and_a_new_run_begins(
    desk: Desk, tmp_path: Path
) -> None:
    await desk.stores.series.write_readings(batch(("a", 1, 1.0), ("b", 1, 1.0)))
    await desk.service.back_up(tmp_path / "all.zip", lambda _: None)
    later = Desk(tmp_path / "later")
    await later.stores.series.write_readings(batch(("a", 1, 5.0), ("a", 2, 2.0)))
    told: list[Progress] = []
    await later.service.restore(tmp_path / "all.zip", told.append)
    assert await later.stores.series.counts() == {"a": 2, "b": 1}
    assert later.restarts == 1
    assert told


async def test_a_file_that_is_no_backup_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear Anna")
    with pytest.raises(BadBackup):
        await desk.service.restore(tmp_path / "letter.zip", lambda _: None)
    assert desk.restarts == 0


async def test_the_kind_is_fixed_where_the_command_line_says_it(profile_folder: Path) -> None:
    desk = Desk(profile_folder)
    assert not desk.service.is_fixed
    desk.settings.override("database_type", "servers")
    assert desk.service.is_fixed


async def test_a_backup_is_made_of_what_is_stored(desk: Desk, tmp_path: Path) -> None:
    await desk.stores.series.write_readings(batch(("a", 1, 1.0)))
    made = await desk.service.back_up(tmp_path / "all.zip", lambda _: None)
    assert (made.readings, (tmp_path / "all.zip").exists()) == (1, True)


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("mongodb://host/db", ("mongodb://host/db", "")),
        ("mongodb://me@host/db", ("mongodb://me@host/db", "")),
        ("mongodb://me:a%3Ab@h1,h2/db?x=1", ("mongodb://me@h1,h2/db?x=1", "a:b")),
        ("mongodb+srv://me:secret@host", ("mongodb+srv://me@host", "secret")),
    ],
)
def test_an_address_is_parted_from_its_password(uri: str, expected: tuple[str, str]) -> None:
    assert without_password(uri) == expected


@given(st.text(st.characters(codec="ascii", exclude_characters="@"), min_size=1, max_size=20))
def test_no_password_stays_in_an_address(password: str) -> None:
    from urllib.parse import quote

    uri = f"mongodb://me:{quote(password, safe='')}@host/db"
    assert without_password(uri) == ("mongodb://me@host/db", password)
