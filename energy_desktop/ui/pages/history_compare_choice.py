"""With what History compares, as the user chose it: by button, key or date, kept over a restart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, QSettings, Signal

from energy_desktop.periods import Shift
from energy_desktop.services.compare import Against, shift_to
from energy_desktop.ui.pages.history_another import AnotherPopup
from energy_desktop.ui.pages.history_compare_button import CompareButton
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.theme import Theme

_AGAINST, _APART = "compare", "compare_apart"
_FARTHEST = 100_000  # days


class CompareChoice(QObject):
    """``changed`` on user action. ``store`` keeps the choice; None: it is forgotten.

    Choosing the day from which another range begins says how far it is from the one shown then,
    and every range shown later stands as far from what is beside it, see ``shift_to``: on whichever
    way one came there, also inside of a bar.
    """

    changed = Signal()
    coverage_wanted = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        button: CompareButton,
        today: Callable[[], date],
        store: QSettings | None = None,
    ) -> None:
        super().__init__(button)
        self._theme = theme
        self._button = button
        self._today = today
        self._store = store
        self._apart: Shift | None = None
        self.popup: AnotherPopup | None = None
        self._restore()
        button.chosen.connect(self._chosen)

    @property
    def against(self) -> Against:
        """With what."""
        return self._button.current

    def other(self, shown: HistoryRange) -> date | None:
        """Where the days begin that ``shown`` is compared with; None unless with another range."""
        return self._beside(shown) if self.against is Against.ANOTHER else None

    def follow(self, shown: HistoryRange) -> None:
        """Name the days beside what is shown now."""
        self._button.set_current(self.against, self._beside(shown))

    def choose(self, against: Against, shown: HistoryRange, other: date | None = None) -> None:
        """Choose as the user does; another range begins with ``other`` beside ``shown``."""
        if other is not None:
            self._apart = shift_to(other, shown.first, shown.last)
        self._button.choose(against, other)

    def ask(self, shown: HistoryRange, oldest: date | None) -> None:
        """Let the user choose the day with which another range begins."""
        if self.popup is None:
            self.popup = AnotherPopup(self._theme, self._button)
            self.popup.picked.connect(lambda day, beside: self.choose(Against.ANOTHER, beside, day))
            self.popup.month_shown.connect(self.coverage_wanted)
        self.popup.open_for(shown, self._today(), oldest, self._beside(shown), self._button)

    def set_coverage(self, kinds: Mapping[date, str]) -> None:
        """The dots of the calendar that asks for a day."""
        if self.popup is not None:
            self.popup.calendar.set_coverage(kinds)

    def _chosen(self, against: Against) -> None:
        if self._store is not None:
            self._store.setValue(_AGAINST, str(against))
            if self._apart is not None:
                self._store.setValue(_APART, f"{self._apart.months} {self._apart.days}")
        self.changed.emit()

    def _beside(self, shown: HistoryRange) -> date | None:
        if self._apart is None:
            return None
        try:
            return self._apart.back(shown.first)
        except (ValueError, OverflowError):  # before the year 1, or after 9999
            return None

    def _restore(self) -> None:
        """What was chosen last; nothing where that can't be read."""
        if self._store is None:
            return
        self._apart = _kept(str(self._store.value(_APART, "")))
        kept = str(self._store.value(_AGAINST, ""))
        against = Against(kept) if kept in [*Against] else Against.NOTHING
        if against is Against.ANOTHER and self._apart is None:
            against = Against.NOTHING
        self._button.set_current(against)


def _kept(text: str) -> Shift | None:
    try:
        months, days = map(int, text.split())
    except ValueError:
        return None
    is_one = (months == 0) != (days == 0)
    return Shift(months, days) if is_one and abs(months * 31) + abs(days) <= _FARTHEST else None
