"""How the bars of History stand, as the user chose it, kept over a restart."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings

from energy_desktop.ui.pages.history_charts import HistoryCharts

_KEY = "bars"
_STACKED, _BESIDE = "stacked", "beside"


class Stacking(QObject):
    """``store`` keeps the choice; None: it is forgotten."""

    def __init__(self, charts: HistoryCharts, store: QSettings | None = None) -> None:
        super().__init__(charts)
        self._store = store
        if store is not None:
            charts.set_stacked(store.value(_KEY, _STACKED) != _BESIDE)
        charts.stacked_chosen.connect(self._keep)

    def _keep(self, is_stacked: bool) -> None:
        if self._store is not None:
            self._store.setValue(_KEY, _STACKED if is_stacked else _BESIDE)
