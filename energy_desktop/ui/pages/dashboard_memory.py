"""What of the Dashboard's chart is kept over a restart: range, lines, level, chart or table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject, QSettings

from energy_desktop.ui.widgets.power_chart import PowerChart

_RANGE: Final = "dashboard_range"
_HIDDEN: Final = "dashboard_hidden"
_TABLE: Final = "dashboard_table"
_LEVEL: Final = "dashboard_level"


class DashboardMemory(QObject):
    """Shows what was chosen last, and keeps what is chosen from then on."""

    def __init__(self, chart: PowerChart, store: QSettings) -> None:
        super().__init__(chart)
        self._store = store
        chart.ranges.set_current(str(store.value(_RANGE, chart.range_key)))
        chart.set_hidden(filter(None, str(store.value(_HIDDEN, "")).split(" ")))
        chart.set_table(store.value(_TABLE, "no") == "yes")
        chart.want_level(store.value(_LEVEL, "no") == "yes")
        chart.level_chosen.connect(self._keep_level)
        chart.range_chosen.connect(self._keep_range)
        chart.hidden_changed.connect(self._keep_hidden)
        chart.table_chosen.connect(self._keep_table)

    def _keep_range(self, key: str) -> None:
        self._store.setValue(_RANGE, key)

    def _keep_hidden(self, keys: Collection[str]) -> None:
        self._store.setValue(_HIDDEN, " ".join(sorted(keys)))

    def _keep_table(self, is_table: bool) -> None:
        self._store.setValue(_TABLE, "yes" if is_table else "no")

    def _keep_level(self, is_wanted: bool) -> None:
        self._store.setValue(_LEVEL, "yes" if is_wanted else "no")
