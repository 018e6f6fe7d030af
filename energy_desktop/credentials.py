"""The Home Assistant token, passwords of databases, the API's keys: in the keyring, in no file.

An entry's service is ``energy-desktop`` and its user name what the secret belongs to: the canonical
URL of a Home Assistant, user and address of a database server (``accounts.py``), or the profile
whose API the keys open. So a secret is only ever read together with the address it was given for.
Where the computer has no keyring the user chooses: ``HA_TOKEN``, ``HA_TOKEN_FILE``, or a token for
this run only.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import NoKeyringError, PasswordDeleteError

from energy_desktop.accounts import Account
from energy_desktop.errors import CredentialsError
from energy_desktop.sentences import Sentence, say

_log = logging.getLogger(__name__)
SERVICE = "energy-desktop"
LEAST_KEY_CHARACTERS = 16
"""Of an API key that somebody chose; those made here have 256 bits."""
_NO_KEYRING = say(
    "This computer has no keyring that can keep the token. Give it by HA_TOKEN_FILE or HA_TOKEN, "
    "or use it for this run only."
)


class Credentials:
    """Finds, keeps, forgets secrets; ``environ`` gives HA_TOKEN, API_KEY and the files of both."""

    def __init__(self, environ: Mapping[str, str], backend: KeyringBackend | None = None) -> None:
        self._environ = environ
        self._backend = backend
        self._for_this_run: dict[str, str] = {}

    def with_environ(self, environ: Mapping[str, str]) -> Credentials:
        """The same with another environment: what is known for this run only stays known."""
        other = Credentials(environ, self._backend)
        other._for_this_run = self._for_this_run
        return other

    def keep_in_memory(self) -> None:
        """Ask no keyring from now on: what is kept is known until the program ends."""
        if not isinstance(self._backend, _MemoryKeyring):
            self._backend = _MemoryKeyring()

    async def can_keep(self) -> bool:
        """Whether a keyring is there that keeps secrets (the fail and null backends do not)."""
        backend = await asyncio.to_thread(self._keyring)
        return not isinstance(backend, fail.Keyring | null.Keyring)

    async def token(self, url: str) -> str | None:
        """The token known for a canonical URL: this run's, else the keyring's, else None."""
        if url in self._for_this_run:
            return self._for_this_run[url]
        return await asyncio.to_thread(self._kept, url)

    def environment_token(self) -> str | None:
        """The token of HA_TOKEN or of the file HA_TOKEN_FILE; CredentialsError if unreadable."""
        return self._given("HA_TOKEN", "token")

    def empty_token_file(self) -> str | None:
        """The file of HA_TOKEN_FILE where it is what gives the token and is empty."""
        if self.environment_token_variable() != "HA_TOKEN_FILE" or self.environment_token():
            return None
        return self._environ["HA_TOKEN_FILE"]

    def environment_token_variable(self) -> str:
        """The variable that gives ``environment_token``; empty where none does."""
        names = ("HA_TOKEN", "HA_TOKEN_FILE")
        return next((name for name in names if self._environ.get(name, "").strip()), "")

    def is_for_this_run(self, url: str) -> bool:
        """Whether the token of a canonical URL is known until the program ends only."""
        return url in self._for_this_run

    def environment_api_key(self) -> str | None:
        """The key of API_KEY or of the file API_KEY_FILE; CredentialsError if it can't be used:
        who names a file wants a key to be asked for."""
        is_given = bool(self._environ.get("API_KEY", "").strip())
        name = "" if is_given else self._environ.get("API_KEY_FILE", "").strip()
        if not is_given and not name:
            return None
        try:
            key = self._given("API_KEY", "key") or ""
        except CredentialsError:
            raise CredentialsError(
                say(
                    "API_KEY_FILE names {name}, which can't be read; check the path and its "
                    "rights; nobody is let in by it.",
                    name=name,
                )
            ) from None
        if fault := (_unusable_in_file(key, name) if name else _unusable(key)):
            raise CredentialsError(fault)
        return key

    def _given(self, variable: str, what: str) -> str | None:
        if secret := self._environ.get(variable, "").strip():
            return secret
        if not (name := self._environ.get(f"{variable}_FILE", "").strip()):
            return None
        try:
            _warn_of_readers(Path(name), what)
            return Path(name).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            raise CredentialsError(
                say(
                    "{variable}_FILE names {name}, which can't be read; check the path and its "
                    "rights.",
                    variable=variable,
                    name=name,
                )
            ) from None

    async def keep(self, url: str, token: str) -> None:
        """Put the token into the keyring; raises CredentialsError where there is none."""
        if not await self.can_keep():
            raise CredentialsError(_NO_KEYRING)
        what, instead = say("the token"), say("use the token for this run only")
        await asyncio.to_thread(self._set, url, token, what, instead)
        self._for_this_run.pop(url, None)

    def use_for_this_run(self, url: str, token: str) -> None:
        """Know the token until the program ends, and write it nowhere."""
        self._for_this_run[url] = token

    async def forget(self, url: str) -> None:
        """Remove the token of a URL from the keyring and from this run."""
        self._for_this_run.pop(url, None)
        if await self.can_keep():
            await asyncio.to_thread(self._delete, url)

    async def database_password(self, account: Account) -> str | None:
        """The password of an account: that of MONGODB_PASSWORD or QUESTDB_PASSWORD, else kept."""
        if password := self._environ.get(_variable(account), ""):
            return password
        return await asyncio.to_thread(self._kept, account.entry, "password")

    async def keep_database_password(self, account: Account, password: str) -> None:
        """Put it into the keyring; raises CredentialsError where there is none."""
        if not await self.can_keep():
            raise CredentialsError(
                say(
                    "This computer has no keyring that can keep the password. Put {variable}=… "
                    "into the file .env of the profile, then start Energy Desktop anew.",
                    variable=_variable(account),
                )
            )
        what, instead = say("the password"), say("give it by {name}", name=_variable(account))
        await asyncio.to_thread(self._set, account.entry, password, what, instead)

    async def api_keys(self, entry: str) -> str | None:
        """What ``keep_api_keys`` kept under a name; CredentialsError where that can't be read."""
        backend = await asyncio.to_thread(self._keyring)
        try:
            return await asyncio.to_thread(backend.get_password, SERVICE, entry)
        except Exception as error:  # a backend raises what it likes
            raise CredentialsError(
                say(
                    "The keyring can't be read ({kind}), so its keys are not known and open "
                    "nothing; start Energy Desktop again in a session with the keyring unlocked, "
                    "or give a key by API_KEY_FILE.",
                    kind=type(error).__name__,
                )
            ) from None

    async def keep_api_keys(self, entry: str, text: str) -> None:
        """Put hashes of the API's keys into the keyring; CredentialsError where there is none."""
        if not await self.can_keep():
            raise CredentialsError(
                say(
                    "This computer has no keyring that can keep the key. Give one by API_KEY_FILE "
                    "or API_KEY, then start Energy Desktop anew."
                )
            )
        what, instead = say("the API keys"), say("give a key by API_KEY_FILE")
        await asyncio.to_thread(self._set, entry, text, what, instead)

    def _keyring(self) -> KeyringBackend:
        return self._backend or keyring.get_keyring()

    def _kept(self, name: str, what: str = "token") -> str | None:
        try:
            return self._keyring().get_password(SERVICE, name)
        except NoKeyringError:
            return None
        except Exception as error:
            # A backend is a plugin over the system's service: it raises what it likes.
            _log.warning(
                "the keyring could not be read (%s), so the %s is not known: unlock it and "
                "start again, or enter it anew",
                type(error).__name__,
                what,
            )
            return None

    def _set(self, name: str, secret: str, what: Sentence, instead: Sentence) -> None:
        try:
            self._keyring().set_password(SERVICE, name, secret)
        except Exception as error:
            raise CredentialsError(
                say(
                    "The keyring refused to keep {what} ({kind}); unlock it and try again, or "
                    "{instead}.",
                    what=what,
                    kind=type(error).__name__,
                    instead=instead,
                )
            ) from None

    def _delete(self, url: str) -> None:
        try:
            self._keyring().delete_password(SERVICE, url)
        except PasswordDeleteError:
            return
        except Exception as error:
            raise CredentialsError(
                say(
                    "The keyring did not forget the token ({kind}); remove the entry “{entry}” "
                    "there by hand.",
                    kind=type(error).__name__,
                    entry=SERVICE,
                )
            ) from None


