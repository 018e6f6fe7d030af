"""The page History: any range, any sensors, as bars, lines, table and file, and how we know."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from energy_desktop.models import Role, utc_now
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.correction_dialog import Asked, CorrectionDialog
from energy_desktop.ui.pages.history_body import HistoryBody
from energy_desktop.ui.pages.history_card import HistoryCard
from energy_desktop.ui.pages.history_cards import RangeCards
from energy_desktop.ui.pages.history_csv import history_csv
from energy_desktop.ui.pages.history_export import HistoryExport, write
from energy_desktop.ui.pages.history_query import HistoryData, day_kinds, default_selection, fetch
from energy_desktop.ui.pages.history_range import HistoryRange, Span
from energy_desktop.ui.pages.history_range_bar import RangeBar
from energy_desktop.ui.pages.history_words import range_totals
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.bucket_table import BucketTable
from energy_desktop.ui.widgets.entity_selector import EntitySelector
from energy_desktop.ui.widgets.roles import hues
from energy_desktop.ui.widgets.shortcuts import add_shortcuts

if TYPE_CHECKING:
    from energy_desktop.services import Services

_log = logging.getLogger(__name__)
_AGAIN_MS = 30_000
_SOON_AGAIN_MS = 3_000
_TOGETHER_MS = 60
_SELECTOR_FROM_PX = 640


class HistoryPage(Page):
    """Shows what was measured. It asks when range or sensors change, and anew every 30 s at most
    while it is visible and something new was stored."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        clock: Callable[[], datetime] = utc_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._clock = clock
        self._tasks = Tasks(self)
        self._data: HistoryData | None = None
        self._came_from: list[HistoryRange] = []
        self._is_default = True
        self._is_stale = True
        self._has_room = True
        self.selector = EntitySelector(theme)
        self.range_bar = RangeBar(theme, self._today)
        self.card = HistoryCard(theme)
        self.cards = RangeCards(theme)
        self._soon = self._timer(_TOGETHER_MS, self.refresh)
        self._again = self._timer(_AGAIN_MS, self._refresh_if_visible)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._offer_entities()

    @property
    def title(self) -> str:
        """The name of the page."""
        return self.tr("History")

    @property
    def subtitle(self) -> str:
        """What it is about, and whose clock it shows."""
        zone = getattr(self._services.live.zone, "key", "")
        words = self.tr("What was measured, and how we know it")
        return f"{words} · {zone}" if zone else words

    @property
    def shown(self) -> HistoryRange:
        """The range shown."""
        return self.range_bar.shown

    @property
    def against(self) -> Against:
        """With what the range is compared."""
        return self.range_bar.compare.current

    @property
    def data(self) -> HistoryData | None:
        """What is drawn, None before the first answer."""
        return self._data

    def is_ready(self) -> bool:
        """Whether the newest question has been answered and drawn."""
        is_asking = self._soon.isActive() or self._tasks.is_running
        return not is_asking and (self._data is not None or self.card.is_saying)

    def refresh(self) -> None:
        """Ask for everything again; where no event loop runs yet, as soon as the page is shown."""
        self._soon.stop()
        offered, selection = self._services.entities.shown(), set(self.selector.selection)
        chosen = [e for e in offered if e.entity_id in selection]
        if not chosen:
            self._tasks.cancel("fetch")
            self._say_nothing_chosen()
            return
        colors = hues(offered)
        self.card.set_loading()
        task = self._tasks.start(
            fetch(self._services, self.shown, chosen, colors, self._clock(), self.against),
            self._show_data,
            self._show_error,
            key="fetch",
        )
        self._is_stale = task is None

    def show_target(self, target: object) -> None:
        """Today of a role or of sensors, by ``Role``, entity id or several ids."""
        if isinstance(target, Role):
            ids = [e.entity_id for e in self._services.entities.by_role(target)]
        elif isinstance(target, str):
            ids = [self._services.entities.meters.newest(target)]
        else:
            ids = [str(i) for i in target] if isinstance(target, Iterable) else []
        if not ids:
            return
        self.selector.set_selection(ids)
        self.range_bar.choose_span(Span.DAY)
        self.range_bar.go_today()

    def set_range(self, shown: HistoryRange) -> None:
        """Show another range."""
        self.range_bar.set_range(shown)
        self._soon.start()

    def drill_down(self, start: datetime) -> None:
        """Open the bar that begins at ``start``; Backspace comes back."""
        inside = self.shown.drilled(start, self._services.live.zone)
        if inside is not None:
            self._came_from.append(self.shown)
            self.set_range(inside)

    def compare_with(self, against: Against) -> None:
        """Compare with an earlier time, or with nothing."""
        self.range_bar.compare.set_current(against)
        self._soon.start()

    def go_up(self) -> None:
        """Back to where one came from, else one level up."""
        above = self._came_from.pop() if self._came_from else self.shown.up()
        if above is not None:
            self.set_range(above)

    def set_view(self, view: str) -> None:
        """``chart`` or ``table``."""
        self.range_bar.views.set_current(view)
        self.card.set_view(view)

    def csv_text(self) -> str:
        """The CSV of what is shown."""
        if self._data is None:
            return history_csv([], self._services.live.zone)
        grids = [g.until(self._data.now) for g in (self._data.meters, self._data.measurements)]
        return history_csv(grids, self._data.zone)

    def export_to(self, path: Path) -> None:
        """Write the CSV without stopping the window."""
        title = self.tr("The file could not be written")
        write(
            self._tasks, path, self.csv_text(),
            lambda error: self.card.say_error(title, str(error)),
        )  # fmt: skip

    def repair(self) -> None:
        """Ask Home Assistant again for what is missing in what is shown."""
        legend = self.card.charts.coverage_legend
        legend.say(self.tr("Asking Home Assistant again…"))
        start, end = self.shown.bounds(self._services.live.zone)
        self._tasks.start(
            self._services.repair.between(self.selector.selection, start, end),
            on_error=lambda error: legend.say(str(error)), key="repair",
        )  # fmt: skip

    def _correct(self, asked: Asked) -> None:
        CorrectionDialog(self._services, self._theme, asked, self).open()

    def showEvent(self, event: QShowEvent) -> None:
        """What became stale while hidden is asked for."""
        super().showEvent(event)
        if self._is_stale:
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the chart comes first; a button brings the sensors."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Backspace, only while chart or table has the focus."""
        focus = self.focusWidget()
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_D: lambda: self.range_bar.choose_span(Span.DAY),
            Qt.Key.Key_W: lambda: self.range_bar.choose_span(Span.WEEK),
            Qt.Key.Key_M: lambda: self.range_bar.choose_span(Span.MONTH),
            Qt.Key.Key_Y: lambda: self.range_bar.choose_span(Span.YEAR),
            Qt.Key.Key_C: self.range_bar.compare.choose_next,
            Qt.Key.Key_Home: self.range_bar.go_today,
            Qt.Key.Key_Backspace: self.go_up,
        }
        action = keys.get(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if action and plain and isinstance(focus, BucketPlot | BucketTable):
            action()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        has_room = self.width() / self._theme.scale >= _SELECTOR_FROM_PX
        if has_room != self._has_room:
            self._has_room = has_room
            self.selector.setVisible(has_room)

    def _toggle_selector(self) -> None:
        self.selector.setVisible(self.selector.isHidden())

    def _today(self) -> date:
        return self._clock().astimezone(self._services.live.zone).date()

    def _offer_entities(self) -> None:
        tracked = self._services.entities.shown()
        self.selector.set_entities(tracked)
        if self._is_default:
            self.selector.set_selection(default_selection(tracked))
            self._is_default = True
        self._soon.start()

    def _chosen_by_user(self) -> None:
        self._is_default = False
        self._soon.start()

    def _range_chosen(self) -> None:
        self._came_from.clear()
        self._soon.start()

    def _show_data(self, data: HistoryData) -> None:
        self._data = data
        self._again.start(_SOON_AGAIN_MS if data.is_empty else _AGAIN_MS)
        self.selector.set_totals(range_totals((*data.meters.columns, *data.measurements.columns)))
        self.cards.set_figures(data.figures, self._days_begun(data))
        if data.compared is not None:
            self.cards.set_comparison(data.earlier_figures)
        if data.is_empty:
            self.card.say_empty(data.oldest, data.zone)
        else:
            self.card.set_data(data)
        self.header_changed.emit()

    def _show_error(self, error: Exception) -> None:
        self._again.start(_AGAIN_MS)
        self.card.say_error(self.tr("This could not be read"), str(error))
        self.cards.set_error(self.tr("could not be read"))

    def _say_nothing_chosen(self) -> None:
        self.cards.hide()
        if self._services.entities.tracked():
            self.card.say_nothing_chosen()
        else:
            self.card.say_nothing_recorded()

    @property
    def _oldest(self) -> datetime | None:
        return self._data.oldest if self._data else None

    def _act(self, key: str) -> None:
        if key == "sensors":
            self.page_requested.emit("settings", "sensors")
        elif key == "first" and self._oldest:
            self.range_bar.go_to(self._oldest.astimezone(self._services.live.zone).date())
        else:
            self.refresh()

    def _fetch_dots(self, first: date, last: date) -> None:
        zone, now = self._services.live.zone, self._clock()
        start, end = HistoryRange(Span.CUSTOM, first, last).bounds(zone)
        end = max(start, min(end, now))
        self._tasks.start(
            self._services.readings.coverage(None, start, end),
            lambda spans: self.range_bar.set_coverage(day_kinds(spans, zone, self._oldest)),
            lambda error: _log.warning("the calendar's marks could not be read: %s", error),
            key="dots",
        )

    def _days_begun(self, data: HistoryData) -> int:
        last = min(data.shown.last, self._today())
        return max(1, (last - data.shown.first).days + 1)

    def _something_stored(self) -> None:
        if not self._again.isActive():
            self._refresh_if_visible()

    def _refresh_if_visible(self) -> None:
        if not self.shown.contains(self._today()):
            return
        if self._tasks.is_running:  # what is asked now is shown first, however long it takes
            self._again.start(_AGAIN_MS)
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _ask_where(self) -> None:
        dialog = HistoryExport(self.shown, self)
        dialog.named.connect(self.export_to)
        dialog.open()

    def _timer(self, length_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length_ms)
        timer.timeout.connect(action)
        return timer

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = (self.range_bar, self.selector, self.card, self.cards)
        whole.addWidget(HistoryBody(self._theme, *parts))
        self._fit()

    def _connect(self) -> None:
        self._theme.changed.connect(self._fit)
        self.selector.selection_changed.connect(self._chosen_by_user)
        self.range_bar.range_changed.connect(self._range_chosen)
        self.range_bar.compare.chosen.connect(lambda _against: self._soon.start())
        self.range_bar.view_changed.connect(self.card.set_view)
        self.range_bar.export_requested.connect(self._ask_where)
        self.range_bar.sensors_toggled.connect(self._toggle_selector)
        self.range_bar.coverage_wanted.connect(self._fetch_dots)
        self.card.bucket_activated.connect(self.drill_down)
        self.card.action_requested.connect(self._act)
        self.card.charts.coverage_legend.repair_requested.connect(self.repair)
        self.card.charts.correction_requested.connect(self._correct)
        events = self._services.events
        events.entities_changed.connect(self._offer_entities)
        events.statistics_stored.connect(self._something_stored)
        events.gap_repaired.connect(self._something_stored)
        events.readings_stored.connect(self._something_stored)
        events.progress_changed.connect(lambda to: None if to.total else self._something_stored())

    def _add_shortcuts(self) -> None:
        actions: dict[str, Callable[[], object]] = {
            "Ctrl+T": self._turn_view,
            "Ctrl+E": self._ask_where,
            "Ctrl+F": self._search,
            "Ctrl+B": self._toggle_selector,
            "Alt+Left": lambda: self.range_bar.step(-1),
            "Alt+Right": lambda: self.range_bar.step(1),
        }
        add_shortcuts(self, actions)

    def _search(self) -> None:
        self.selector.show()
        self.selector.search.setFocus()

    def _turn_view(self) -> None:
        self.set_view("table" if self.range_bar.views.current == "chart" else "chart")
