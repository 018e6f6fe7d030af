"""The look of the program: one ``Theme`` that every widget is given and listens to.

A widget takes colours from ``theme.tokens``, sizes from ``theme.px`` and fonts from
``theme.font``, and does so again on ``theme.changed``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from energy_desktop.ui.resources import resource
from energy_desktop.ui.style_sheet import build_style_sheet
from energy_desktop.ui.system_wishes import SystemWishes
from energy_desktop.ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Tokens,
)

if TYPE_CHECKING:
    from energy_desktop.config import Settings
    from energy_desktop.events import Events

FAMILY = "Inter"
BODY_PX = 13.0
_KEYS: Final = frozenset({"theme", "text_scale", "motion"})
_LARGEST_USUAL_SYSTEM_PX = 15.0


_SETS: Final = {tokens.name: tokens for tokens in (LIGHT, DARK, HIGH_CONTRAST_LIGHT,
                                                   HIGH_CONTRAST_DARK)}  # fmt: skip
_EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Theme(QObject):
    """Tokens, fonts and style sheet; ``changing`` before and ``changed`` after each switch.

    ``mode`` is "system" (follows the desktop, live) or the name of a colour set; ``text_scale`` in
    percent; ``motion`` is "system", "full" or "reduced".
    """

    changing = Signal()
    changed = Signal()

    def __init__(
        self,
        mode: str = "system",
        text_scale: int = 100,
        motion: str = "system",
        wishes: SystemWishes | None = None,
    ) -> None:
        super().__init__()
        self._mode = mode
        self._text_scale = text_scale
        self._motion = motion
        self._settings: Settings | None = None
        self.wishes = wishes or SystemWishes()
        self._blink_ms, self._effects = _usual_motion()
        _load_fonts()
        pg.setConfigOptions(antialias=True, segmentedLineMode="on")
        self.wishes.changed.connect(self._follow_system)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in use now."""
        if self._mode in _SETS:
            return _SETS[self._mode]
        if self.wishes.wants_contrast:
            return HIGH_CONTRAST_DARK if self.wishes.is_dark else HIGH_CONTRAST_LIGHT
        return DARK if self.wishes.is_dark else LIGHT

    @property
    def mode(self) -> str:
        """What was chosen: system, or the name of a colour set."""
        return self._mode

    @property
    def text_scale(self) -> int:
        """The chosen size of text, in percent."""
        return self._text_scale

    @property
    def is_still(self) -> bool:
        """Whether nothing may move, as chosen or as the desktop is set."""
        if self._motion == "system":
            return self.wishes.wants_less_motion
        return self._motion == "reduced"

    @property
    def scale(self) -> float:
        """Factor from design pixels to pixels: the chosen text size × a large system font."""
        return self._text_scale / 100 * _system_font_factor()

    def follow(self, settings: Settings, events: Events) -> None:
        """Look as the settings say, now and whenever they change."""
        self._settings = settings
        self._look_as_set(_KEYS)
        events.settings_changed.connect(self._look_as_set)

    def _look_as_set(self, keys: frozenset[str]) -> None:
        if (settings := self._settings) is not None and keys & _KEYS:
            scale = settings.number("text_scale")
            self._look(settings.text("theme"), scale, settings.text("motion"))

    def set_mode(self, mode: str) -> None:
        """Switch to system or a colour set, live."""
        self._look(mode, self._text_scale, self._motion)

    def set_text_scale(self, percent: int) -> None:
        """Switch the size of text, live."""
        self._look(self._mode, percent, self._motion)

    def set_motion(self, motion: str) -> None:
        """Let things move as the desktop is set ("system"), "full" or "reduced", live."""
        self._look(self._mode, self._text_scale, motion)

    def _look(self, mode: str, text_scale: int, motion: str) -> None:
        if (mode, text_scale, motion) != (self._mode, self._text_scale, self._motion):
            self._mode, self._text_scale, self._motion = mode, text_scale, motion
            self._apply()

    def px(self, design_px: float) -> int:
        """A length of the design in pixels of the chosen text size."""
        return round(design_px * self.scale)

    def font(self, design_px: float = BODY_PX, weight: int = 400) -> QFont:
        """Inter with figures of equal width, in a size of the design."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, self.px(design_px)))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def color(self, token: str) -> QColor:
        """The colour of a token by its name, as ``"ink2"``, ``"device-3"`` or ``"#RRGGBB"``."""
        if token.startswith("device-"):
            devices = self.tokens.devices
            return QColor(devices[int(token.removeprefix("device-")) % len(devices)])
        if token.startswith("#"):
            return QColor(token)
        return QColor(getattr(self.tokens, token))

    def _follow_system(self) -> None:
        if (self.tokens, self.is_still) != self._applied:
            self._apply()

    def _apply(self) -> None:
        self.changing.emit()
        self._applied = (self.tokens, self.is_still)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if app.style().name() != "fusion":
                app.setStyle("fusion")
            app.setPalette(build_palette(self.tokens))
            app.setFont(self.font())
            app.setStyleSheet(build_style_sheet(self.tokens, self.scale))
            self._apply_motion()
        self.changed.emit()

    def _apply_motion(self) -> None:
        """What Qt itself moves: menus, lists, tooltips and the cursor in fields."""
        for effect in self._effects:
            QApplication.setEffectEnabled(effect, not self.is_still)
        QApplication.setCursorFlashTime(0 if self.is_still else self._blink_ms)


def with_alpha(color: str, opacity: float) -> QColor:
    """A token's colour, see-through: ``opacity`` from 0 to 1."""
    result = QColor(color)
    result.setAlphaF(opacity)
    return result


def mix(color: str, ground: str, share: float) -> QColor:
    """``color`` laid over ``ground`` with ``share`` (0–1), as an opaque colour."""
    top, low = QColor(color), QColor(ground)
    return QColor.fromRgbF(
        top.redF() * share + low.redF() * (1 - share),
        top.greenF() * share + low.greenF() * (1 - share),
        top.blueF() * share + low.blueF() * (1 - share),
    )


def build_palette(tokens: Tokens) -> QPalette:
    """Qt's palette of a colour set, for what no style sheet reaches."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, tokens.bg),
        (roles.WindowText, tokens.ink),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.raised),
        (roles.Text, tokens.ink),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.ink),
        (roles.ToolTipBase, tokens.raised),
        (roles.ToolTipText, tokens.ink),
        (roles.PlaceholderText, tokens.ink3),
        (roles.Highlight, tokens.sel),
        (roles.HighlightedText, tokens.ink),
        (roles.Link, tokens.info),
        (roles.Accent, tokens.primary),
    ):
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink3))
    return palette


@cache
def _usual_motion() -> tuple[int, tuple[Qt.UIEffect, ...]]:
    """How the cursor blinks and which effects are on before any theme turns them off."""
    effects = tuple(effect for effect in _EFFECTS if QApplication.isEffectEnabled(effect))
    return QApplication.cursorFlashTime(), effects


@cache
def _load_fonts() -> None:
    for path in sorted(resource("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def _system_font_factor() -> float:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(1.0, QFontInfo(system).pixelSize() / _LARGEST_USUAL_SYSTEM_PX)
