"""Colours, sizes and fonts follow the choice, live."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton

from energy_desktop.ui.theme import Theme, mix
from energy_desktop.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.conftest import Stage


def _luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_text_has_a_contrast_of_4_5_on_what_it_stands_on(tokens: Tokens) -> None:
    for ground in (tokens.bg, tokens.surface, tokens.raised, tokens.sel):
        for ink in (tokens.ink, tokens.ink2, tokens.ink3):
            assert _contrast(ink, ground) >= 4.5
    for status in ("ok", "warn", "err", "info"):
        ink = getattr(tokens, status)
        assert _contrast(ink, tokens.surface) >= 4.5
        assert _contrast(ink, getattr(tokens, f"{status}_bg")) >= 4.5
    assert _contrast(tokens.on_primary, tokens.primary) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_lines_and_borders_of_controls_have_a_contrast_of_3(tokens: Tokens) -> None:
    lines = (tokens.solar, tokens.grid, tokens.battery, tokens.home, *tokens.devices)
    for line in (*lines, tokens.strong, tokens.untracked):
        assert _contrast(line, tokens.surface) >= 3


def test_a_switch_changes_tokens_palette_and_style_at_once(
    theme: Theme, qapp: QApplication
) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.tokens.name))
    theme.set_mode("dark")
    assert told == ["dark"]
    assert qapp.palette().window().color() == QColor(DARK.bg)
    assert DARK.surface in qapp.styleSheet()
    theme.set_mode("dark")
    assert told == ["dark"]
    theme.set_mode("light")
    assert LIGHT.surface in qapp.styleSheet()


def test_text_size_scales_fonts_and_lengths(theme: Theme) -> None:
    small = theme.font(13).pixelSize(), theme.px(20)
    theme.set_text_scale(200)
    assert (theme.font(13).pixelSize(), theme.px(20)) == (2 * small[0], 2 * small[1])


def test_figures_are_equally_wide_also_below_the_style_sheet(stage: Stage, theme: Theme) -> None:
    button = stage.show(lambda: QPushButton("111"))
    metrics = QFontMetricsF(button.font())
    assert QFontInfo(button.font()).family() == "Inter"
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_device_colours_are_given_by_number_and_repeat(theme: Theme) -> None:
    assert theme.color("device1") == QColor(LIGHT.devices[0])
    assert theme.color("device9") == QColor(LIGHT.devices[0])
    assert theme.color("ink2") == QColor(LIGHT.ink2)


def test_a_mixed_colour_lies_between() -> None:
    assert mix("#FFFFFF", "#000000", 0.5).name() == "#808080"
