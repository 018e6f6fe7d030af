"""Where figures come from: the word, the icon and the pattern of each kind; never colour alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme, mix

_WORDS: Final = {
    "live": str(QT_TRANSLATE_NOOP("provenance", "Recorded live")),
    "repaired": str(QT_TRANSLATE_NOOP("provenance", "From Home Assistant’s history")),
    "hourly": str(QT_TRANSLATE_NOOP("provenance", "Hourly statistics only")),
    "estimated": str(QT_TRANSLATE_NOOP("provenance", "Estimated")),
    "manual": str(QT_TRANSLATE_NOOP("provenance", "Corrected by you")),
    "missing": str(QT_TRANSLATE_NOOP("provenance", "Missing")),
    "partly": str(QT_TRANSLATE_NOOP("provenance", "Partly missing")),
    "down": str(QT_TRANSLATE_NOOP("provenance", "Missing: Home Assistant was down")),
    "paused": str(QT_TRANSLATE_NOOP("provenance", "Missing: recording was paused")),
}
_NOTES: Final = {
    "hourly": str(QT_TRANSLATE_NOOP("provenance", "The shape within the hour is not known.")),
    "estimated": str(
        QT_TRANSLATE_NOOP("provenance", "The total is known, the times are not; or from power.")
    ),
    "manual": str(QT_TRANSLATE_NOOP("provenance", "A change in it does not count as recorded.")),
    "live": str(QT_TRANSLATE_NOOP("provenance", "Every change, as it happened.")),
    "repaired": str(
        QT_TRANSLATE_NOOP(
            "provenance",
            "Fetched later, as at the first start or after a gap: states or 5-minute statistics.",
        )
    ),
}
ICONS: Final = {
    "live": "check",
    "repaired": "wrench-check-outline",
    "hourly": "table-clock",
    "estimated": "progress-clock",
    "manual": "pencil-outline",
    "missing": "alert-circle-outline",
    "partly": "alert-circle-outline",
    "down": "alert-circle-outline",
    "paused": "alert-circle-outline",
}
ABSENT: Final = frozenset({"missing", "down", "paused"})


def provenance_word(kind: str) -> str:
    """The words for a kind; empty for none."""
    return translate("provenance", _WORDS[kind]) if kind in _WORDS else ""


def explained(kind: str) -> str:
    """The word, and below it what it means."""
    return "\n".join(filter(None, (provenance_word(kind), provenance_note(kind))))


def provenance_note(kind: str) -> str:
    """What a kind means for the reader, where it is not plain."""
    return translate("provenance", _NOTES[kind]) if kind in _NOTES else ""


def paint_provenance(painter: QPainter, rect: QRectF, kind: str, theme: Theme) -> None:
    """Fill ``rect`` with the pattern of a kind: solid, vertical lines, dots or diagonal hatch."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    if kind in ABSENT:
        painter.fillRect(rect, theme.color("err_bg"))
        _diagonals(painter, rect, theme)
    elif kind == "hourly":
        painter.fillRect(rect, theme.color("sel"))
        painter.fillRect(rect, QBrush(theme.color("strong"), Qt.BrushStyle.Dense6Pattern))
    elif kind == "repaired":
        painter.fillRect(rect, mix(theme.tokens.info, theme.tokens.surface, 0.78))
        _verticals(painter, rect, theme)
    elif kind == "estimated":
        painter.fillRect(rect, theme.color("sel"))
        painter.fillRect(rect, QBrush(theme.color("strong"), Qt.BrushStyle.FDiagPattern))
    else:
        painter.fillRect(rect, mix(theme.tokens.ok, theme.tokens.surface, 0.78))
    painter.restore()


def _diagonals(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("err"), 1.2))
    step, height = 6.0, rect.height()
    x = rect.left() - height
    while x < rect.right():
        # Cut here: a drawing (SVG) knows no clipping.
        left, right = max(x, rect.left()), min(x + height, rect.right())
        begin = QPointF(left, rect.bottom() - (left - x))
        painter.drawLine(begin, QPointF(right, rect.bottom() - (right - x)))
        x += step


def _verticals(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.color("surface"), 1.4))
    x = rect.left() + 6
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        x += 7
