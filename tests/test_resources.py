"""What is bundled can be used: the typeface has even figures, and every picture draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QIcon

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
WEIGHTS = {
    "Regular": QFont.Weight.Normal,
    "Medium": QFont.Weight.Medium,
    "SemiBold": QFont.Weight.DemiBold,
    "Bold": QFont.Weight.Bold,
}


@pytest.fixture
def inter(qapp: Any) -> str:
    for weight in WEIGHTS:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / f"fonts/Inter-{weight}.otf"))
        assert "Inter" in QFontDatabase.applicationFontFamilies(number)
    return "Inter"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_weight_of_the_typeface_is_a_drawn_one(inter: str, weight: str) -> None:
    font = QFont(inter)
    font.setWeight(WEIGHTS[weight])
    assert (QFontInfo(font).family(), QFontInfo(font).weight()) == (inter, WEIGHTS[weight])


@pytest.mark.parametrize("weight", WEIGHTS)
def test_tabular_figures_are_all_equally_wide(inter: str, weight: str) -> None:
    font = QFont(inter)
    font.setPixelSize(280)
    font.setWeight(WEIGHTS[weight])
    font.setFeature(QFont.Tag("tnum"), 1)
    widths = {QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"}
    assert max(widths) - min(widths) < 1  # of 190: a tenth of a pixel at the size of a tile


def test_the_typeface_comes_with_its_licence_and_is_small() -> None:
    fonts = list((RESOURCES / "fonts").glob("*.otf"))
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "OFL.txt").read_text()
    assert sum(font.stat().st_size for font in fonts) < 2_000_000


@pytest.mark.parametrize("picture", sorted(RESOURCES.rglob("*.svg")), ids=lambda path: path.stem)
def test_every_picture_draws_something(qapp: Any, picture: Path) -> None:
    image = QIcon(str(picture)).pixmap(QSize(32, 32)).toImage()
    seen = {image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)}
    assert max(seen) > 200, "nothing drawn"


def test_the_states_of_the_tray_differ_by_shape(qapp: Any) -> None:
    shapes = set()
    for state in ("live", "disconnected", "paused"):
        icon = QIcon(str(RESOURCES / "icons" / f"tray-{state}.svg"))
        image = icon.pixmap(QSize(16, 16)).toImage()
        shapes.add(bytes(image.convertToFormat(image.Format.Format_Alpha8).constBits()))
    assert len(shapes) == 3
