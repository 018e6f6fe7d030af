"""The picture in the tray can be told from any panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from energy_desktop.models import ConnectionPhase
from energy_desktop.ui.tray import icon_name
from energy_desktop.ui.tray_icon import tray_icon

SHAPES = sorted({*(icon_name(phase) for phase in ConnectionPhase), "tray-repairing"})


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("side", [16, 22, 48])
@pytest.mark.parametrize("panel", ["#000000", "#2E3440", "#808080", "#EFEFEF", "#FFFFFF"])
def test_it_stands_out_from_a_panel_of_any_brightness(
    qapp: QApplication, shape: str, side: int, panel: str
) -> None:
    ground = QPixmap(side, side)
    ground.fill(QColor(panel))
    painter = QPainter(ground)
    painter.drawPixmap(0, 0, tray_icon(shape, "linux").pixmap(QSize(side, side), 1.0))
    painter.end()
    image = ground.toImage()
    seen = sum(
        contrast(image.pixelColor(x, y), QColor(panel)) >= 3
        for x in range(side)
        for y in range(side)
    )
    assert seen >= side * side * 0.07


def test_macos_colours_it_itself(qapp: QApplication) -> None:
    assert tray_icon("tray-live", "darwin").isMask()
    assert not tray_icon("tray-live", "linux").isMask()
    assert not tray_icon("tray-live", "win32").isMask()