class _MemoryKeyring(KeyringBackend):
    """Forgets all with the program. Without a priority keyring never takes it by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._secrets.pop((service, username), None)


def _unusable(key: str) -> Sentence | None:
    """Why the API_KEY that somebody chose opens nothing and what to do; None: it can be used."""
    if len(key) < LEAST_KEY_CHARACTERS:
        return say(
            "API_KEY has fewer than {least} characters, so nobody is let in by it; give a longer "
            "one.",
            least=LEAST_KEY_CHARACTERS,
        )
    if not _is_sendable(key):
        return say(
            "API_KEY has characters beyond ASCII, which no request could match, so nobody is let "
            "in by it; give letters, digits and signs of ASCII."
        )
    return None


def _unusable_in_file(key: str, name: str) -> Sentence | None:
    """The same of a key in the file of API_KEY_FILE."""
    if not key:
        return say(
            "API_KEY_FILE names {name}, which is empty, so nobody is let in by it; put a key into "
            "it.",
            name=name,
        )
    if len(key) < LEAST_KEY_CHARACTERS:
        return say(
            "API_KEY_FILE names {name}, which has fewer than {least} characters, so nobody is let "
            "in by it; give a longer one.",
            name=name,
            least=LEAST_KEY_CHARACTERS,
        )
    if not _is_sendable(key):
        return say(
            "API_KEY_FILE names {name}, which has characters beyond ASCII, which no request could "
            "match, so nobody is let in by it; give letters, digits and signs of ASCII.",
            name=name,
        )
    return None


def _is_sendable(key: str) -> bool:
    return all(" " <= character <= "~" for character in key)


def _variable(account: Account) -> str:
    return f"{account.server.upper()}_PASSWORD"


def _warn_of_readers(file: Path, what: str) -> None:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        _log.warning("others can read the %s in %s; allow only yourself: chmod 600", what, file)
