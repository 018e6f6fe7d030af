"""The chart card as a picture: title, charts with their legends, strip and what its patterns mean.

All of it is there, also what has to be scrolled to in the window, in the theme and with the part
of the range that is on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMargins,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.pages.history_card import HistoryCard
from energy_desktop.ui.pages.history_provenances import Provenances, known_kinds
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_words import missing_summary, range_title
from energy_desktop.ui.theme import FAMILY, Theme

RATIO = 2
_FAMILY = f'font-family="{FAMILY}"'
_FAMILIES = f'font-family="{FAMILY}, Segoe UI, Helvetica Neue, Arial, sans-serif"'
_TEXT = re.compile(
    r'(?P<tag><text [^>]*font-size="(?P<size>\d+)" font-weight="(?P<weight>\d+)"[^>]*?)\s*>'
    r"(?P<words>[^<]*)</text>"
)
_MARGIN_PX = 16
_BETWEEN_PX = 10
_TITLE_PX = 30
_ROW_PX = 22


class CardPicture:
    """What the card draws of ``data``, to be painted at any scale."""

    def __init__(self, theme: Theme, card: HistoryCard, data: HistoryData) -> None:
        self._theme, self._data, self._card = theme, data, card
        card.charts.grab()  # lays out what was never shown
        charts = card.charts
        self._parts: list[QWidget] = [*charts.panels, charts.strip]
        self._tools = [panel.tool for panel in charts.panels]
        self._words = [range_title(data.shown), getattr(data.zone, "key", "")]
        missing = missing_summary(data.coverage, data.zone)
        self._legend = Provenances(theme, known_kinds(charts.strip.kinds, data), missing)
        px = theme.px
        self._width = max(part.width() for part in self._parts) + 2 * px(_MARGIN_PX)

    @property
    def size(self) -> QSize:
        """In pixels of the window."""
        px = self._theme.px
        inside = self._width - 2 * px(_MARGIN_PX)
        parts = sum(part.height() + px(_BETWEEN_PX) for part in self._parts)
        title = px(_TITLE_PX) + (px(_ROW_PX) if self._compared else 0)
        height = title + parts + self._legend.height(inside) + 2 * px(_MARGIN_PX)
        return QSize(self._width, height)

    def paint(self, painter: QPainter) -> None:
        """From the upper left corner on."""
        px, theme = self._theme.px, self._theme
        painter.fillRect(QRect(QPoint(), self.size), theme.color("surface"))
        area = QRect(QPoint(), self.size).marginsRemoved(QMargins(*[px(_MARGIN_PX)] * 4))
        top = self._paint_title(painter, area)
        unpainted = _Unpainted(self._tools)
        for part in self._parts:
            painter.save()
            painter.translate(area.left(), top)
            part.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
            painter.restore()
            top += part.height() + px(_BETWEEN_PX)
        unpainted.end()
        self._legend.paint(painter, QPoint(area.left(), top), area.width())

    @property
    def _compared(self) -> str:
        return self._card.compared.text()

    def _paint_title(self, painter: QPainter, area: QRect) -> int:
        px, theme = self._theme.px, self._theme
        row = QRect(area.left(), area.top(), area.width(), px(_ROW_PX))
        for words, size, ink, align in zip(
            self._words, (15, 12.5), ("ink", "ink2"),
            (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True,
        ):  # fmt: skip
            painter.setFont(theme.font(size, 600 if ink == "ink" else 400))
            painter.setPen(theme.color(ink))
            painter.drawText(row, align | Qt.AlignmentFlag.AlignVCenter, words)
        top = area.top() + px(_TITLE_PX)
        if self._compared:
            row.moveTop(top - px(6))
            painter.setFont(theme.font(12.5))
            painter.setPen(theme.color("ink2"))
            elided = painter.fontMetrics().elidedText(
                self._compared, Qt.TextElideMode.ElideRight, row.width()
            )
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, elided)
            top += px(_ROW_PX)
        return top

    def image(self) -> QImage:
        """With twice as many pixels each way as on the screen."""
        image = QImage(self.size * RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(RATIO)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """As a drawing, its text as text."""
        from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - loaded when it is wanted

        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setTitle(" · ".join(filter(None, self._words)))
        generator.setResolution(self._card.logicalDpiX())
        generator.setSize(self.size)
        generator.setViewBox(QRect(QPoint(), self.size))
        painter = QPainter(generator)
        self.paint(painter)
        painter.end()
        buffer.close()
        return as_wide_as_drawn(bytes(content.data()).decode()).encode()


class _Unpainted(QObject):
    """Keeps widgets from being painted, which changes no layout and no focus as hiding would."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._widgets = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends an event of painting."""
        return event.type() is QEvent.Type.Paint or super().eventFilter(watched, event)

    def end(self) -> None:
        """They are painted again."""
        for widget in self._widgets:
            widget.removeEventFilter(self)


def as_wide_as_drawn(svg: str) -> str:
    """Texts keep the width they have in Inter: another font, where that lacks, is fitted in."""
    return _TEXT.sub(_with_width, svg).replace(_FAMILY, _FAMILIES)


def _with_width(found: re.Match[str]) -> str:
    font = QFont(FAMILY)
    font.setPixelSize(int(found["size"]))
    font.setWeight(QFont.Weight(int(found["weight"])))
    font.setFeature(QFont.Tag("tnum"), 1)
    width = QFontMetricsF(font).horizontalAdvance(unescape(found["words"]))
    fitted = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f"{found['tag']}{fitted}>{found['words']}</text>"


def png(image: QImage) -> bytes:
    """The content of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
