"""The Dashboard: what flows now, the last hours, and today against yesterday."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent, Qt

from energy_desktop import periods
from energy_desktop.models import Period, Progress, Role, utc_now
from energy_desktop.services.sources import sources
from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words
from energy_desktop.ui.pages import today_texts
from energy_desktop.ui.pages.dashboard_data import (
    ROLE_OF,
    ChartData,
    HourData,
    TodayData,
    chart_data,
    hour_data,
    parts,
    today_data,
)
from energy_desktop.ui.pages.dashboard_layout import DashboardLayout
from energy_desktop.ui.pages.dashboard_memory import DashboardMemory
from energy_desktop.ui.pages.days_data import Consumers, consumers_data, heat_data
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.pages.tile_texts import Moment, battery_full_at, is_stale, known_until
from energy_desktop.ui.pages.tiles import Tiles
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.widgets.heat_map import HeatDay
from energy_desktop.ui.widgets.live_lines import Line

if TYPE_CHECKING:
    from energy_desktop.events import ReadingsStored
    from energy_desktop.services import Services
    from energy_desktop.services.live import PowerNow
    from energy_desktop.services.statistics import DayFigures
    from energy_desktop.ui.theme import Theme

_log = logging.getLogger(__name__)
_POINTS_PX = 2
_MOST_POINTS = 4000
_TODAY_EVERY_MS = 60_000
_SETTLE_MS = 3_000
_SLOW_MS = 150
_OLD_READING = timedelta(minutes=1)


class DashboardPage(Page):
    """Asks services when shown and when data of the past arrives; lives on events in between."""

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
        self._hour = HourData({}, Line(), None)
        self._answered: set[str] = set()
        self._is_connected = True
        self._heat_hour: datetime | None = None
        self._layout = DashboardLayout(self, services, theme, clock)
        self.chart = self._layout.chart
        self.today = self._layout.today
        self.flow = self._layout.flow
        self.days = self._layout.days
        self.tiles = Tiles(services, theme, self._layout.tile_grid)
        if store is not None:
            DashboardMemory(self.chart, store)
        self._timers()
        self._connect()
        self._show_now()

    @property
    def title(self) -> str:
        return self.tr("Dashboard")

    @property
    def subtitle(self) -> str:
        zone = self._services.live.zone
        return f"{formats.long_date(self._clock(), zone)} · {zone.key}"

    def is_ready(self) -> bool:
        if not self.tiles.keys:
            return True
        has_answers = {"hour", "chart", "today"} <= self._answered
        return has_answers and not self._tasks.is_running and self.chart.plot.paints > 0

    def refresh(self) -> None:
        self._ask_hour()
        self._ask_chart()
        self._ask_today()
        self._ask_heat()

    def set_awake(self, is_awake: bool) -> None:
        """Whether the window can be seen; asleep, nothing is painted or asked."""
        self.chart.set_awake(is_awake)
        if is_awake and self.isVisible():
            self._show_now()
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_now()
        self.refresh()
        self._today_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for timer in (self._today_timer, self._settle, self._slow):
            timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.fit(self.window().width() / self._theme.scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chart.set_paused(not self.chart.is_paused)
        elif (
            event.key() == Qt.Key.Key_T and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.chart.set_table(not self.chart.is_table)
        else:
            super().keyPressEvent(event)

    def _timers(self) -> None:
        self._today_timer = QTimer(self, interval=_TODAY_EVERY_MS)
        self._today_timer.timeout.connect(self._minute_passed)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._settled)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._slow.timeout.connect(lambda: self.chart.set_state("loading"))

    def _connect(self) -> None:
        events = self._services.events
        events.values_changed.connect(self._values_changed)
        events.connection_changed.connect(self._connection_changed)
        events.entities_changed.connect(self._entities_changed)
        events.readings_stored.connect(self._readings_stored)
        events.statistics_stored.connect(self._refresh_soon)
        events.gap_repaired.connect(self._refresh_soon)
        events.progress_changed.connect(self._progressed)
        events.settings_changed.connect(self._settings_changed)
        self.chart.range_chosen.connect(lambda _key: self._ask_chart())
        self.chart.retry.connect(self._ask_chart)
        self.chart.sensors_wanted.connect(self._choose_sensors)
        self._layout.empty.acted.connect(self._choose_sensors)
        self._layout.flow_panel.acted.connect(self._ask_today)
        self.days.opened.connect(lambda id_: self.page_requested.emit("history", id_))
        self.days.retry.connect(self._ask_today)
        self.days.retry.connect(self._ask_heat)
        self.tiles.asked.connect(lambda target: self.page_requested.emit("history", target))
        for key, card in self.today.cards.items():
            card.set_opens()
            card.clicked.connect(lambda key=key: self._open_figure(key))

    # What happens

    def _values_changed(self, _values: object) -> None:
        if self._can_be_seen():
            self._grow()
            self._show_now()

    def _connection_changed(self, _state: object) -> None:
        was_connected = self._is_connected
        self._show_now()
        if self._is_connected and not was_connected and self._can_be_seen():
            self.refresh()

    def _entities_changed(self, _entities: object) -> None:
        self._show_now()
        self._refresh_soon()

    def _readings_stored(self, stored: ReadingsStored) -> None:
        newest_live_us = (self._clock() - _OLD_READING).timestamp() * 1e6
        if stored.first_us < newest_live_us:
            self._refresh_soon()

    def _progressed(self, progress: Progress) -> None:
        """Once all of the past is fetched nothing is worth waiting for."""
        if progress.total:
            return
        self._heat_hour = None
        if self._can_be_seen():
            self._settle.stop()
            self.refresh()

    def _settings_changed(self, keys: frozenset[str]) -> None:
        if "time_zone" in keys:
            self.header_changed.emit()
            self._show_now()
            self._refresh_soon()

    def _minute_passed(self) -> None:
        self.header_changed.emit()
        if self._can_be_seen():
            self._ask_hour()
            self._ask_today()
            self._ask_heat()
            self._trim_chart()

    def _choose_sensors(self) -> None:
        self.page_requested.emit("settings", "sensors")

    def _open_figure(self, key: str) -> None:
        target = {"solar": Role.SOLAR_ENERGY, "import": Role.GRID_IMPORT,
                  "export": Role.GRID_EXPORT}.get(key)  # fmt: skip
        counting = sources(self._services.entities, target) if target else ()
        if any(source.side for source in counting):
            self.page_requested.emit("history", [s.entity.entity_id for s in counting])
        else:
            self.page_requested.emit("history", target)

    # Asking

    def _refresh_soon(self) -> None:
        if not self._can_be_seen():
            self._heat_hour = None  # asked for once it is seen again
        elif not self._settle.isActive():
            self._settle.start()

    def _settled(self) -> None:
        if self._tasks.is_running:  # what is asked now is shown first, however long it takes
            self._settle.start()
        else:
            self._heat_hour = None
            self.refresh()

    def _ask_chart(self) -> None:
        points = min(_MOST_POINTS, _POINTS_PX * max(300, self.chart.plot.width()))
        length_s = self.chart.span()[1]
        self._slow.start()
        question = chart_data(self._services, self._clock(), length_s, points)
        self._ask("chart", question, self._show_chart, self._chart_failed)

    def _ask_hour(self) -> None:
        question = hour_data(self._services, self._clock(), self.tiles.device_ids)
        self._ask("hour", question, self._show_hour, self._hour_failed)

    def _ask_today(self) -> None:
        question = today_data(self._services, self._clock())
        self._ask("today", question, self._show_today, self._today_failed)

    def _ask_consumers(self, figures: DayFigures) -> None:
        """At the moment of the figures, so that all totals of today fit together."""
        question = consumers_data(self._services, figures.until, figures.home_kwh.value)
        self._ask("consumers", question, self._show_consumers, self._consumers_failed)

    def _ask_heat(self) -> None:
        """Only when one more hour has passed, or the past changed."""
        now = self._clock()
        hour = periods.floor(Period.HOUR, now, self._services.live.zone)
        if hour != self._heat_hour:
            self._ask("heat", heat_data(self._services, now), self._show_heat, self._heat_failed)

    def _ask(
        self,
        key: str,
        question: Coroutine[Any, Any, Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        def done(answer: object) -> None:
            self._answered.add(key)
            on_done(answer)

        def failed(error: Exception) -> None:
            self._answered.add(key)
            on_error(error)

        self._tasks.start(question, done, failed, key=key)

    # Showing

    def _show_now(self) -> None:
        services = self._services
        now = services.live.now()
        connection = services.home_assistant.state
        self._is_connected = not is_stale(connection)
        keys = parts(services, now)
        self._layout.show_empty(not keys)
        full_s = battery_full_at(self._hour.level, self._clock().timestamp())
        full_at = None if full_s is None else datetime.fromtimestamp(full_s, services.live.zone)
        hour = self._hour
        moment = Moment(
            now, connection, services.live.zone, hour.solar_peak, full_at, hour.knows_day
        )
        if self.tiles.show(keys, moment):
            self._layout.place_tiles(self.tiles.shown())
        self.today.set_parts(
            has_solar=bool(sources(services.entities, Role.SOLAR_ENERGY)),
            has_grid=bool(sources(services.entities, Role.GRID_IMPORT)),
        )
        self.chart.set_live(known_until(connection, now), services.live.zone)

    def _grow(self) -> None:
        now = self._services.live.now()
        if now.at is None or not self._is_connected:
            return
        values_w = _powers(now)
        self.tiles.grow(now.at, values_w)
        self.chart.append(now.at, {key: value / 1000 for key, value in values_w.items()})
        level = now.battery_percent
        self.chart.append_level(now.at, math.nan if level is None else level)

    def _show_chart(self, data: ChartData) -> None:
        self._slow.stop()
        self.chart.set_gaps(data.gaps)
        self.chart.set_origins(data.origins)
        self.chart.set_lines(data.lines)
        self.chart.set_level(data.level)
        self._layout.order_tabs()

    def _chart_failed(self, error: Exception) -> None:
        self._slow.stop()
        self.chart.set_state("error", error_words(error))

    def _show_hour(self, data: HourData) -> None:
        self._hour = data
        self.tiles.set_lines(data.lines)
        self._show_now()

    def _hour_failed(self, _error: Exception) -> None:
        self.tiles.set_lines({})  # what is known now is shown on

    def _show_today(self, data: TodayData) -> None:
        self.today.cards["solar"].explain(today_texts.kept_at_home(data.kept_solar))
        self.today.show_figures(data.figures, self._services.live.zone, data.silent)
        self.flow.set_ribbons(data.ribbons)
        self._layout.show_flow_state(*today_texts.no_flow(data.silent, data.is_complete))
        self._ask_consumers(data.figures)

    def _today_failed(self, error: Exception) -> None:
        reason = error_words(error)
        self.today.set_state("error", self.tr("Can't be read now"), reason)
        self.flow.set_ribbons(())
        self._layout.show_flow_state(self.tr("The flow can't be shown"), reason, is_error=True)
        self.days.show_consumers_error(reason)

    def _show_heat(self, days: Sequence[HeatDay]) -> None:
        zone = self._services.live.zone
        self._heat_hour = periods.floor(Period.HOUR, self._clock(), zone)
        self.days.show_heat(days, zone)

    def _show_consumers(self, found: Consumers) -> None:
        self.days.show_consumers(found)
        self._layout.order_tabs()

    def _consumers_failed(self, error: Exception) -> None:
        self.days.show_consumers_error(error_words(error))

    def _heat_failed(self, error: Exception) -> None:
        self.days.show_heat_error(error_words(error))

    def _trim_chart(self) -> None:
        if any(len(line.at_s) > _MOST_POINTS for line in self.chart.plot.lines.values()):
            self._ask_chart()

    def _can_be_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()


def _powers(now: PowerNow) -> dict[str, float]:
    values = {key: getattr(now, f"{key}_w") for key in ROLE_OF}
    return {key: math.nan if value is None else value for key, value in values.items()}
