"""The keys of the HTTP API: made here, shown once, kept as hashes; or given by the environment.

That there are keys is noted in the settings too. Without that the keyring is not asked. With it,
where the keyring can't be read nobody is let in rather than everybody: a proxy may rely on keys.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import CredentialsError
from energy_desktop.events import Events
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)
ENVIRONMENT: Final = "environment"
_PREFIX: Final = "ed_"
_NAME_CHARACTERS: Final = 60
_NOTE: Final = "api_keys_made"
_GONE: Final = say(
    "The keyring has none of the keys that were made here, so they are not known and open "
    "nothing; create new ones in Settings, HTTP API, or give a key by API_KEY_FILE."
)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is known of a key but the key. ``is_full``: it may change things, not read alone.

    The one of API_KEY or API_KEY_FILE has the id ``environment`` and no time.
    """

    id: str
    name: str
    is_full: bool
    created_at: datetime | None = None


class ApiKeys:
    """One per program; ``load`` once before the rest. ``entry`` is the keys' name in the keyring.

    ``problem``: which keys can't be used, why, and what to do; None where all can. A key is 256
    random bits, so that a plain SHA-256 of it tells nobody anything.
    """

    def __init__(
        self,
        credentials: Credentials,
        entry: str,
        events: Events,
        now: Callable[[], datetime],
        settings: Settings,
    ) -> None:
        self._credentials = credentials
        self._entry = entry
        self._events = events
        self._now = now
        self._settings = settings
        self._keys: dict[str, tuple[ApiKey, bytes]] = {}
        self._lock = asyncio.Lock()
        self._lost: str | None = None
        self._unusable: str | None = None

    async def load(self) -> None:
        """Read the keyring and the environment; what can't be used is said by ``problem``."""
        async with self._lock:
            self._keys = await self._kept()
            self._unusable = None
            try:
                given = self._credentials.environment_api_key()
            except CredentialsError as error:
                given, self._unusable = None, str(error)
            if given is not None:
                key = ApiKey(ENVIRONMENT, "API_KEY", is_full=True)
                self._keys[ENVIRONMENT] = key, _hash(given)
        if self.problem:
            _log.error("%s", self.problem)

    @property
    def problem(self) -> str | None:
        """Which keys can't be used, why, and what to do; None where all can."""
        if self._unusable and self._lost:
            return say("{first} {second}", first=self._unusable, second=self._lost)
        return self._unusable or self._lost

    @property
    def all(self) -> tuple[ApiKey, ...]:
        """Every key, the oldest first."""
        return tuple(key for key, _ in self._keys.values())

    @property
    def is_asked_for(self) -> bool:
        """Whether this computer has to show one too: the environment gives one, which counts also
        where it can't be used, or those that were made are not known."""
        return ENVIRONMENT in self._keys or self.problem is not None

    def find(self, secret: str) -> ApiKey | None:
        """The key that this is, in a time that tells nothing of how much of it is right."""
        digest, found = _hash(secret), None
        for key, known in self._keys.values():
            if hmac.compare_digest(digest, known):
                found = key
        return found

    async def create(self, name: str, *, is_full: bool) -> tuple[ApiKey, str]:
        """A new key and its secret, which nobody can show again.

        CredentialsError: there is no keyring, or another key has this name.
        """
        secret = _PREFIX + secrets.token_urlsafe(32)
        shown = " ".join(name.split())[:_NAME_CHARACTERS] or "Key"
        key = ApiKey(secrets.token_hex(4), shown, is_full, self._now())
        async with self._lock:
            if self._lost:  # a keyring that is unlocked by now still has them
                self._keys |= await self._kept()
            if any(shown.casefold() == other.name.casefold() for other in self.all):
                raise CredentialsError(
                    say("There is a key “{shown}” already; choose another name.", shown=shown)
                )
            await self._keep(self._keys | {key.id: (key, _hash(secret))})
        return key, secret

    async def revoke(self, key_id: str) -> None:
        """Forget a key; it opens nothing from now on."""
        async with self._lock:
            await self._keep({i: known for i, known in self._keys.items() if i != key_id})

    async def _keep(self, keys: dict[str, tuple[ApiKey, bytes]]) -> None:
        """Under the lock from before ``keys`` was made: what another change kept is part of it."""
        kept = [
            {
                "id": key.id,
                "name": key.name,
                "is_full": key.is_full,
                "created_at": key.created_at,
                "sha256": digest.hex(),
            }
            for key, digest in keys.values()
            if key.id != ENVIRONMENT
        ]
        before = self._settings.flag(_NOTE)
        await self._note(are_made=before or bool(kept))  # first: one not noted could vanish unseen
        try:
            await self._credentials.keep_api_keys(self._entry, orjson.dumps(kept).decode())
        except CredentialsError:
            await self._note(are_made=before)
            raise
        await self._note(are_made=bool(kept))
        self._keys, self._lost = keys, None
        self._events.api_keys_changed.emit(self.all)

    async def _kept(self) -> dict[str, tuple[ApiKey, bytes]]:
        """What the keyring holds; ``_lost`` says why where that is not what was put into it.

        Where none were made it is not asked: a locked one would ask for its password.
        """
        if not self._settings.flag(_NOTE):
            self._lost = None
            return {}
        why: str = _GONE
        try:
            keys = _parsed(await self._credentials.api_keys(self._entry))
        except CredentialsError as error:
            keys, why = {}, str(error)
        self._lost = None if keys else why
        return keys

    async def _note(self, *, are_made: bool) -> None:
        if self._settings.flag(_NOTE) != are_made:
            await self._settings.put({_NOTE: are_made})


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


def _parsed(text: str | None) -> dict[str, tuple[ApiKey, bytes]]:
    """What the keyring holds; nothing where somebody has changed it to what is no list of keys."""
    try:
        return dict(map(_key, orjson.loads(text or "[]")))
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        _log.warning("the API keys in the keyring can't be read; create new ones in Settings")
        return {}


def _key(row: Mapping[str, Any]) -> tuple[str, tuple[ApiKey, bytes]]:
    made = datetime.fromisoformat(row["created_at"])
    key = ApiKey(str(row["id"]), str(row["name"]), row["is_full"] is True, made)
    return key.id, (key, bytes.fromhex(row["sha256"]))
