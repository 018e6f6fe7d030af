"""Where the energy of a day came from and went to: two columns joined by ribbons."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.motion import FLOW_MS, Motion
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.hover import FocusRing

REST_MS = 5_000
_SOURCES = ("solar", "battery", "grid")
_SINKS = ("home", "battery", "grid")
_SMALLEST_SHARE = 0.01
_BAR_PX = 10
_GAP_PX = 16
_LINE_PX = 17
_LABEL_PX = 38


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Energy that went from a source to a sink: solar, battery, grid → home, battery, grid."""

    source: str
    sink: str
    energy_kwh: float


@dataclass(frozen=True, slots=True)
class Node:
    """A bar of the picture, from ``top`` down ``height`` in pixels; the label's own middle."""

    key: str
    energy_kwh: float
    top: float
    height: float
    label_y: float


def totals(ribbons: Sequence[Ribbon], side: str) -> dict[str, float]:
    """Energy by source or by sink, in the fixed order, without those that have none."""
    order = _SOURCES if side == "source" else _SINKS
    sums = {key: sum(r.energy_kwh for r in ribbons if getattr(r, side) == key) for key in order}
    return {key: value for key, value in sums.items() if value > 0}


def lay_out(
    sums: Mapping[str, float], top: float, kwh_px: float, gap: float, label_px: float,
    lowest: float = math.inf,
) -> list[Node]:  # fmt: skip
    """Bars one below the other, ``kwh_px`` pixels a kWh; labels moved apart where they'd touch,
    downwards, and where the middle of one would come below ``lowest``, upwards."""
    nodes: list[Node] = []
    label_y = top - label_px
    for key, energy_kwh in sums.items():
        height = max(2.0, energy_kwh * kwh_px)
        label_y = max(top + height / 2, label_y + label_px)
        nodes.append(Node(key, energy_kwh, top, height, label_y))
        top += height + gap
    for index in reversed(range(len(nodes))):
        nodes[index] = replace(nodes[index], label_y=min(nodes[index].label_y, lowest))
        lowest = nodes[index].label_y - label_px
    return nodes


def mixed(before: Sequence[Ribbon], after: Sequence[Ribbon], share: float) -> list[Ribbon]:
    """On the way from one to the other; what is only in one of them grows or shrinks."""
    sums = {(r.source, r.sink): r.energy_kwh * (1 - share) for r in before}
    for ribbon in after:
        pair = ribbon.source, ribbon.sink
        sums[pair] = sums.get(pair, 0.0) + ribbon.energy_kwh * share
    return [Ribbon(*pair, energy_kwh) for pair, energy_kwh in sums.items() if energy_kwh > 0]


def _place(ribbon: Ribbon) -> tuple[int, int]:
    """The same one below the other at every moment."""
    return _SOURCES.index(ribbon.source), _SINKS.index(ribbon.sink)


