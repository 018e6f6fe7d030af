"""The page History: any range, any sensors, as bars, lines, table and file, and how we know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from energy_desktop.models import ConnectionPhase, Progress, Role, utc_now
from energy_desktop.periods import local_date
from energy_desktop.services.compare import Against
from energy_desktop.ui.languages import error_words
from energy_desktop.ui.outcome import Outcome
from energy_desktop.ui.pages.correction_dialog import Asked, CorrectionDialog
from energy_desktop.ui.pages.history_body import HistoryBody
from energy_desktop.ui.pages.history_bookmark_menu import BookmarkMenu
from energy_desktop.ui.pages.history_card import HistoryCard
from energy_desktop.ui.pages.history_cards import RangeCards
from energy_desktop.ui.pages.history_compare_choice import CompareChoice
from energy_desktop.ui.pages.history_compare_words import beside_word
from energy_desktop.ui.pages.history_dots import CoverageDots
from energy_desktop.ui.pages.history_exact import ExactRange
from energy_desktop.ui.pages.history_keys import act_on_key, add_history_shortcuts
from energy_desktop.ui.pages.history_last import LastView
from energy_desktop.ui.pages.history_output import HistoryOutput
from energy_desktop.ui.pages.history_query import HistoryData, default_selection, fetch
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.pages.history_range_bar import RangeBar
from energy_desktop.ui.pages.history_repair import HistoryRepair
from energy_desktop.ui.pages.history_stacking import Stacking
from energy_desktop.ui.pages.history_words import range_meanings, range_totals
from energy_desktop.ui.pages.history_zoom import HistoryZoom
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.entity_selector import EntitySelector
from energy_desktop.ui.widgets.roles import hues

if TYPE_CHECKING:
    from energy_desktop.services import Services

_AGAIN_MS = 30_000
_SOON_AGAIN_MS = 3_000
_TOGETHER_MS = 60
_FILLED_MS = 1_000


class HistoryPage(Page):
    """Shows what was measured. It asks when range or sensors change, and while it is visible anew
    every 30 s at most once something new was stored, at once where that may be what is missing.
    ``store`` keeps what it compares with, bookmarks, and folder and kind of the last export."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        clock: Callable[[], datetime] = utc_now,
        store: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self._clock = clock
        self._tasks = Tasks(self)
        self._data: HistoryData | None = None
        self._came_from: list[HistoryRange] = []
        self.is_default = True
        self._is_stale = True
        self._has_news = False
        self.selector = EntitySelector(theme)
        self.range_bar = RangeBar(theme, self._local_now)
        self.compare = CompareChoice(theme, self.range_bar.compare, self._today, store)
        self.card = HistoryCard(theme)
        self.zoom = HistoryZoom(services, self._tasks, self.card.charts, lambda: self.shown)
        legend = self.card.charts.coverage_legend
        self._repairs = HistoryRepair(services, self._tasks, legend, self.refresh, self.tell_news)
        self.stacking = Stacking(self.card.charts, store)
        self.cards = RangeCards(theme)
        self.output = HistoryOutput(theme, self.card, self.range_bar.export, self._tasks, store)
        self.bookmarks = BookmarkMenu(theme, services.entities, self, self._local_now, store)
        self._dots = CoverageDots(services, self._tasks, clock, self._show_dots)
        self._soon = single_shot(self, _TOGETHER_MS, self.refresh)
        self._again = single_shot(self, _AGAIN_MS, self._refresh_if_visible)
        self._filled = single_shot(self, _FILLED_MS, self._show_filled)
        self._lay_out(store)
        self._connect()
        add_history_shortcuts(self, self._body.toggle_selector)
        self._offer_entities()
        if store is not None:
            LastView(self, self.bookmarks, services.entities, self._local_now, store)

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
        return self.compare.against

    @property
    def data(self) -> HistoryData | None:
        """What is drawn, None before the first answer."""
        return self._data

    def is_ready(self) -> bool:
        """Whether the newest question has been answered and drawn."""
        is_asking = self._soon.isActive() or self.zoom.is_moving or self._tasks.is_running
        is_asking = is_asking or self.card.charts.is_moving
        return not is_asking and (self._data is not None or self.card.is_saying)

    def refresh(self) -> None:
        """Ask for everything again; where no event loop runs yet, as soon as the page is shown."""
        self._soon.stop()
        self.zoom.finish()
        offered, selection = self._services.entities.shown(), set(self.selector.selection)
        chosen = [e for e in offered if e.entity_id in selection]
        if not chosen:
            self._tasks.cancel("fetch")
            self._say_nothing_chosen()
            return
        colors = hues(offered)
        self.compare.follow(self.shown)
        self.card.set_loading()
        beside = (self.against, self.compare.other(self.shown))
        task = self._tasks.start(
            fetch(self._services, self.shown, chosen, colors, self._clock(), *beside),
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
        self._came_from.clear()
        self.set_range(around(Span.DAY, self._today()))

    def choose_sensors(self, entity_ids: Sequence[str]) -> None:
        """Show these, as if the user had ticked them."""
        self.selector.set_selection(entity_ids)
        self._chosen_by_user()

    def set_range(self, shown: HistoryRange) -> None:
        """Show another range."""
        self.zoom.stop()
        self.range_bar.set_range(shown)
        self._soon.start()

    def drill_down(self, start: datetime) -> None:
        """Open the bar that begins at ``start``; Backspace comes back."""
        if self._data is None or self._data.shown != self.shown:
            return  # the bars are those of a range that is left already
        inside = self.shown.drilled(start, self._services.live.zone)
        if inside is not None:
            self._came_from.append(self.shown)
            self.zoom.show_part(inside)
            self.set_range(inside)

    def compare_with(self, against: Against, other: date | None = None) -> None:
        """Compare with another time (ANOTHER: the days from ``other``), or with nothing."""
        self.compare.choose(against, self.shown, other)

    def go_up(self, *, with_cursor: bool = False) -> None:
        """Back to where one came from, else one level up; the cursor, where it is wanted, then is
        on what was left."""
        self.zoom.finish()
        above = self._came_from.pop() if self._came_from else self.range_bar.above()
        if above is not None:
            if with_cursor:
                self.zoom.put_cursor(above, self.shown)
            if isinstance(self.shown, ExactRange):
                self.zoom.show(above)
            self.set_range(above)

    def _zoom_to(self, inside: HistoryRange) -> None:
        if not isinstance(self.shown, ExactRange):
            self._came_from.append(self.shown)
        self.range_bar.set_range(inside)

    def set_view(self, view: str) -> None:
        """``chart`` or ``table``."""
        self.range_bar.views.set_current(view)
        self.card.set_view(view)

    def repair(self) -> None:
        """Ask Home Assistant again for what is missing in what is shown."""
        self._repairs.ask(self.selector.selection, *self.shown.bounds(self._services.live.zone))

    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of the last export and the last repair, as long as it is said."""
        return {**self.output.outcomes, **self._repairs.outcomes}

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say it again."""
        self.output.say_outcomes(outcomes)
        self._repairs.say_outcomes(outcomes)

    def tell_news(self) -> None:
        """Something has ended; said again once the page is shown, where it is not."""
        if not self.isVisible():
            self._has_news = True
            self.news.emit(True)

    def _correct(self, asked: Asked) -> None:
        CorrectionDialog(self._services, self._theme, asked, self).open()

    def showEvent(self, event: QShowEvent) -> None:
        """What became stale while hidden is asked for, and what was said unseen is said again."""
        super().showEvent(event)
        if self._has_news:
            self._has_news = False
            self.news.emit(False)
            self.say_outcomes(self.outcomes())
        if self._is_stale:
            self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Backspace, only while chart or table has the focus."""
        if not act_on_key(self, event):
            super().keyPressEvent(event)

    def _today(self) -> date:
        return self._local_now().date()

    def _local_now(self) -> datetime:
        return self._clock().astimezone(self._services.live.zone)

    def _offer_entities(self) -> None:
        tracked = self._services.entities.shown()
        self.selector.set_entities(tracked)
        if self.is_default:
            self.selector.set_selection(default_selection(tracked))
            self.is_default = True
        self._soon.start()

    def _chosen_by_user(self) -> None:
        self.is_default = False
        self._soon.start()

    def _range_chosen(self, chosen: HistoryRange) -> None:
        self.zoom.stop()
        self.range_bar.set_range(chosen.until(self._clock()))
        self.zoom.show_part(self.shown)
        self._came_from.clear()
        self.output.notice.dismiss()
        self._soon.start()

    def _show_data(self, data: HistoryData) -> None:
        self._data = self.output.data = data
        self._dots.oldest = data.oldest
        is_live = self._services.home_assistant.state.phase is ConnectionPhase.LIVE
        is_soon = data.is_empty or (is_live and data.lacks_end)
        self._again.start(_SOON_AGAIN_MS if is_soon else _AGAIN_MS)
        columns = (*data.meters.columns, *data.measurements.columns)
        self.selector.set_totals(range_totals(columns), range_meanings(columns))
        self.cards.set_figures(data.figures, data.shown.days)
        if data.compared is not None:
            name, is_later = beside_word(data.compared), data.compared.is_later
            then = data.earlier_figures
            self.cards.set_comparison(data.figures, then, name, is_later=is_later)
        if data.is_empty and not isinstance(data.shown, ExactRange):
            self.card.say_empty(data, self._names())
        else:
            self.card.set_data(data, self.shown)
            self.zoom.fetch_around(data, self._services.entities.shown())
        self.header_changed.emit()

    def _show_error(self, error: Exception) -> None:
        self._again.start(_AGAIN_MS)
        self.card.say_error(self.tr("This could not be read"), error_words(error))
        self.cards.set_error(self.tr("could not be read"))

    def _say_nothing_chosen(self) -> None:
        self.cards.hide()
        if self._services.entities.tracked():
            self.card.say_nothing_chosen()
        else:
            self.card.say_nothing_recorded()

    def _names(self) -> list[str]:
        found = (self._services.entities.get(key) for key in self.selector.selection)
        return [entity.friendly_name for entity in found if entity is not None]

    @property
    def _oldest(self) -> datetime | None:
        return self._data.oldest if self._data else None

    def _act(self, key: str) -> None:
        if key == "sensors":
            self.page_requested.emit("settings", "sensors")
        elif key == "first" and self._data and self._data.begun:
            self.range_bar.go_to(local_date(self._data.begun, self._services.live.zone))
        else:
            self.refresh()

    def _ask_other(self) -> None:
        zone, oldest = self._services.live.zone, self._oldest
        self.compare.ask(self.shown, None if oldest is None else local_date(oldest, zone))

    def _show_dots(self, kinds: Mapping[date, str]) -> None:
        self.range_bar.set_coverage(kinds)
        self.compare.set_coverage(kinds)

    def _something_stored(self) -> None:
        if not self._again.isActive():
            self._refresh_if_visible()

    def _past_stored(self) -> None:
        self._something_stored()
        if self._lacks_something and not self._filled.isActive():  # it comes in many pieces
            self._filled.start()

    def _show_filled(self) -> None:
        if self._tasks.is_running:
            self._filled.start()
        elif self._lacks_something:
            self._is_stale = not self.isVisible()
            if not self._is_stale:
                self.refresh()

    @property
    def _lacks_something(self) -> bool:
        return self._data is not None and self._data.lacks_something

    def _progressed(self, progress: Progress) -> None:
        if not progress.total:
            self._something_stored()

    def _refresh_if_visible(self) -> None:
        if not self.shown.contains(self._today()):
            return
        if self._tasks.is_running:  # what is asked now is shown first, however long it takes
            self._again.start(_AGAIN_MS)
            return
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def _lay_out(self, store: QSettings | None) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = (self.range_bar, self.selector, self.card, self.cards)
        self._body = HistoryBody(self._theme, *parts, store)
        self.scroll_with(self._body)
        whole.addWidget(self._body)

    def _connect(self) -> None:
        self.selector.selection_changed.connect(self._chosen_by_user)
        self.range_bar.range_changed.connect(self._range_chosen)
        self.range_bar.compare.another_wanted.connect(self._ask_other)
        self.compare.changed.connect(self._soon.start)
        self.bookmarks.opened.connect(self.output.notice.warn)
        self.output.ended.connect(self.tell_news)
        self.compare.coverage_wanted.connect(self._dots.fetch)
        self.range_bar.view_changed.connect(self.card.set_view)
        self.range_bar.sensors_toggled.connect(self._body.toggle_selector)
        self.range_bar.coverage_wanted.connect(self._dots.fetch)
        self.card.bucket_activated.connect(self.drill_down)
        self.zoom.moved.connect(self._zoom_to)
        self.zoom.settled.connect(self.refresh)
        self.zoom.reset.connect(self.go_up)
        self.card.action_requested.connect(self._act)
        self.card.charts.coverage_legend.repair_requested.connect(self.repair)
        self.card.charts.correction_requested.connect(self._correct)
        events = self._services.events
        events.entities_changed.connect(self._offer_entities)
        events.readings_stored.connect(self._something_stored)
        for fetched in (events.statistics_stored, events.gap_repaired):
            fetched.connect(self._past_stored)
        events.progress_changed.connect(self._progressed)
