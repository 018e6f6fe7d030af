"""Text of the kinds the style sheet knows, and text that ends in … where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str, kind: str, parent: QWidget | None = None) -> QLabel:
    """A label of a kind of ``style_sheet``, plain text."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("kind", kind)
    return result


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget another kind and style it again."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that is cut with … and then carries its whole text as tooltip."""

    def __init__(self, text: str = "", kind: str = "secondary", parent: QWidget | None = None):
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show a text; long ones are cut when painted."""
        if text != self.text():
            super().setText(text)
            self._set_tooltip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _set_tooltip(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")


class FittingLabel(ElidedLabel):
    """The longest of several wordings that has room; ``text`` is the longest of all."""

    def set_wordings(self, wordings: Sequence[str]) -> None:
        """Wordings of the same, the longest first."""
        self.setText(wordings[0])
        self._shorter = list(wordings[1:])
        self._set_tooltip()
        self.update()

    def setText(self, text: str) -> None:
        """Show a text that has no shorter wording."""
        self._shorter = ()
        super().setText(text)

    def width_within(self, room: int) -> int:
        """How wide what it shows is where there is this much room."""
        return min(room, self.fontMetrics().horizontalAdvance(self._fitting(room)) + 1)

    def _shown(self) -> str:
        return self._fitting(self.contentsRect().width())

    def _fitting(self, room: int) -> str:
        wordings = [self.text(), *self._shorter]
        fits = (w for w in wordings if self.fontMetrics().horizontalAdvance(w) <= room)
        cut = self.fontMetrics().elidedText(wordings[-1], Qt.TextElideMode.ElideRight, room)
        return next(fits, cut)

    _shorter: Sequence[str] = ()
