"""The file ``.env``, which is only read: its variables, and complaints about its lines.

No complaint holds a value; a name only where it can't be one.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Final

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from energy_desktop.errors import SettingsError
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)
SECRETS: Final = ("HA_TOKEN", "MONGODB_PASSWORD", "QUESTDB_PASSWORD", "API_KEY")
NO_SETTINGS: Final = frozenset({*SECRETS, "HA_TOKEN_FILE", "API_KEY_FILE", "QUESTDB_ILP_PORT"})
"""What the program takes from the environment besides settings."""
OF_COMPOSE: Final = frozenset(
    {
        "BACKUP_FOLDER", "COMPOSE_PROJECT_NAME", "MONGODB_PORT", "MONGODB_USER", "PROXY_HTTP_PORT",
        "PROXY_HTTPS_PORT", "TLS_CERTIFICATE_FILE", "TLS_KEY_FILE",
    }
)  # fmt: skip
"""Variables of docker-compose.yml alone, which may share the file."""
_OF_DOCKER: Final = ("COMPOSE_", "DOCKER_")
_PATHS: Final = ("HA_TOKEN_FILE", "API_KEY_FILE", "DATABASE_PATH")
_NAME: Final = re.compile("[A-Z][A-Z0-9_]{0,39}")


def read_env(file: Path, settings: Collection[str]) -> dict[str, str | None]:
    """The variables of a ``.env``, with ``~`` of paths replaced as a shell does.

    ``settings`` are the names that it may hold besides those known here. Raises SettingsError
    where it is no text.
    """
    try:
        text = file.read_text(encoding="utf-8")
        _warn_of_lines(file, text, {*settings, *NO_SETTINGS, *OF_COMPOSE})
        values = dotenv_values(stream=StringIO(text))
        _warn_of_readers(file, values)
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            say("The file {file} can't be read; it must be text in UTF-8.", file=file)
        ) from None
    return values | {name: _expanded(path) for name in _PATHS if (path := values.get(name))}


def _expanded(path: str) -> str:
    with suppress(RuntimeError):  # no home is known
        return str(Path(path).expanduser())
    return path


def _warn_of_lines(file: Path, text: str, known: Collection[str]) -> None:
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)  # it says less of the same
    for binding in parse_stream(StringIO(text)):
        if fault := _fault(binding, known):
            _log.warning("%s, line %d %s", file, _line(binding), fault)


def _fault(binding: Binding, known: Collection[str]) -> str | None:
    """What is wrong with a line, without a value; None: nothing."""
    name = binding.key
    if binding.error:
        return "is ignored: it is not of the form NAME=value."
    if name is None or (name in known and binding.value is not None):
        return None
    meant = _meant(name, known)
    if binding.value is None:
        form = f"{meant}=value" if meant else "NAME=value"
        return f"is ignored: it is not of the form {form}."
    if name.startswith(_OF_DOCKER):
        return None
    shown = f"“{name}”" if meant or _NAME.fullmatch(name) else "its name"
    hint = f"; did you mean {meant}?" if meant else "."
    return f"is ignored: {shown} is no variable of this program{hint}"


def _meant(name: str, known: Collection[str]) -> str | None:
    """The variable that a name is, or is nearly."""
    return next(iter(get_close_matches(name.upper(), known, 1, 0.8)), None)


def _line(binding: Binding) -> int:
    """The number of the line itself; the parser counts blank ones before it to it."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")


def _warn_of_readers(file: Path, values: Mapping[str, str | None]) -> None:
    """A file with secrets that others can read is used, and complained about."""
    secrets = [name for name in SECRETS if values.get(name)]
    if os.name == "posix" and secrets and file.stat().st_mode & 0o077:
        _log.warning(
            "others can read %s in %s; allow only yourself: chmod 600", ", ".join(secrets), file
        )
