"""The Home Assistant token and the passwords of databases: in the keyring, in no file of ours.

An entry's service is ``energy-desktop`` and its user name what the secret belongs to: the canonical
URL of a Home Assistant, or user and address of a database server (``accounts.py``). So a secret is
only ever read together with the address it was given for. Where the computer has no keyring the
user chooses: ``HA_TOKEN``, ``HA_TOKEN_FILE``, or a token for this run only.
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

_log = logging.getLogger(__name__)
SERVICE = "energy-desktop"
_NO_KEYRING = (
    "This computer has no keyring that can keep the token. Give it by HA_TOKEN_FILE or HA_TOKEN, "
    "or use it for this run only."
)


class Credentials:
    """Finds, keeps and forgets tokens; ``environ`` gives HA_TOKEN and HA_TOKEN_FILE."""

    def __init__(self, environ: Mapping[str, str], backend: KeyringBackend | None = None) -> None:
        self._environ = environ
        self._backend = backend
        self._for_this_run: dict[str, str] = {}

    def with_environ(self, environ: Mapping[str, str]) -> Credentials:
        """The same with another environment: what is known for this run only stays known."""
        other = Credentials(environ, self._backend)
        other._for_this_run = self._for_this_run
        return other

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
        if token := self._environ.get("HA_TOKEN", "").strip():
            return token
        if not (name := self._environ.get("HA_TOKEN_FILE", "").strip()):
            return None
        try:
            _warn_of_readers(Path(name))
            return Path(name).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            raise CredentialsError(
                f"HA_TOKEN_FILE names {name}, which can't be read; check the path and its rights."
            ) from None

    async def keep(self, url: str, token: str) -> None:
        """Put the token into the keyring; raises CredentialsError where there is none."""
        if not await self.can_keep():
            raise CredentialsError(_NO_KEYRING)
        await asyncio.to_thread(self._set, url, token)
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
                "This computer has no keyring that can keep the password. Put "
                f"{_variable(account)}=… into the file .env of the profile, then start "
                "Energy Desktop anew."
            )
        instead = f"give it by {_variable(account)}"
        await asyncio.to_thread(self._set, account.entry, password, "password", instead)

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

    def _set(
        self,
        name: str,
        secret: str,
        what: str = "token",
        instead: str = "use the token for this run only",
    ) -> None:
        try:
            self._keyring().set_password(SERVICE, name, secret)
        except Exception as error:
            raise CredentialsError(
                f"The keyring refused to keep the {what} ({type(error).__name__}); unlock it and "
                f"try again, or {instead}."
            ) from None

    def _delete(self, url: str) -> None:
        try:
            self._keyring().delete_password(SERVICE, url)
        except PasswordDeleteError:
            return
        except Exception as error:
            raise CredentialsError(
                f"The keyring did not forget the token ({type(error).__name__}); remove the entry "
                f"“{SERVICE}” there by hand."
            ) from None


def _variable(account: Account) -> str:
    return f"{account.server.upper()}_PASSWORD"


def _warn_of_readers(file: Path) -> None:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        _log.warning("others can read the token in %s; allow only yourself: chmod 600", file)
