"""What is told when readings can't be stored: once, until it is over."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.events import JOURNAL, STORING, Events, Problem
from energy_desktop.recording.refusals import Refused
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)

RETRY_S: Final = (0.5, 1, 2, 5, 10)


class Troubles:
    """Log and ``problem_raised`` of the writer; ``failure`` is why the store takes nothing now."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._failures = 0
        self._journal_fails = False
        self._last_fault = ""
        self.failure: str | None = None

    def store_failed(self, error: EnergyDesktopError) -> float:
        """A write failed; returns how long to wait before the next try."""
        if self.failure is None:
            self._failures = 0
            _log.error("readings can't be stored now, they are kept: %s", error)
        if self.failure != str(error):  # how it began says less than what is wrong now
            is_lasting = not isinstance(error, StoreUnavailable)
            self._raise(error.code, str(error), lasting=is_lasting, topic=STORING)
        self.failure = str(error)
        self._failures += 1
        return RETRY_S[min(self._failures, len(RETRY_S)) - 1]

    def store_works(self) -> None:
        """A write succeeded."""
        self._last_fault = ""
        if self.failure is not None:
            self.failure = None
            _log.info("the database can be written again")
            self._events.problem_ended.emit(STORING)
            self.journal_works()

    def journal_failed(self, error: EnergyDesktopError) -> None:
        """The journal can't be used."""
        if not self._journal_fails:
            self._journal_fails = True
            message = say(
                "Readings that the database can't take are in memory only. {why}", why=str(error)
            )
            _log.error("%s", message)
            self._raise(error.code, message, lasting=True, topic=JOURNAL)

    def journal_works(self) -> None:
        """The journal was written, or nothing has to be any more."""
        if self._journal_fails:
            self._journal_fails = False
            self._events.problem_ended.emit(JOURNAL)

    def refused(self, rows: Sequence[Refused], file: Path) -> None:
        """The store refused rows, which are in a file now."""
        reason = rows[0].reason
        message = say(
            "The database refused {count} rows; they are kept in {file}: {reason}",
            count=len(rows),
            file=file,
            reason=reason,
        )
        _log.error("%s", message)
        self._raise("rows_refused", message, lasting=True)

    def in_our_words(self, error: Exception) -> EnergyDesktopError:
        """An error as it is; one that no store may raise is a fault, logged with where it was."""
        if isinstance(error, EnergyDesktopError):
            return error
        if repr(error) != self._last_fault:
            self._last_fault = repr(error)
            _log.error("a fault while writing readings", exc_info=error)
        return StoreError(say("The database failed: {reason}.", reason=error))

    def _raise(self, code: str, message: str, *, lasting: bool, topic: str = "") -> None:
        self._events.problem_raised.emit(Problem(code, message, lasting, topic))
