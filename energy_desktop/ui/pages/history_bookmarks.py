"""Named views of History, kept over a restart: a range, its sensors, chart or table, comparison."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings, Signal

from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history_moving import Moving, moving_of_json, moving_to_json
from energy_desktop.ui.pages.history_range import HistoryRange, Span

_log = logging.getLogger(__name__)
_KEY: Final = "bookmarks"
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Bookmark:
    """``sensors`` are names by entity id, as they were; ``moving`` goes before ``fixed``.

    ``other`` is where the days begin that it is compared with, if ``against`` is ANOTHER.
    """

    name: str
    fixed: HistoryRange
    moving: Moving | None
    sensors: Mapping[str, str]
    view: str
    against: Against = Against.NOTHING
    other: date | None = None

    def range(self, now: datetime, first_weekday: int) -> HistoryRange:
        """What it shows at a moment."""
        if self.moving is None:
            return self.fixed
        return replace(self.moving.at(now, first_weekday), by_day=self.fixed.by_day)


class Bookmarks(QObject):
    """All of them, in the order in which they were made. ``store`` keeps them; None: nothing does.

    No two have the same name, but for capitals.
    """

    changed = Signal()

    def __init__(self, store: QSettings | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._all = _restored(store)

    @property
    def all(self) -> Sequence[Bookmark]:
        """All of them."""
        return tuple(self._all)

    def get(self, name: str) -> Bookmark | None:
        """The one of a name."""
        place = self._place(name)
        return None if place is None else self._all[place]

    def add(self, bookmark: Bookmark) -> None:
        """Keep it, in place of the one of its name."""
        place = self._place(bookmark.name)
        if place is None:
            self._all.append(bookmark)
        else:
            self._all[place] = bookmark
        self._keep()

    def rename(self, name: str, wanted: str) -> bool:
        """Call one otherwise; False where the new name is empty or that of another."""
        wanted, place = clean_name(wanted), self._place(name)
        taken = self._place(wanted)
        if place is None or not wanted or taken not in {None, place}:
            return False
        self._all[place] = replace(self._all[place], name=wanted)
        self._keep()
        return True

    def remove(self, name: str) -> None:
        """Forget one."""
        place = self._place(name)
        if place is not None:
            del self._all[place]
            self._keep()

    def restore(self, all_of_them: Sequence[Bookmark]) -> None:
        """As ``all`` was before."""
        self._all = list(all_of_them)
        self._keep()

    def _place(self, name: str) -> int | None:
        names = [bookmark.name.casefold() for bookmark in self._all]
        folded = clean_name(name).casefold()
        return names.index(folded) if folded in names else None

    def _keep(self) -> None:
        if self._store is not None:
            self._store.setValue(_KEY, json.dumps([bookmark_to_json(b) for b in self._all]))
        self.changed.emit()


def clean_name(text: str) -> str:
    """A name on one line, not too long."""
    return " ".join(text.split())[:LONGEST_NAME].strip()


def _restored(store: QSettings | None) -> list[Bookmark]:
    """Those that can be read; one that can't be is left out."""
    try:
        kept = json.loads(str(store.value(_KEY, "[]"))) if store else []
    except ValueError:
        _log.warning("the bookmarks of History could not be read")
        return []
    found: dict[str, Bookmark] = {}
    for entry in kept if isinstance(kept, list) else []:
        try:
            bookmark = bookmark_of_json(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("a bookmark of History could not be read: %r", error)
            continue
        found.setdefault(bookmark.name.casefold(), bookmark)
    return list(found.values())


def bookmark_to_json(bookmark: Bookmark) -> dict[str, Any]:
    """For a file."""
    fixed, moving = bookmark.fixed, bookmark.moving
    return {
        "name": bookmark.name,
        "span": str(fixed.span),
        "first": fixed.first.isoformat(),
        "last": fixed.last.isoformat(),
        "begin": fixed.begin.isoformat(),
        "end": fixed.end and fixed.end.isoformat(),
        "by_day": fixed.by_day,
        "moving": moving and moving_to_json(moving),
        "sensors": dict(bookmark.sensors),
        "view": bookmark.view,
        "against": str(bookmark.against),
        "other": bookmark.other and bookmark.other.isoformat(),
    }


def bookmark_of_json(kept: dict[str, Any]) -> Bookmark:
    """From a file; raises ValueError, KeyError, TypeError or AttributeError where that is none."""
    first, last = (date.fromisoformat(kept[key]) for key in ("first", "last"))
    if last < first or not clean_name(kept["name"]):
        raise ValueError(kept["name"])
    end, other, moving = kept["end"], kept["other"], kept["moving"]
    return Bookmark(
        name=clean_name(kept["name"]),
        fixed=HistoryRange(
            Span(kept["span"]), first, last, time.fromisoformat(kept["begin"]),
            end and time.fromisoformat(end), kept.get("by_day") is True,
        ),
        moving=moving and moving_of_json(moving),
        sensors={str(key): str(name) for key, name in kept["sensors"].items()},
        view="table" if kept["view"] == "table" else "chart",
        against=Against(kept["against"]),
        other=other and date.fromisoformat(other),
    )  # fmt: skip
