"""The folder docker compose works in: the bundled compose file, and passwords made once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dotenv import dotenv_values

from energy_desktop.errors import ComposeError
from energy_desktop.sentences import say

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_PLACES: Final = (_PACKAGE / "_resources", _PACKAGE.parent)
"""Where the compose file lies: in the wheel and bundle, or at the top of a checkout."""
FILE: Final = "docker-compose.yml"
HOST: Final = "127.0.0.1"
_USER: Final = "energy"
_PASSWORDS: Final = ("MONGODB_PASSWORD", "QUESTDB_PASSWORD")


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of this computer that the servers are published on, on loopback alone."""

    mongodb: int = 27017
    questdb_http: int = 9000
    questdb_pg: int = 8812

    def variables(self) -> dict[str, str]:
        """The ports by the names that the compose file reads."""
        return {
            "MONGODB_PORT": str(self.mongodb),
            "QUESTDB_HTTP_PORT": str(self.questdb_http),
            "QUESTDB_PG_PORT": str(self.questdb_pg),
        }

    def with_variables(self, values: Mapping[str, str]) -> Ports:
        """Those that ``values`` names by the compose file's names in the place of these."""
        here = self.variables()
        named = {n: v.strip() for n, v in values.items() if n in here and _is_port(v.strip())}
        return Ports(*(int(text) for text in (here | named).values()))


@dataclass(frozen=True, slots=True)
class ServersAddress:
    """Where the servers are and as which user they are opened; the URI has no password."""

    mongodb_uri: str
    questdb_host: str
    questdb_http_port: int
    questdb_user: str


@dataclass(frozen=True, slots=True)
class ServersSecrets:
    """What the servers are opened with."""

    mongodb_password: str = field(repr=False)
    questdb_password: str = field(repr=False)


class Folder:
    """One folder a profile; ``prepare`` makes what is missing in it and overwrites no password.

    ``ports`` says what the settings name when it is called.
    """

    def __init__(self, path: Path, ports: Callable[[], Ports]) -> None:
        self._path = path
        self._ports = ports

    @property
    def ports(self) -> Ports:
        """The ports that the settings name; one in an edited ``.env`` counts instead."""
        return self._ports().with_variables(self._read())

    @property
    def own_ports(self) -> frozenset[str]:
        """The variables of the ports that an edited ``.env`` names."""
        return frozenset(Ports().variables()) & set(self._read())

    def prepare(self) -> None:
        """Make the folder, the passwords and the compose file; raises ComposeError."""
        try:
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._env.exists():
                _write(self._env, _new_env())
            bundled = _bundled()
            if not self._file.exists() or self._file.read_bytes() != bundled:
                _write(self._file, bundled)
        except OSError as error:
            raise ComposeError(
                say(
                    "The folder {path} of the servers can't be written: {reason}.",
                    path=self._path,
                    reason=error.strerror,
                )
            ) from error

    def is_prepared(self) -> bool:
        """Whether servers were ever started from here."""
        return self._env.exists() and self._file.exists()

    def address(self) -> ServersAddress:
        """Where the servers answer; the user of an edited ``.env`` counts."""
        env, ports = self._read(), self.ports
        mongodb_user = env.get("MONGODB_USER") or _USER
        return ServersAddress(
            mongodb_uri=f"mongodb://{mongodb_user}@{HOST}:{ports.mongodb}"
            "/energy_dashboard?authSource=admin",
            questdb_host=HOST,
            questdb_http_port=ports.questdb_http,
            questdb_user=env.get("QUESTDB_USER") or _USER,
        )

    def secrets(self) -> ServersSecrets:
        """The passwords of ``.env``; raises ComposeError where one is not in it."""
        env = self._read()
        missing = [name for name in _PASSWORDS if not env.get(name)]
        if missing:
            raise ComposeError(
                say(
                    "{names} can't be found in {file}: put back what stood there, for the "
                    "databases know no other password.",
                    names=_joined(missing),
                    file=self._env,
                )
            )
        return ServersSecrets(*(env[name] for name in _PASSWORDS))

    def options(self) -> list[str]:
        """The options that make docker compose work in this folder and no other."""
        files = ["--file", str(self._file), "--env-file", str(self._env)]
        return [*files, "--project-directory", str(self._path)]

    def environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """The environment for docker: what the user exported for compose or own servers is out."""
        own = self._read()
        kept = {
            name: value
            for name, value in environ.items()
            if name not in own and not name.startswith("COMPOSE_")
        }
        return _of_the_system(kept) | self.ports.variables()

    def without_secrets(self, text: str) -> str:
        """The text with each password replaced."""
        for name, value in self._read().items():
            if name in _PASSWORDS and value:
                text = text.replace(value, "•••")
        return text

    @property
    def _env(self) -> Path:
        return self._path / ".env"

    @property
    def _file(self) -> Path:
        return self._path / FILE

    def _read(self) -> dict[str, str]:
        try:
            values = dotenv_values(self._env) if self._env.exists() else {}
        except (OSError, UnicodeDecodeError):
            raise ComposeError(
                say("The file {file} can't be read; it must be text and yours.", file=self._env)
            ) from None
        return {name: value for name, value in values.items() if value is not None}


def _is_port(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) < 1 << 16


def _new_env() -> bytes:
    """Passwords, and a name of their own for the volumes that will know them."""
    lines = [
        "# Made once by Energy Desktop. The databases know no other passwords: keep this file.",
        f"COMPOSE_PROJECT_NAME=energy-desktop-{secrets.token_hex(4)}",
        f"MONGODB_USER={_USER}",
        f"QUESTDB_USER={_USER}",
        *(f"{name}={secrets.token_hex(24)}" for name in _PASSWORDS),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _joined(names: list[str]) -> str:
    """The one name, or both."""
    if len(names) == 1:
        return names[0]
    return say("{first} and {second}", first=names[0], second=names[1])


def _bundled() -> bytes:
    return next(place / FILE for place in _PLACES if (place / FILE).is_file()).read_bytes()


def _write(file: Path, content: bytes) -> None:
    """All of it or nothing, for the user alone."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)


def _of_the_system(environ: Mapping[str, str]) -> dict[str, str]:
    """PyInstaller points the loader at the bundle; docker's own programs need the system's."""
    original = environ.get("LD_LIBRARY_PATH_ORIG")
    without = {n: v for n, v in environ.items() if not n.startswith("LD_LIBRARY_PATH")}
    if "LD_LIBRARY_PATH_ORIG" not in environ:
        return dict(environ)
    return without | ({"LD_LIBRARY_PATH": original} if original else {})
