"""Keys of the API: made, kept as hashes, found again, revoked; given by the environment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtWidgets import QApplication

from energy_desktop.config import Settings
from energy_desktop.credentials import SERVICE, Credentials
from energy_desktop.errors import CredentialsError
from energy_desktop.events import Events
from energy_desktop.services.api_keys import ENVIRONMENT, ApiKeys
from tests.fakes.memory_keyring import MemoryKeyring

NOW = datetime(2026, 6, 18, tzinfo=UTC)
Made = Callable[..., ApiKeys]


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Events are Qt's."""


class LockedKeyring(MemoryKeyring):
    """Raises what a system's service raises: anything."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is gone")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("the bus is gone")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """The keys of one profile, at each start anew."""

    def start(keyring: KeyringBackend, **environ: str) -> ApiKeys:
        settings = Settings(tmp_path / "settings.json")
        credentials = Credentials(environ, keyring)
        return ApiKeys(credentials, "api-keys p", Events(), lambda: NOW, settings)

    return start


async def test_a_key_is_known_again_at_the_next_start_and_only_its_hash_is_kept(made: Made) -> None:
    keyring = MemoryKeyring()
    key, secret = await made(keyring).create("  My\ndashboard ", is_full=False)
    assert (key.name, key.is_full, key.created_at) == ("My dashboard", False, NOW)
    kept = keyring.passwords[SERVICE, "api-keys p"]
    assert secret not in kept
    assert len(secret) > 40
    again = made(keyring)
    await again.load()
    assert again.find(secret) == key
    assert again.find(secret[:-1]) is None
    assert again.find("") is None
    assert again.find("ä\udcff") is None


async def test_the_keyring_is_asked_only_where_keys_were_made(made: Made) -> None:
    keyring = MemoryKeyring()
    await made(keyring).load()
    assert keyring.asked == 0
    keys = made(keyring)
    key, _ = await keys.create("x", is_full=True)
    again = made(keyring)
    await again.load()
    assert again.all == (key,)
    await again.revoke(key.id)
    keyring.asked = 0
    await made(keyring).load()
    assert keyring.asked == 0


async def test_a_revoked_key_is_gone_for_good_and_the_others_stay(made: Made) -> None:
    keyring = MemoryKeyring()
    keys = made(keyring)
    told: list[object] = []
    keys._events.api_keys_changed.connect(told.append)
    (one, secret), (two, _) = [await keys.create(name, is_full=True) for name in ("a", "b")]
    await keys.revoke(one.id)
    assert (keys.find(secret), keys.all) == (None, (two,))
    assert told == [(one,), (one, two), (two,)]
    await keys.load()
    assert keys.all == (two,)


async def test_changes_at_the_same_time_all_count(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryKeyring()
    keys = made(keyring)
    old, secret = await keys.create("old", is_full=True)
    real = Credentials.keep_api_keys

    async def slow(credentials: Credentials, entry: str, text: str) -> None:
        await asyncio.sleep(0.01)
        await real(credentials, entry, text)

    monkeypatch.setattr(Credentials, "keep_api_keys", slow)
    await asyncio.gather(
        keys.create("a", is_full=False), keys.revoke(old.id), keys.create("b", is_full=False)
    )
    for known in (keys, made(keyring)):
        await known.load()
        assert [key.name for key in known.all] == ["a", "b"]
        assert known.find(secret) is None


async def test_without_a_keyring_nothing_is_made_and_the_sentence_says_what_to_do(
    made: Made,
) -> None:
    keys = made(NoKeyring())  # type: ignore[no-untyped-call]
    await keys.load()
    with pytest.raises(CredentialsError, match="API_KEY_FILE"):
        await keys.create("x", is_full=True)
    assert keys.all == ()


async def test_the_environment_gives_a_full_key_by_itself_or_by_a_file(
    made: Made, tmp_path: Path
) -> None:
    file = tmp_path / "key"
    file.write_text("0123456789abcdef\n")
    file.chmod(0o600)
    for environ in ({"API_KEY": " 0123456789abcdef"}, {"API_KEY_FILE": str(file)}):
        keys = made(MemoryKeyring(), **environ)
        await keys.load()
        found = keys.find("0123456789abcdef")
        assert found is not None
        assert (found.id, found.is_full, keys.is_asked_for) == (ENVIRONMENT, True, True)


async def test_a_key_of_the_environment_is_never_put_into_the_keyring(made: Made) -> None:
    keyring = MemoryKeyring()
    keys = made(keyring, API_KEY="0123456789abcdef")
    await keys.load()
    await keys.create("x", is_full=True)
    assert ENVIRONMENT not in keyring.passwords[SERVICE, "api-keys p"]
    assert len(keys.all) == 2


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"API_KEY": "short"}, "16 characters"),
        ({"API_KEY_FILE": "/no"}, "/no"),
        ({"API_KEY": "0123456789abcdefä"}, "ASCII"),
    ],
)
async def test_a_key_that_can_not_be_used_is_told_and_opens_nothing(
    made: Made, environ: dict[str, str], words: str, allow_log: None
) -> None:
    keys = made(MemoryKeyring(), **environ)
    await keys.load()
    assert words in (keys.problem or "")
    assert "nobody is let in by it" in (keys.problem or "")
    assert (keys.all, keys.find("short")) == ((), None)
    assert keys.is_asked_for


async def test_an_empty_file_of_a_key_is_told(made: Made, tmp_path: Path, allow_log: None) -> None:
    (tmp_path / "key").write_text("\n")
    (tmp_path / "key").chmod(0o600)
    keys = made(MemoryKeyring(), API_KEY_FILE=str(tmp_path / "key"))
    await keys.load()
    file = str(tmp_path / "key")
    assert (keys.problem or "").startswith(f"API_KEY_FILE names {file}, which is empty, so nobody")


async def test_a_file_with_a_key_beyond_ascii_is_named(
    made: Made, tmp_path: Path, allow_log: None
) -> None:
    (tmp_path / "key").write_text("0123456789abcdefä")
    (tmp_path / "key").chmod(0o600)
    keys = made(MemoryKeyring(), API_KEY_FILE=str(tmp_path / "key"))
    await keys.load()
    assert f"{tmp_path / 'key'}, which has characters beyond ASCII" in (keys.problem or "")


@pytest.mark.parametrize("text", ["x", '{"a": 1}', '[{"id":1}]', "[1]", "7"])
async def test_a_keyring_with_something_else_in_it_holds_no_keys(
    made: Made, text: str, allow_log: None
) -> None:
    keyring = MemoryKeyring()
    keyring.passwords[SERVICE, "api-keys p"] = text
    keys = made(keyring)
    await keys.load()
    assert keys.all == ()


@pytest.mark.parametrize("away", [LockedKeyring(), NoKeyring()])  # type: ignore[no-untyped-call]
async def test_keys_of_a_keyring_that_can_not_be_read_are_missed_and_nobody_is_let_in(
    made: Made, away: KeyringBackend, caplog: pytest.LogCaptureFixture, allow_log: None
) -> None:
    keyring = MemoryKeyring()
    keys = made(keyring)
    await keys.load()
    assert (keys.problem, keys.is_asked_for) == (None, False)
    _, secret = await keys.create("x", is_full=True)
    lost = made(away)
    await lost.load()
    assert "The keyring can't be read" in (lost.problem or "")
    assert "give a key by API_KEY_FILE" in (lost.problem or "")
    assert lost.problem in caplog.messages
    assert (lost.is_asked_for, lost.find(secret)) == (True, None)
    with pytest.raises(CredentialsError):
        await lost.create("y", is_full=True)
    back = made(keyring)
    await back.load()
    assert (back.problem, len(back.all), back.is_asked_for) == (None, 1, False)
    await back.revoke(back.all[0].id)
    gone = made(away)
    await gone.load()
    assert (gone.problem, gone.is_asked_for) == (None, False)


async def test_a_keyring_without_the_keys_that_were_made_is_told_until_there_is_a_new_one(
    made: Made, allow_log: None
) -> None:
    await made(MemoryKeyring()).create("x", is_full=True)
    keys = made(MemoryKeyring())
    await keys.load()
    assert (keys.problem or "").startswith("The keyring has none of the keys")
    assert keys.is_asked_for
    await keys.create("y", is_full=True)
    assert (keys.problem, keys.is_asked_for) == (None, False)


async def test_a_keyring_that_is_unlocked_meanwhile_keeps_its_keys_beside_a_new_one(
    made: Made, allow_log: None
) -> None:
    keyring = MemoryKeyring()
    await made(keyring).create("old", is_full=True)
    kept = keyring.passwords.copy()
    keyring.passwords.clear()
    keys = made(keyring)
    await keys.load()
    keyring.passwords.update(kept)
    await keys.create("new", is_full=True)
    assert [key.name for key in keys.all] == ["old", "new"]


async def test_a_key_that_the_keyring_refuses_is_not_missed_later(
    made: Made, allow_log: None
) -> None:
    with pytest.raises(CredentialsError):
        await made(LockedKeyring()).create("x", is_full=True)
    keys = made(MemoryKeyring())
    await keys.load()
    assert keys.problem is None
