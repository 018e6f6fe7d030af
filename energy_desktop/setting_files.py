"""The two files of settings: ``.env``, which is only read, and ``settings.json`` of the profile."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import orjson
from dotenv import dotenv_values

from energy_desktop.errors import SettingsError
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)
SECRETS: Final = ("HA_TOKEN", "MONGODB_PASSWORD", "QUESTDB_PASSWORD", "API_KEY")


def read_env(file: Path) -> dict[str, str | None]:
    """The variables of a ``.env``; raises SettingsError where it is no text."""
    try:
        values = dotenv_values(file)
        _warn_of_readers(file, values)
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            say("The file {file} can't be read; it must be text in UTF-8.", file=file)
        ) from None
    return values


def _warn_of_readers(file: Path, values: Mapping[str, str | None]) -> None:
    """A file with secrets that others can read is used, and complained about."""
    secrets = [name for name in SECRETS if values.get(name)]
    if os.name == "posix" and secrets and file.stat().st_mode & 0o077:
        _log.warning(
            "others can read %s in %s; allow only yourself: chmod 600", ", ".join(secrets), file
        )


def read_json(file: Path) -> dict[str, Any]:
    """What was kept, nothing where there is no file; raises SettingsError where it is damaged."""
    try:
        values = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            say(
                "The settings file {file} can't be read: {reason}.",
                file=file,
                reason=error.strerror,
            )
        ) from error
    except orjson.JSONDecodeError:
        raise SettingsError(
            say(
                "The settings file {file} is damaged; correct it, or delete it to begin with "
                "defaults.",
                file=file,
            )
        ) from None
    if not isinstance(values, dict):
        raise SettingsError(
            say("The settings file {file} is damaged; it must hold one JSON object.", file=file)
        )
    return values


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_json(file: Path, values: Mapping[str, object]) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new one.

    Raises SettingsError where the disk does not take it.
    """
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(new, "wb", opener=_private) as out:
            out.write(orjson.dumps(values, option=orjson.OPT_INDENT_2))
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except OSError as error:
        raise SettingsError(
            say(
                "The settings can't be saved in {file}: {reason}.", file=file, reason=error.strerror
            )
        ) from error
