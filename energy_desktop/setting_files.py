"""The file of settings that the program writes: ``settings.json`` of the profile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from energy_desktop.errors import SettingsError
from energy_desktop.private import private
from energy_desktop.sentences import say


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


def write_json(file: Path, values: Mapping[str, object]) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new one.

    Raises SettingsError where the disk does not take it.
    """
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(new, "wb", opener=private) as out:
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
