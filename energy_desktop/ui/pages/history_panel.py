"""One chart of History: its title with unit, its legend, and what can be chosen of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.chart_legend import ChartLegend
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import ElidedLabel, label

_CHART_PX = 148
_LEGEND_PX = 260
_LEAST_LEGEND_PX = 120
_TOOL_PX = 26  # and its border


class ChartPanel(QWidget):
    """Title with unit, legend and chart of the columns of one unit.

    ``tool`` is a button at the right, hidden unless there is something to choose.
    """

    def __init__(self, theme: Theme, chart: BucketPlot, tool: IconButton) -> None:
        super().__init__()
        self._theme = theme
        self.chart = chart
        self.tool = tool
        self.title = label("", "card_title")
        self.unit = label("", "secondary")
        self.legend = ChartLegend(theme)
        self.note = ElidedLabel("", "secondary")
        self.words = label("", "secondary")
        self._unit_words = ""
        self._header = QHBoxLayout()
        self._is_below = False
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, title: str, unit: str, note: str) -> None:
        """The row above the chart."""
        self.title.setText(title)
        self._unit_words = unit
        self.unit.setToolTip(unit)
        self.note.setText(note)
        self._fit_note()
        self.chart.setAccessibleName(self.tr("{0}, {1}, chart").format(title, unit))

    def set_legend(self, entries: Sequence[tuple[str, str]], explained: str = "") -> None:
        """Hue and name of each series; ``explained`` in a tooltip."""
        self.legend.set_entries(entries, explained)
        self._fit_note()

    def say(self, words: str) -> None:
        """Words in place of the chart; empty: the chart."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.chart.setVisible(not words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the note, or no longer."""
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        """The note is there where all names have room beside it in one row."""
        self._fit_unit()
        self._place_legend()
        text = self.note.text()
        needed = self.note.fontMetrics().horizontalAdvance(text) + self._theme.px(4)
        words = self.title.sizeHint().width() + self.unit.sizeHint().width()
        room = self.width() - words - 3 * self._header.spacing() - needed - self._tool_width
        self.note.setVisible(bool(text) and room >= self.legend.whole_width)
        self._header.setStretchFactor(self.note, needed)
        if not self._is_below:
            self._header.setStretchFactor(self.legend, max(1, room))
        above = self.legend.sizeHint().height()
        above += self._header.sizeHint().height() + self._column.spacing() if self._is_below else 0
        self.setMinimumHeight(self._theme.px(_CHART_PX) + above)

    def _place_legend(self) -> None:
        """The names have a row of their own where beside the title there is no room for each."""
        taken = self.title.sizeHint().width() + self.unit.sizeHint().width() + self._tool_width
        room = self.width() - taken - 3 * self._header.spacing()
        least = max(self.legend.widest, self._theme.px(_LEAST_LEGEND_PX))
        is_below = room < min(self.legend.whole_width, least)
        if is_below == self._is_below:
            return
        self._is_below = is_below
        self._header.removeWidget(self.legend)
        self._column.removeWidget(self.legend)
        if is_below:
            self._column.insertWidget(1, self.legend)
        else:
            self._header.insertWidget(2, self.legend, 1, Qt.AlignmentFlag.AlignTop)

    def _fit_unit(self) -> None:
        """Only the unit where its words would leave the names no room."""
        words = self.unit.fontMetrics().horizontalAdvance(self._unit_words)
        room = self.width() - self.title.sizeHint().width() - words - 3 * self._header.spacing()
        room -= self._tool_width
        is_short = room < min(self.legend.whole_width, self._theme.px(_LEGEND_PX))
        self.unit.setText(self._unit_words.split(" · ")[0] if is_short else self._unit_words)

    @property
    def _tool_width(self) -> int:
        return 0 if self.tool.isHidden() else self.tool.sizeHint().width() + self._header.spacing()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self.title, self.unit):
            self._header.addWidget(widget, 0, top)
        self._header.addWidget(self.legend, 1, top)
        self._header.addWidget(self.note, 0, top)
        self._header.addWidget(self.tool, 0, top | Qt.AlignmentFlag.AlignRight)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header)
        column.addWidget(self.chart, 1)
        column.addWidget(self.words, 1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.hide()
        self.tool.hide()

    def _restyle(self) -> None:
        self._header.setSpacing(self._theme.px(10))
        for words in (self.title, self.unit, self.note):
            words.setFixedHeight(self._theme.px(22))
        side = f"{self._theme.px(_TOOL_PX)}px"
        self.tool.setStyleSheet(f"min-width: {side}; min-height: {side}; padding: 0;")
        self._fit_note()
