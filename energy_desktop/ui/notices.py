"""What is worth a desktop notification, and when: pure arithmetic on what is wrong since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

Words = Callable[[], tuple[str, str]]
"""Title and text."""
BETWEEN: Final = timedelta(hours=1)
"""At most one of a kind in this time."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice: the setting that allows it, and the page that a click opens.

    ``repeats``: told again so often while the trouble lasts, else once.
    """

    setting: str
    page: str
    target: str | None = None
    repeats: timedelta | None = None
    is_critical: bool = False


DISCONNECTED: Final = Kind("notify_disconnected", "settings", "connection")
REPAIRED: Final = Kind("notify_repaired", "history")
REFUSED: Final = Kind("notify_refused", "settings", "connection")
DATABASE: Final = Kind(
    "notify_database", "settings", "database", repeats=timedelta(days=1), is_critical=True
)
KINDS: Final = (DISCONNECTED, REPAIRED, REFUSED, DATABASE)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification; a click opens ``page`` and goes to ``target`` there."""

    title: str
    text: str
    page: str
    target: str | None = None
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Nothing is told from ``start`` to ``end``, times of day where the desktop is.

    ``start`` after ``end``: over midnight. Both the same: the whole day.
    """

    start: time
    end: time

    @staticmethod
    def parse(text: str) -> QuietHours | None:
        """Of ``22:00-07:00``; None of an empty text. Raises ValueError."""
        if not text:
            return None
        start, end = (time.fromisoformat(part) for part in text.split("-"))
        return QuietHours(start, end)

    def hold(self, at: datetime) -> bool:
        """Whether it is quiet at a moment."""
        now = at.astimezone().time()
        if self.start < self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


@dataclass(frozen=True, slots=True)
class _Trouble:
    due_at: datetime
    words: Words
    is_news: bool
    told: bool = False


class Notices:
    """Remembers what is wrong; ``due`` gives what has to be told now, each once.

    ``is_wanted`` says whether the user wants a kind, ``quiet`` when not to be disturbed: what still
    is so when the quiet hours end is told then.
    """

    def __init__(
        self, is_wanted: Callable[[Kind], bool], quiet: Callable[[], QuietHours | None]
    ) -> None:
        self._is_wanted = is_wanted
        self._quiet = quiet
        self._troubles: dict[Kind, _Trouble] = {}
        self._told_at: dict[Kind, datetime] = {}

    def begin(self, kind: Kind, words: Words, *, due_at: datetime, is_news: bool = False) -> None:
        """Something is wrong, to be told at ``due_at`` unless it has ended by then.

        ``words`` are asked for when it is told, in the language of then. Trouble of the kind that
        is known already only gets the new ones. ``is_news`` does not last: it is forgotten once it
        was told.
        """
        known = self._troubles.get(kind)
        if known is None or is_news:
            self._troubles[kind] = _Trouble(due_at, words, is_news)
        else:
            earliest = min(known.due_at, due_at)
            self._troubles[kind] = replace(known, due_at=earliest, words=words)

    def end(self, kind: Kind) -> None:
        """It is over."""
        self._troubles.pop(kind, None)

    @property
    def is_waiting(self) -> bool:
        """Whether anything is still to be told, now or later."""
        return any(not t.told or kind.repeats for kind, t in self._troubles.items())

    def due(self, now: datetime) -> list[Notice]:
        """What has to be told at this moment; it counts as told."""
        quiet = self._quiet()
        if quiet is not None and quiet.hold(now):
            return []
        kinds = [kind for kind in self._troubles if self._is_due(kind, now)]
        return [self._tell(kind, now) for kind in kinds]

    def _is_due(self, kind: Kind, now: datetime) -> bool:
        trouble, told_at = self._troubles[kind], self._told_at.get(kind)
        if not self._is_wanted(kind) or now < trouble.due_at:
            return False
        if told_at is None:
            return True
        if trouble.told:
            return kind.repeats is not None and now >= told_at + kind.repeats
        return now >= told_at + BETWEEN

    def _tell(self, kind: Kind, now: datetime) -> Notice:
        trouble = self._troubles[kind]
        self._told_at[kind] = now
        if trouble.is_news:
            del self._troubles[kind]
        else:
            self._troubles[kind] = replace(trouble, told=True)
        title, text = trouble.words()
        return Notice(title, text, kind.page, kind.target, kind.is_critical)
