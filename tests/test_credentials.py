"""The token: in the keyring, for this run, or from the environment, and never in any text."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from energy_desktop.accounts import Account, questdb_account
from energy_desktop.credentials import SERVICE, Credentials
from energy_desktop.errors import CredentialsError
from tests.fakes.memory_keyring import MemoryKeyring

URL = "http://home.local:8123"
TOKEN = "a-very-secret-token"
QUESTDB = questdb_account("nas", 9000, "me")
MONGODB = Account("mongodb", "mongodb://me@nas:27017")
NONE: list[KeyringBackend] = [fail.Keyring(), null.Keyring()]  # type: ignore[no-untyped-call]


class LockedKeyring(MemoryKeyring):
    """Raises what a system's service raises: anything."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is gone: " + TOKEN)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("the bus is gone: " + TOKEN)

    def delete_password(self, service: str, username: str) -> None:
        raise OSError("the bus is gone: " + TOKEN)


async def test_a_token_is_kept_with_its_address_and_read_with_it_alone(
    memory_keyring: MemoryKeyring,
) -> None:
    credentials = Credentials({})
    assert await credentials.can_keep()
    await credentials.keep(URL, TOKEN)
    assert memory_keyring.passwords == {(SERVICE, URL): TOKEN}
    assert await Credentials({}).token(URL) == TOKEN
    assert await Credentials({}).token("http://other.local:8123") is None


async def test_a_forgotten_token_is_gone_and_forgetting_twice_is_no_error(
    memory_keyring: MemoryKeyring,
) -> None:
    credentials = Credentials({})
    await credentials.keep(URL, TOKEN)
    await credentials.forget(URL)
    await credentials.forget(URL)
    assert await credentials.token(URL) is None
    assert memory_keyring.passwords == {}


@pytest.mark.parametrize("backend", NONE, ids=lambda backend: type(backend).__module__)
async def test_without_a_keyring_the_user_is_told_the_choices(backend: KeyringBackend) -> None:
    credentials = Credentials({}, backend)
    assert not await credentials.can_keep()
    with pytest.raises(CredentialsError, match="HA_TOKEN_FILE or HA_TOKEN"):
        await credentials.keep(URL, TOKEN)
    assert await credentials.token(URL) is None


@pytest.mark.parametrize("backend", NONE, ids=lambda backend: type(backend).__module__)
async def test_a_token_for_this_run_needs_no_keyring(backend: KeyringBackend) -> None:
    credentials = Credentials({}, backend)
    credentials.use_for_this_run(URL, TOKEN)
    assert await credentials.token(URL) == TOKEN
    assert await Credentials({}, backend).token(URL) is None
    await credentials.forget(URL)
    assert await credentials.token(URL) is None


async def test_a_token_for_this_run_outlasts_a_change_of_the_environment() -> None:
    credentials = Credentials({"HA_TOKEN": "old"}, MemoryKeyring())
    credentials.use_for_this_run(URL, TOKEN)
    other = credentials.with_environ({"HA_TOKEN": "new"})
    assert await other.token(URL) == TOKEN
    assert other.environment_token() == "new"


async def test_a_kept_token_replaces_the_one_of_this_run() -> None:
    credentials = Credentials({}, MemoryKeyring())
    credentials.use_for_this_run(URL, "old")
    await credentials.keep(URL, TOKEN)
    assert await credentials.token(URL) == TOKEN


async def test_a_keyring_in_trouble_is_one_sentence_without_the_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = Credentials({}, LockedKeyring())
    assert await credentials.token(URL) is None
    for attempt in (credentials.keep(URL, TOKEN), credentials.forget(URL)):
        with pytest.raises(CredentialsError) as failure:
            await attempt
        assert TOKEN not in str(failure.value)
        assert failure.value.__suppress_context__
    assert TOKEN not in caplog.text


async def test_what_a_keyring_in_trouble_says_of_a_password_is_of_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    credentials = Credentials({}, LockedKeyring())
    assert await credentials.database_password(QUESTDB) is None
    assert "so the password is not known" in caplog.text
    with pytest.raises(CredentialsError, match=r"keep the password .* give it by QUESTDB_"):
        await credentials.keep_database_password(QUESTDB, TOKEN)


async def test_the_token_is_in_no_representation() -> None:
    credentials = Credentials({"HA_TOKEN": TOKEN}, MemoryKeyring())
    credentials.use_for_this_run(URL, TOKEN)
    assert TOKEN not in repr(credentials) + str(credentials)


def test_the_environment_gives_a_token_or_a_file_with_one(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"  {TOKEN}\n")
    file.chmod(0o600)
    assert Credentials({"HA_TOKEN": f" {TOKEN} "}).environment_token() == TOKEN
    assert Credentials({"HA_TOKEN_FILE": str(file)}).environment_token() == TOKEN
    both = {"HA_TOKEN": "first", "HA_TOKEN_FILE": str(file)}
    assert Credentials(both).environment_token() == "first"
    assert Credentials({"HA_TOKEN": " "}).environment_token() is None
    file.write_text("\n")
    assert Credentials({"HA_TOKEN_FILE": str(file)}).environment_token() is None


def test_a_token_file_that_others_can_read_is_warned_of_without_the_token(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN)
    file.chmod(0o644)
    assert Credentials({"HA_TOKEN_FILE": str(file)}).environment_token() == TOKEN
    assert "chmod 600" in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_token_file_that_cant_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
        file.chmod(0o600)
    with pytest.raises(CredentialsError, match=r"HA_TOKEN_FILE names .*token"):
        Credentials({"HA_TOKEN_FILE": str(file)}).environment_token()


async def test_the_passwords_of_two_servers_are_kept_side_by_side(
    memory_keyring: MemoryKeyring,
) -> None:
    credentials = Credentials({})
    for host in ("nas", "attic"):
        await credentials.keep_database_password(questdb_account(host, 9000, "me"), f"of {host}")
    assert memory_keyring.passwords == {
        (SERVICE, "questdb://me@nas:9000"): "of nas",
        (SERVICE, "questdb://me@attic:9000"): "of attic",
    }
    assert await Credentials({}).database_password(QUESTDB) == "of nas"
    assert await credentials.database_password(questdb_account("nas", 9000, "you")) is None
    assert await credentials.database_password(questdb_account("nas", 9001, "me")) is None


async def test_a_password_of_the_environment_goes_before_the_one_in_the_keyring() -> None:
    keyring = MemoryKeyring()
    await Credentials({}, keyring).keep_database_password(QUESTDB, "kept")
    assert await Credentials({}, keyring).database_password(QUESTDB) == "kept"
    given = Credentials({"QUESTDB_PASSWORD": "given"}, keyring)
    assert await given.database_password(QUESTDB) == "given"
    assert await given.database_password(MONGODB) is None


@pytest.mark.parametrize("backend", NONE, ids=lambda backend: type(backend).__module__)
async def test_where_no_keyring_is_the_variable_for_the_password_is_named(
    backend: KeyringBackend,
) -> None:
    with pytest.raises(CredentialsError, match="Put MONGODB_PASSWORD=… into the file"):
        await Credentials({}, backend).keep_database_password(MONGODB, "secret")
