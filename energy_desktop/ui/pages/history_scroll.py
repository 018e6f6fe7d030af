"""What the charts of History scroll in, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class PanelScroll(QScrollArea):
    """Never so low that the first of ``panels`` is cut: then the page scrolls, not this in it."""

    def __init__(self, panels: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__()
        self._panels = panels
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        first = [panel.minimumHeight() for panel in self._panels()[:1]]
        return QSize(least.width(), max([least.height(), *first]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A legend that has wrapped makes its panel taller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
