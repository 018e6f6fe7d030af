"""``migrate`` as a user runs it, with other files in the place of servers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from energy_desktop import cli
from energy_desktop.config import Settings
from energy_desktop.databases import Pairs
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import Stores
from tests.test_cli import sentence
from tests.test_commands import command, filled, holds_what_is_typical


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with data, used by nobody."""
    filled(tmp_path / "profile")
    return tmp_path / "profile"


@asynccontextmanager
async def files_for_servers(pairs: Pairs, kind: str) -> AsyncIterator[Stores]:
    """A second pair of files in the place of servers."""
    place = pairs.folder if kind == "embedded" else pairs.folder.with_name("away")
    opened = await stores_open.open_embedded(place)
    try:
        yield opened.stores
    finally:
        await stores_open.close(opened.stores)


def test_migrated_the_data_is_in_the_other_kind_which_is_used_from_then_on(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    assert cli.main(["--profile", str(profile), "migrate", "--to", "servers"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("All data is in MongoDB and QuestDB now")
    assert str(profile / "data") in said
    assert Settings.load(profile, environ={}).text("database_type") == "servers"
    holds_what_is_typical(profile)
    (profile / "away").rename(profile.parent / "data")
    holds_what_is_typical(profile.parent)


def test_migrating_ends_a_move_that_the_window_began_and_did_not_finish(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    (profile / "settings.json").write_text('{"move_to": "servers"}')
    assert cli.main(["--profile", str(profile), "migrate", "--to", "servers"]) == 0
    kept = Settings.load(profile, environ={})
    assert (kept.text("database_type"), kept.text("move_to")) == ("servers", "")


def test_migrating_says_where_the_environment_still_names_the_old_kind(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    (profile / ".env").write_text("DATABASE_TYPE=embedded\n")
    assert cli.main(["--profile", str(profile), "migrate", "--to", "servers"]) == 0
    assert "Take DATABASE_TYPE=embedded out of" in capsys.readouterr().out


SERVERS = {"MONGODB_URI": "mongodb://me:secret@nas/energy", "QUESTDB_HOST": "nas",
           "QUESTDB_PASSWORD": "secret"}  # fmt: skip


def test_migrating_saves_the_addresses_of_the_environment_and_no_password(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    for name, value in SERVERS.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["--profile", str(profile), "migrate", "--to", "servers"]) == 0
    assert "keep MONGODB_PASSWORD and QUESTDB_PASSWORD in the .env file" in capsys.readouterr().out
    assert "secret" not in (profile / "settings.json").read_text()
    kept = Settings.load(profile, environ={})
    assert (kept.text("mongodb_uri"), kept.text("questdb_host")) == (
        "mongodb://me@nas/energy",
        "nas",
    )


def test_what_the_files_hold_is_migrated_though_the_environment_names_servers_already(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    monkeypatch.setenv("DATABASE_TYPE", "servers")
    arguments = ["--profile", str(profile), "migrate", "--to", "servers"]
    assert cli.main(arguments) == 0
    (profile / "away").rename(profile.parent / "data")
    holds_what_is_typical(profile.parent)
    assert cli.main(arguments) == 2
    assert "The data is in MongoDB and QuestDB already." in capsys.readouterr().err


def test_a_new_mongodb_beside_a_used_questdb_is_told_with_what_helps(
    profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pairs, "opened", files_for_servers)
    filled(profile / "used")
    (profile / "used" / "data").rename(profile / "away")
    (profile / "away" / stores_open.STATE_FILE).unlink()
    assert cli.main(["--profile", str(profile), "migrate", "--to", "servers"]) == 1
    said = capsys.readouterr().err
    assert "MongoDB and QuestDB are not of one pair" in said
    assert "start the program once with --servers" in said


def test_without_servers_a_migration_says_so_and_changes_nothing(profile: Path) -> None:
    (profile / ".env").write_text("MONGODB_URI=mongodb://127.0.0.1:9/energy\n")
    done = command(profile, "migrate", "--to", "servers")
    assert done.returncode == 1
    assert "MongoDB at 127.0.0.1:9" in sentence(done)
    assert not (profile / "settings.json").exists()
