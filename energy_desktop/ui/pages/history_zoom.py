"""Exploring time in the lines of History: shown at once, asked for when it settles, and what stands
beside it asked for ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from energy_desktop.models import Entity
from energy_desktop.ui.pages.history_charts import HistoryCharts, view_of
from energy_desktop.ui.pages.history_exact import ExactRange, exact
from energy_desktop.ui.pages.history_lines import Around, around
from energy_desktop.ui.pages.history_query import HistoryData, measured
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.roles import hues
from energy_desktop.ui.widgets.time_view import View

if TYPE_CHECKING:
    from energy_desktop.services import Services

SETTLE_MS: Final = 120
TELL_MS: Final = 80
"""Words that change make the window lay itself out; at 60 frames a second nobody reads them."""


class HistoryZoom(QObject):
    """``moved`` carries the range that is seen now, ``settled`` follows once it stands still;
    ``reset`` says that the range before is wanted again."""

    moved = Signal(object)
    settled = Signal()
    reset = Signal()

    def __init__(
        self,
        services: Services,
        tasks: Tasks,
        charts: HistoryCharts,
        shown: Callable[[], HistoryRange],
    ) -> None:
        super().__init__(charts)
        self._services = services
        self._tasks = tasks
        self._charts = charts
        self._shown = shown
        self._seen: HistoryRange | None = None
        self._settling = single_shot(self, SETTLE_MS, self._settle)
        self._telling = single_shot(self, TELL_MS, self._tell)
        charts.view_wanted.connect(self._move)
        charts.view_reset.connect(self._reset)

    @property
    def is_moving(self) -> bool:
        """Whether what is seen has not been asked for yet."""
        return self._settling.isActive()

    def finish(self) -> None:
        """What is seen is the range from now on, whether it stands still or not."""
        if self._seen is not None:
            self._tell()
        self.stop()

    def stop(self) -> None:
        """What is seen is no longer wanted."""
        self._seen = None
        self._settling.stop()
        self._telling.stop()
        self._tasks.cancel("around")

    def show(self, shown: HistoryRange) -> None:
        """Move to a range with what is in hand."""
        self._charts.move_to(view_of(shown, self._services.live.zone))

    def put_cursor(self, shown: HistoryRange, part: HistoryRange) -> None:
        """As soon as a range is shown the cursor is in the middle of a part of it."""
        start, end = part.bounds(self._services.live.zone)
        self._charts.put_cursor(view_of(shown, self._services.live.zone), start + (end - start) / 2)

    def show_part(self, shown: HistoryRange) -> None:
        """Move to a part of what is seen: of another time nothing is in hand."""
        self._tasks.cancel("fetch")
        self._charts.move_into(view_of(shown, self._services.live.zone))

    def fetch_around(self, data: HistoryData, offered: Sequence[Entity]) -> None:
        """Ask for what stands beside the lines that are shown."""
        keys = [column.key for column in data.measurements.columns]
        if not keys:
            return
        chosen = measured([e for e in offered if e.entity_id in keys], hues(offered))
        period = data.measurements.period
        self._tasks.start(
            around(self._services, data.shown, period, chosen, data.now),
            self._show_around,
            lambda _error: None,  # what is shown stays; it is asked for again where one goes
            key="around",
        )

    def _show_around(self, found: Around) -> None:
        self._charts.set_around(found)

    def _move(self, view: View) -> None:
        start, end = (datetime.fromtimestamp(second, UTC) for second in view)
        self._tasks.cancel("fetch")
        self._tasks.cancel("around")
        self._charts.set_view(view)
        self._seen = exact(start, end, self._services.live.zone)
        self._settling.start()
        if not self._telling.isActive():
            self._telling.start()

    def _tell(self) -> None:
        if self._seen is not None:
            self.moved.emit(self._seen)

    def _settle(self) -> None:
        self._tell()
        self.settled.emit()

    def _reset(self) -> None:
        self.finish()
        if isinstance(self._shown(), ExactRange):
            self.reset.emit()