class Flow(QWidget):
    """Draws ribbons; those below 1 % of the total are hidden, and still count in the bars.

    Numbers change at once. Bars and ribbons move to where these put them, and rest for 5 seconds
    before they move again; ``clock`` counts seconds.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._ribbons: tuple[Ribbon, ...] = ()
        self._drawn: Sequence[Ribbon] = ()
        self._from: Sequence[Ribbon] = ()
        self._moved_at = -math.inf
        self.motion = Motion(self, theme, FLOW_MS, self._step)
        self.rest = single_shot(self, REST_MS, self._move)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring = FocusRing(self, theme, radius_px=4)
        theme.changed.connect(self.update)
        self.set_ribbons(())

    def set_ribbons(self, ribbons: Sequence[Ribbon]) -> None:
        """Replace the energies (kWh)."""
        self._ribbons = tuple(r for r in ribbons if r.energy_kwh > 0)
        self.setAccessibleDescription(self.spoken_value)
        self._lay_out_anew()
        self.update()

    def _lay_out_anew(self) -> None:
        left_ms = REST_MS - (self._clock() - self._moved_at) * 1_000
        if not (self._drawn and self._ribbons and self.isVisible()):
            self._stand()
        elif left_ms <= 0:
            self._move()
        elif not self.rest.isActive():
            self.rest.start(round(left_ms))

    def _stand(self) -> None:
        self.rest.stop()
        self.motion.cancel()
        self._drawn = self._ribbons

    def _move(self) -> None:
        if set(self._drawn) != set(self._ribbons):
            self._from, self._moved_at = self._drawn, self._clock()
            self.motion.start()

    def _step(self, share: float) -> None:
        self._drawn = self._ribbons if share >= 1 else mixed(self._from, self._ribbons, share)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Shown again, everything is where it belongs."""
        super().hideEvent(event)
        self._stand()

    @property
    def is_empty(self) -> bool:
        """Whether no energy has flowed."""
        return not self._ribbons

    def visible_ribbons(self) -> list[Ribbon]:
        """Those that are drawn."""
        total = sum(r.energy_kwh for r in self._ribbons)
        return [r for r in self._ribbons if r.energy_kwh >= total * _SMALLEST_SHARE]

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.is_empty:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sources, sinks = self._columns()
        left, right = self._bar_lefts()
        self._paint_ribbons(painter, sources, sinks, left + self._theme.px(_BAR_PX), right)
        for node in sources:
            self._paint_node(painter, node, left, is_source=True)
        for node in sinks:
            self._paint_node(painter, node, right, is_source=False)

    def _columns(self) -> tuple[list[Node], list[Node]]:
        px = self._theme.px
        sources, sinks = totals(self._drawn, "source"), totals(self._drawn, "sink")
        label_px, gap = px(_LABEL_PX), px(_GAP_PX)
        room = self.height() - px(4)
        most = max(len(sources), len(sinks))
        total = sum(sources.values())
        kwh_px = max(0.0, room - gap * (most - 1) - px(_LABEL_PX / 2)) / total
        lowest = self.height() - px(_LINE_PX)
        columns = [lay_out(s, px(2), kwh_px, gap, label_px, lowest) for s in (sources, sinks)]
        return columns[0], columns[1]

    def _bar_lefts(self) -> tuple[float, float]:
        metrics = QFontMetrics(self._theme.font(12.5))
        px = self._theme.px
        texts = [self._name(key) for key in ("solar", "battery", "grid", "home")] + ["00.0"]
        label_width = max(metrics.horizontalAdvance(text) for text in texts) + px(10)
        return label_width, self.width() - label_width - px(_BAR_PX)

    def _paint_ribbons(
        self, painter: QPainter, sources: list[Node], sinks: list[Node], left: float, right: float
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        starts = {n.key: n.top for n in sources}
        ends = {n.key: n.top for n in sinks}
        heights = {n.key: n.height / n.energy_kwh for n in sources}
        sink_heights = {n.key: n.height / n.energy_kwh for n in sinks}
        visible = {(r.source, r.sink) for r in self.visible_ribbons()}
        for ribbon in sorted(self._drawn, key=_place):
            out = ribbon.energy_kwh * heights[ribbon.source]
            into = ribbon.energy_kwh * sink_heights[ribbon.sink]
            start, end = starts[ribbon.source], ends[ribbon.sink]
            starts[ribbon.source] += out
            ends[ribbon.sink] += into
            if (ribbon.source, ribbon.sink) in visible:
                painter.setBrush(self._gradient(ribbon.source, left, right))
                painter.drawPath(_ribbon_path(left, start, out, right, end, into))

    def _gradient(self, key: str, left: float, right: float) -> QLinearGradient:
        color = self._theme.tokens
        line = getattr(color, key)
        gradient = QLinearGradient(left, 0, right, 0)
        gradient.setColorAt(0, with_alpha(line, 0.62))
        gradient.setColorAt(1, with_alpha(line, 0.24))
        return gradient

    def _paint_node(self, painter: QPainter, node: Node, left: float, *, is_source: bool) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(node.key))
        painter.drawRoundedRect(QRectF(left, node.top, px(_BAR_PX), node.height), 3, 3)
        energy_kwh = totals(self._ribbons, "source" if is_source else "sink").get(node.key)
        if energy_kwh is None:
            return  # its bar is about to be gone
        line, middle = px(_LINE_PX), node.label_y
        if is_source:
            box, side = QRectF(0, 0, left - px(8), line), Qt.AlignmentFlag.AlignRight
        else:
            start = left + px(_BAR_PX + 8)
            box = QRectF(start, 0, self.width() - start, line)
            side = Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._theme.font(13, 600))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(box.translated(0, middle - line), flags, _short(energy_kwh))
        painter.setFont(self._theme.font(12.5))
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(box.translated(0, middle), flags, self._name(node.key))

    def _name(self, key: str) -> str:
        return {
            "solar": self.tr("Solar"),
            "battery": self.tr("Battery"),
            "grid": self.tr("Grid"),
            "home": self.tr("Home"),
        }[key]

    @property
    def spoken_value(self) -> str:
        """Its figures in words."""
        if self.is_empty:
            return self.tr("No energy has flowed yet")
        parts = [
            translate("Flow", "{0} from {1} to {2}").format(
                formats.energy(r.energy_kwh), self._name(r.source), self._name(r.sink)
            )
            for r in self._ribbons
        ]
        return ", ".join(parts)


def _short(energy_kwh: float) -> str:
    return formats.number(energy_kwh, 1 if energy_kwh < 99.95 else 0)


def _ribbon_path(
    left: float, start: float, out: float, right: float, end: float, into: float
) -> QPainterPath:
    middle = (left + right) / 2
    path = QPainterPath(QPointF(left, start))
    path.cubicTo(middle, start, middle, end, right, end)
    path.lineTo(right, end + into)
    path.cubicTo(middle, end + into, middle, start + out, left, start + out)
    path.closeSubpath()
    return path
