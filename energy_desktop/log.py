"""The log: one line an event to stderr and to a rotated file in the profile (5 × 2 MB)."""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from energy_desktop.private import private

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class OneLine(logging.Formatter):
    """An event as one line, its traceback and what others sent us included."""

    def format(self, record: logging.LogRecord) -> str:
        """The record with line ends written as ``\\n``, so that no text can pose as an event."""
        return r"\n".join(super().format(record).splitlines())


class PrivateFile(RotatingFileHandler):
    """A log that only the user reads; what a full disk takes no more is on stderr all the same."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=private)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing of what the disk refuses, and the rest as usual."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def set_up(folder: Path | None, level: str) -> None:
    """Log at ``level`` to stderr, and to ``folder``/energy-desktop.log where it can be written."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler) or handler.get_name() == "stderr":
            root.removeHandler(handler)
            handler.close()
    root.setLevel(logging.WARNING)
    logging.getLogger("energy_desktop").setLevel(level)
    _add(root, logging.StreamHandler(sys.stderr), "stderr")
    if folder is not None:
        _add_file(root, folder)


def _add(root: logging.Logger, handler: logging.Handler, name: str) -> None:
    handler.set_name(name)
    handler.setFormatter(OneLine(_FORMAT))
    root.addHandler(handler)


def _add_file(root: logging.Logger, folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateFile(
            folder / "energy-desktop.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8"
        )
    except OSError as error:
        root.warning("no log file: %s can't be written (%s)", folder, error.strerror)
        return
    _add(root, handler, "file")
