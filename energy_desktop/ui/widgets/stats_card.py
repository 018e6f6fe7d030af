"""A figure of a range with what it was before: value, two bars, and the change in words."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from energy_desktop.services.compare import LEAST_COMPARED, percent
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.label import ElidedLabel, FittingLabel, label

_MOST_PERCENT: Final = 1000
CardState = Literal["ok", "loading", "stale", "empty", "error"]


def change_text(
    value: float | None,
    previous: float | None,
    unit: str,
    *,
    is_later: bool = False,
    is_signed: bool = False,
) -> str:
    """``▲ 13 %``, in points where the unit is %; a dash where either is not known.

    ``value`` and ``previous`` are in ``unit``. Where a share of ``previous`` would say little it is
    the difference: where that is about nothing, and where both can be below zero (``is_signed``).
    ``is_later``: see ``percent_text``.
    """
    if value is None or previous is None:
        return formats.DASH
    if unit == "%":
        points = round(value) - round(previous)
        size = abs(points)
        words = translate("StatsCard", "%n point(s)", "", size)
        return _directed(points, words, is_later=is_later)
    change = None if is_signed else percent(value, previous, least=LEAST_COMPARED["kWh"])
    if change is None:
        return _apart_text(value - previous, unit, is_later=is_later)
    return compared_text(change, (value, previous), unit, is_later=is_later)


def compared_text(
    change: float | None,
    amounts: tuple[float | None, float | None],
    unit: str,
    *,
    is_later: bool = False,
) -> str:
    """A change in percent, see ``percent_text``; of ten times and more the difference of both
    ``amounts``, now and beside, in ``unit``."""
    value, beside = amounts
    if change is None or value is None or beside is None or abs(change) < _MOST_PERCENT:
        return percent_text(change, is_later=is_later)
    return _apart_text(value - beside, unit, is_later=is_later)


def _apart_text(apart: float, unit: str, *, is_later: bool) -> str:
    return _directed(round(apart, 2), value_with_unit(abs(apart), unit), is_later=is_later)


def percent_text(change: float | None, *, is_later: bool = False) -> str:
    """A change in percent as ``▲ 13 %`` or ``▼ 13 %``; a dash where it is not known.

    Beside a later time arrows could be read as its change: ``13 % more`` or ``13 % less`` than it.
    """
    if change is None:
        return formats.DASH
    return _directed(round(change), formats.percent(abs(change)), is_later=is_later)


def _directed(change: float, size: str, *, is_later: bool) -> str:
    if not is_later or change == 0:
        return _arrow(change) + size
    more = translate("StatsCard", "{0} more")
    less = translate("StatsCard", "{0} less")
    return (more if change > 0 else less).format(size)


def _arrow(change: float) -> str:
    if change == 0:
        return "\N{ALMOST EQUAL TO}\N{NARROW NO-BREAK SPACE}"
    return ("▲" if change > 0 else "▼") + "\N{NARROW NO-BREAK SPACE}"


class CompareBars(QWidget):
    """Two bars from a common zero: now (coloured) above before (grey); below zero to the left."""

    def __init__(self, theme: Theme, fill: str) -> None:
        super().__init__()
        self._theme, self._fill = theme, fill
        self._value, self._previous = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_values(self, value: float | None, previous: float | None, full: float = 0.0) -> None:
        """Both with zero, and with ``full``, take the width."""
        self._value, self._previous = value or 0.0, previous or 0.0
        self._full = full
        self.update()

    _full: float = 0.0

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(11))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        least = min(self._value, self._previous, 0.0)
        most = max(self._value, self._previous, self._full, 0.0)
        if most <= least:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        px = self._theme.px
        bars = ((self._value, self._fill, 0, px(5)), (self._previous, "", px(6) + 1, px(3)))
        for value, color, top, height in bars:
            scale = self.width() / (most - least)
            width = abs(value) * scale
            if width <= 0:
                continue
            painter.setBrush(self._theme.color(color or "strong"))
            painter.setOpacity(1.0 if color else 0.5)
            left = (min(value, 0.0) - least) * scale
            width = max(width, height)
            bar = QRectF(min(left, self.width() - width), top, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)


class StatsCard(Card):
    """Icon and name, a number with unit, its bars, and a line of comparison."""

    clicked = Signal()

    is_signed = False
    """Whether the figure can be below zero."""

    def __init__(self, theme: Theme, name: str, icon_name: str, color: str, fill: str = "") -> None:
        self._icon_name, self._color = icon_name, color
        self._picture = QLabel()
        self.name_label = ElidedLabel(name, "secondary_strong")
        self.value_label = label(formats.DASH, "stat")
        self.unit_label = label("", "stat_unit")
        self.bars = CompareBars(theme, fill or f"{color}_fill")
        self.comparison_label = FittingLabel("", "secondary")
        self.state: CardState = "loading"
        self._explanation = ""
        self._value: float | None = None
        self._unit = ""
        super().__init__(theme)
        self._fill_in()

    def set_value(self, value: float | None, unit: str, until: datetime | None = None) -> None:
        """The figure in ``unit`` (kWh, %, …); % is 0–100. ``until`` is told to screen readers."""
        self._value, self._unit = value, unit
        if unit == "kWh":
            text = formats.energy_value(value)
        else:
            text = formats.number(value, 0 if unit == "%" else 2)
        self.value_label.setText(text)
        self.unit_label.setText(unit if text != formats.DASH else "")
        self._until = until
        self.bars.set_values(value, None, 100.0 if unit == "%" else 0.0)
        self._describe()

    def set_comparison(
        self, value: float | None, label_text: str, *, is_later: bool = False, why: str = ""
    ) -> None:
        """What it was in another time, and the name of that ("yesterday"); None: not known.

        ``is_later``: that time is a later one. ``why``: for what reason the two can't be compared.
        """
        self.bars.set_values(self._value, value, 100.0 if self._unit == "%" else 0.0)
        self.comparison_label.set_wordings(self._wordings(value, label_text, is_later, why))
        self._describe()

    def _wordings(
        self, value: float | None, name: str, is_later: bool, why: str
    ) -> tuple[str, ...]:
        if value is None:
            plain = name and f"{name} {formats.DASH}"
            return (f"{plain}, {why}", plain) if why else (plain,)
        before = formats.energy_value(value) if self._unit == "kWh" else formats.number(value, 0)
        if why:
            return f"{formats.DASH}  {name} {before}, {why}", f"{formats.DASH}  {name} {before}"
        change = change_text(
            self._value, value, self._unit, is_later=is_later, is_signed=self.is_signed
        )
        if not is_later or change.startswith((formats.DASH, "≈")):
            short = change.rsplit(" ", 1)[0] if self._unit == "%" else change
            return f"{change}  {name} {before}", f"{change}  ({before})", f"{short}  ({before})"
        than = self.tr("{0} than {1}").format(change, before)
        return f"{than} {name}", than

    def explain(self, text: str) -> None:
        """What the figure means, in plain words: a tooltip, below the reason if there is one."""
        self._explanation = text
        self.setToolTip(text)

    def set_state(self, state: CardState, reason: str = "", detail: str = "") -> None:
        """How far the figure can be trusted; without a value the reason takes the last line.

        ``detail`` is the reason in full for the tooltip; the same as ``reason`` unless given.
        """
        self.state = state
        if state in ("empty", "error"):
            self.set_value(None, self._unit)
            self.comparison_label.setText(reason)
        said = (detail or reason, self._explanation)
        self.setToolTip("\n".join(text for text in said if text))
        ink = "ink" if state == "ok" else "ink3"
        self.value_label.setStyleSheet(f"color: {self.theme.color(ink).name()};")
        self._describe()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def apply_spacing(self) -> None:
        super().apply_spacing()
        px = self.theme.px
        self.body.setSpacing(px(3))
        if hasattr(self, "_name_row"):
            self._name_row.setSpacing(px(7))
            self._value_row.setSpacing(px(4))
        self._picture.setPixmap(pixmap(self.theme, self._icon_name, self._color, size=15))
        ink = "ink3" if self.state in ("stale", "empty", "error") else "ink"
        self.value_label.setStyleSheet(f"color: {self.theme.color(ink).name()};")

    _until: datetime | None = None

    def _fill_in(self) -> None:
        self._name_row = QHBoxLayout()
        self._name_row.addWidget(self._picture)
        self._name_row.addWidget(self.name_label, 1)
        self._value_row = QHBoxLayout()
        for widget in (self.value_label, self.unit_label):
            self._value_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBaseline)
        self._value_row.addStretch(1)
        self.body.addLayout(self._name_row)
        self.body.addLayout(self._value_row)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.comparison_label)
        self.set_margins(14, 12, 14, 12)

    def _describe(self) -> None:
        parts = (
            self.name_label.text(),
            formats.with_unit(self.value_label.text(), self.unit_label.text()),
            self.comparison_label.text(),
        )
        self.setAccessibleName(", ".join(part for part in parts if part))
