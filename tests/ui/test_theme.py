"""Colours, sizes and fonts follow the choice, live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton

from energy_desktop.services import Services
from energy_desktop.ui.style_sheet import build_style_sheet
from energy_desktop.ui.system_wishes import SystemWishes
from energy_desktop.ui.theme import Theme, mix
from energy_desktop.ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Tokens,
)
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def _luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


SETS = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK], ids=lambda t: t.name
)


def _least(tokens: Tokens) -> float:
    return 7.0 if tokens.is_high_contrast else 4.5


@SETS
def test_text_can_be_read_on_everything_it_stands_on(tokens: Tokens) -> None:
    for ground in (tokens.bg, tokens.surface, tokens.raised, tokens.sel):
        for ink in (tokens.ink, tokens.ink2, tokens.ink3):
            assert _contrast(ink, ground) >= _least(tokens)
    for status in ("ok", "warn", "err", "info"):
        ink = getattr(tokens, status)
        for ground in (tokens.surface, tokens.bg, getattr(tokens, f"{status}_bg")):
            assert _contrast(ink, ground) >= _least(tokens)
    assert _contrast(tokens.on_primary, tokens.primary) >= _least(tokens)
    assert _contrast(tokens.surface, tokens.info) >= _least(tokens)  # selected text in fields


@SETS
def test_lines_and_borders_of_controls_can_be_seen(tokens: Tokens) -> None:
    lines = (tokens.solar, tokens.grid, tokens.battery, tokens.home, *tokens.devices)
    for line in (*lines, tokens.strong, tokens.untracked):
        assert _contrast(line, tokens.surface) >= 3
    for ring in (tokens.ink, tokens.primary):
        for ground in (tokens.bg, tokens.surface, tokens.raised, tokens.sel):
            assert _contrast(ring, ground) >= 3


@pytest.mark.parametrize("tokens", [HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK], ids=lambda t: t.name)
def test_in_high_contrast_every_border_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.bg, tokens.surface, tokens.raised, tokens.sel):
        assert _contrast(tokens.border, ground) >= 3
        assert _contrast(tokens.info, ground) >= 3


@SETS
def test_only_in_high_contrast_what_is_disabled_has_a_broken_frame(tokens: Tokens) -> None:
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", build_style_sheet(tokens, 1.0))
    broken = "".join(selectors for selectors, style in rules if "dashed" in style)
    kinds = ("QPushButton:disabled", "QToolButton:disabled", 'QPushButton[kind="primary"]:disabled')
    assert [kind in broken for kind in kinds] == [tokens.is_high_contrast] * 3


@SETS
def test_the_grid_behind_a_chart_is_quieter_than_every_curve(tokens: Tokens) -> None:
    lines = (tokens.solar, tokens.grid, tokens.battery, tokens.home, *tokens.devices)
    grid = _contrast(tokens.grid_line, tokens.surface)
    assert all(_contrast(line, tokens.surface) > 2 * grid for line in lines)


@SETS
def test_a_bar_is_told_from_its_ground_by_its_outline(tokens: Tokens) -> None:
    for role in ("solar", "grid", "battery", "home"):
        line, fill = getattr(tokens, role), getattr(tokens, f"{role}_fill")
        assert line != fill
        assert _contrast(line, tokens.surface) >= 3


@SETS
def test_every_colour_set_has_the_pictures_of_controls(tokens: Tokens) -> None:
    found = re.findall(r'url\("([^"]+)"\)', build_style_sheet(tokens, 1.0))
    assert len(found) > 5
    assert all(tokens.name in name and Path(name).is_file() for name in found)


class Wishes(SystemWishes):
    """A desktop whose settings a test changes."""

    dark = contrast = still = False

    @property
    def is_dark(self) -> bool:
        return self.dark

    @property
    def wants_contrast(self) -> bool:
        return self.contrast

    @property
    def wants_less_motion(self) -> bool:
        return self.still


def test_the_desktop_is_followed_live_in_colours_contrast_and_motion(qapp: QApplication) -> None:
    wishes = Wishes()
    theme = Theme("system", wishes=wishes)
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.tokens.name))
    wishes.contrast = True
    wishes.changed.emit()
    wishes.dark = True
    wishes.changed.emit()
    wishes.changed.emit()
    assert told == ["high-contrast-light", "high-contrast-dark"]
    assert qapp.palette().window().color() == QColor(HIGH_CONTRAST_DARK.bg)
    before = theme.is_still
    wishes.still = True
    wishes.changed.emit()
    assert (before, theme.is_still) == (False, True)
    theme.set_mode("light")
    wishes.contrast = False
    wishes.changed.emit()
    assert theme.tokens is LIGHT
    theme.deleteLater()


@pytest.mark.parametrize(
    ("motion", "still", "is_still"),
    [("system", True, True), ("system", False, False), ("full", True, False),
     ("reduced", False, True)],
)  # fmt: skip
def test_motion_is_reduced_as_chosen_or_as_the_desktop_is_set(
    qapp: QApplication, motion: str, still: bool, is_still: bool
) -> None:
    wishes = Wishes()
    wishes.still = still
    theme = Theme("light", motion=motion, wishes=wishes)
    assert theme.is_still is is_still
    assert (qapp.cursorFlashTime() == 0) is is_still
    theme.set_motion("full")
    assert qapp.cursorFlashTime() > 0
    theme.deleteLater()


def test_what_is_chosen_by_hand_has_a_contrast_of_its_own(theme: Theme) -> None:
    theme.set_mode("high-contrast-light")
    assert theme.tokens is HIGH_CONTRAST_LIGHT
    theme.set_mode("high-contrast-dark")
    assert theme.tokens is HIGH_CONTRAST_DARK


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
    assert theme.color("device-0") == QColor(LIGHT.devices[0])
    assert theme.color("device-8") == QColor(LIGHT.devices[0])
    assert theme.color("ink2") == QColor(LIGHT.ink2)


def test_a_mixed_colour_lies_between() -> None:
    assert mix("#FFFFFF", "#000000", 0.5).name() == "#808080"


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_a_radio_button_is_round_and_as_large_whether_chosen_or_not(percent: int) -> None:
    """A radius above half of the whole would make Qt draw a square."""
    sheet = build_style_sheet(LIGHT, percent / 100)
    plain, chosen = (
        sheet.split(f"QRadioButton::indicator{state} {{")[1].split("}")[0]
        for state in ("", ":checked")
    )
    whole = _px(plain, "width") + 2 * _px(plain, "border")
    assert whole == _px(chosen, "width") + 2 * _px(chosen, "border")
    assert whole / 2 - 1 <= _px(plain, "border-radius") <= whole / 2


def _px(rule: str, name: str) -> int:
    found = re.search(rf"(?<![a-z-]){name}: (\d+)px", rule)
    assert found is not None
    return int(found[1])


def test_it_looks_as_the_settings_say_and_hears_of_nothing_else(
    stage: Stage, theme: Theme, home: FakeServices, services: Services
) -> None:
    home.settings.values |= {"theme": "dark", "text_scale": 150, "motion": "reduced"}
    stage.do(lambda: theme.follow(services.settings, services.events))
    assert (theme.mode, theme.text_scale, theme.is_still) == ("dark", 150, True)
    home.settings.values["theme"] = "light"
    stage.do(lambda: services.events.settings_changed.emit(frozenset({"clock"})))
    assert theme.mode == "dark"
    stage.do(lambda: services.events.settings_changed.emit(frozenset({"theme"})))
    assert theme.mode == "light"
