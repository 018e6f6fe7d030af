"""The style sheet of the program, built from the tokens; widgets choose by type and ``kind``.

Kinds of QLabel: title, subtitle, card_title, strong, secondary, caption, value, stat, unit, error.
Kinds of QPushButton and QToolButton: (none), primary, flat, icon, danger, segment, rail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from energy_desktop.ui.resources import resource
from energy_desktop.ui.tokens import Tokens

_LABELS: Mapping[str, tuple[float, int, str]] = {
    "title": (20, 600, "ink"),
    "subtitle": (12.5, 400, "ink2"),
    "card_title": (15, 600, "ink"),
    "strong": (13, 600, "ink"),
    "secondary": (12.5, 400, "ink2"),
    "secondary_strong": (12.5, 600, "ink2"),
    "caption": (12, 400, "ink2"),
    "hint": (12, 400, "ink3"),
    "value": (28, 600, "ink"),
    "stat": (21, 600, "ink"),
    "unit": (16, 400, "ink2"),
    "stat_unit": (13, 500, "ink2"),
    "error": (12.5, 400, "err"),
    "warning": (12.5, 400, "warn"),
    "ok": (12.5, 400, "ok"),
}

_BASE = Template("""
QMainWindow, QDialog, QWidget#page, QWidget#window { background: $bg; }
QWidget { color: $ink; font-size: ${s13}px; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
Card { background: $surface; border: 1px solid $border; border-radius: ${s12}px; }
QFrame#rail { background: $surface; border: none; border-right: 1px solid $border; }
QFrame#line { background: $border; border: none; max-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: none; }
QToolTip { background: $raised; color: $ink; border: 1px solid $strong;
    padding: ${s4}px ${s8}px; font-size: ${s12}px; }
""")

_BUTTONS = Template("""
QPushButton, QToolButton { background: $surface; color: $ink; border: 1px solid $border;
    border-radius: ${s8}px; padding: 0 ${s12}px; min-height: ${s30}px; }
QPushButton:hover, QToolButton:hover { background: $raised; border-color: $strong; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: $sel; }
QPushButton:focus, QToolButton:focus { border: 2px solid $ink; padding: 0 ${s11}px;
    min-height: ${s28}px; }
QPushButton:disabled, QToolButton:disabled { color: $ink3; background: $bg; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; font-weight: 600;
    border: 1px solid $primary; padding: 0 ${s18}px; }
QPushButton[kind="primary"]:hover { background: $ink2; border-color: $ink2; }
QPushButton[kind="primary"]:focus { border: 1px solid $primary; padding: 0 ${s18}px;
    min-height: ${s30}px; outline: 2px solid $on_primary; outline-radius: ${s6}px; }
QPushButton[kind="primary"]:disabled { background: $sel; color: $ink3; border-color: $sel; }
QPushButton[kind="danger"] { color: $err; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { background: transparent;
    border: 1px solid transparent; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: $sel; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border: 2px solid $ink; }
QPushButton[kind="icon"], QToolButton[kind="icon"] { padding: 0; min-width: ${s44}px; }
QPushButton[kind="icon"]:focus, QToolButton[kind="icon"]:focus { padding: 0;
    min-width: ${s42}px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="rail"] { background: transparent; border: 2px solid transparent;
    border-radius: ${s10}px; color: $ink2; font-size: ${s12h}px; font-weight: 500;
    padding: ${s5}px 0; min-height: ${s44}px; }
QToolButton[kind="rail"][narrow="true"] { padding: 0; min-height: ${s36}px; }
QToolButton[kind="rail"]:hover { background: $raised; }
QToolButton[kind="rail"]:checked { background: $sel; color: $ink; font-weight: 600; }
QToolButton[kind="rail"]:focus { border: 2px solid $ink; padding: ${s5}px 0;
    min-height: ${s44}px; }
QToolButton[kind="rail"][narrow="true"]:focus { padding: 0; min-height: ${s36}px; }
QFrame[kind="segments"] { background: $sel; border: 1px solid $sel; border-radius: ${s10}px; }
QPushButton[kind="segment"] { background: transparent; border: 2px solid transparent;
    border-radius: ${s7}px; color: $ink2; padding: 0 ${s16}px; min-height: ${s26}px; }
QPushButton[kind="segment"]:hover { color: $ink; }
QPushButton[kind="segment"]:checked { background: $segment; color: $ink; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $ink; padding: 0 ${s16}px;
    min-height: ${s26}px; }
QPushButton[kind="segment"]:disabled { color: $ink3; }
""")

_FIELDS = Template("""
QLineEdit, QComboBox, QSpinBox, QDateTimeEdit, QPlainTextEdit, QTextEdit { background: $surface;
    color: $ink; border: 1px solid $strong; border-radius: ${s8}px; padding: 0 ${s10}px;
    min-height: ${s30}px; selection-background-color: $info; selection-color: $surface;
    placeholder-text-color: $ink3; icon-size: ${s16}px; }
QPlainTextEdit, QTextEdit { padding: ${s6}px ${s8}px; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus, QPlainTextEdit:focus,
QTextEdit:focus { border: 2px solid $ink; padding: 0 ${s9}px; min-height: ${s28}px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateTimeEdit:disabled {
    color: $ink3; background: $bg; border-color: $border; }
QComboBox { border-color: $border; padding-right: ${s28}px; }
QComboBox:hover { background: $raised; border-color: $strong; }
QComboBox::drop-down { border: none; width: ${s28}px; }
QComboBox::down-arrow { image: url("$chevron_down"); width: ${s16}px; height: ${s16}px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $border;
    border-radius: ${s8}px; padding: ${s4}px; outline: none; selection-background-color: $sel;
    selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${s28}px; border-radius: ${s6}px;
    padding: 0 ${s8}px; }
QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {
    border: none; background: transparent; width: ${s24}px; }
QSpinBox::up-arrow, QDateTimeEdit::up-arrow { image: url("$chevron_up"); width: ${s12}px;
    height: ${s12}px; }
QSpinBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$chevron_down"); width: ${s12}px;
    height: ${s12}px; }
QDateTimeEdit::drop-down { border: none; background: transparent; width: ${s28}px; }
QCheckBox, QRadioButton { spacing: ${s8}px; min-height: ${s28}px; border: 2px solid transparent;
    border-radius: ${s6}px; padding: 0 ${s4}px 0 ${s2}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $ink; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink3; }
QCheckBox::indicator { width: ${s16}px; height: ${s16}px; border: 1px solid $strong;
    border-radius: ${s4}px; background: $surface; }
QCheckBox::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary;
    image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $primary; border-color: $primary;
    image: url("$minus"); }
QCheckBox::indicator:disabled { border-color: $border; }
QRadioButton::indicator { width: ${radio}px; height: ${radio}px; border: 1px solid $strong;
    border-radius: ${radio_radius}px; background: $surface; }
QRadioButton::indicator:hover { border-color: $ink; }
QRadioButton::indicator:checked { border: ${radio_ring}px solid $primary;
    width: ${radio_hole}px; height: ${radio_hole}px; }
QRadioButton::indicator:disabled { border-color: $border; }
QRadioButton::indicator:checked:disabled { border-color: $ink3; }
""")

_VIEWS = Template("""
QMenu { background: $surface; color: $ink; border: 1px solid $border; border-radius: ${s10}px;
    padding: ${s6}px; }
QMenu::item { padding: ${s6}px ${s24}px ${s6}px ${s12}px; border-radius: ${s6}px;
    min-width: ${s160}px; }
QMenu::icon { padding-left: ${s8}px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $border; margin: ${s6}px ${s8}px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${s12}px; }
QScrollBar:horizontal { height: ${s12}px; }
QScrollBar::handle { background: $scroll; border-radius: ${s3}px; margin: ${s3}px; }
QScrollBar::handle:vertical { min-height: ${s40}px; }
QScrollBar::handle:horizontal { min-width: ${s40}px; }
QScrollBar::handle:hover { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView, QTreeView, QListView { background: $surface; alternate-background-color: $raised;
    border: 2px solid transparent; outline: none; gridline-color: $border;
    selection-background-color: $sel; selection-color: $ink; }
QTableView:focus, QTreeView:focus, QListView:focus { border-color: $ink; }
QTableView::item, QTreeView::item, QListView::item { padding: 0 ${s8}px;
    min-height: ${s28}px; border: none; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $raised; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: $sel; color: $ink; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$chevron_right"); }
QTreeView::branch:has-children:open { image: url("$chevron_down"); }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $ink2; font-size: ${s12h}px;
    font-weight: 600; border: none; border-bottom: 1px solid $border; padding: ${s6}px ${s11}px; }
QTableCornerButton::section { background: $raised; border: none; }
QProgressBar { background: $sel; border: none; border-radius: ${s4}px; text-align: center;
    min-height: ${s8}px; max-height: ${s8}px; color: transparent; }
QProgressBar::chunk { background: $info; border-radius: ${s4}px; }
QProgressBar#thin { min-height: 2px; max-height: 2px; border-radius: 0; background: transparent; }
QProgressBar#thin::chunk { border-radius: 0; }
QSplitter::handle { background: transparent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { border: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$chevron_left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$chevron_right"); }
QFrame#date_popup { background: $surface; border: 1px solid $strong; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary;
    selection-color: $on_primary; }
QStatusBar { background: $bg; }
QSlider::groove:horizontal { height: ${s4}px; background: $sel; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $primary; border-radius: 2px; }
QSlider::handle:horizontal { width: ${s16}px; height: ${s16}px; margin: -${s6}px 0;
    border-radius: ${s8}px; background: $surface; border: 2px solid $primary; }
""")

# In high contrast what is chosen or under the pointer has a frame, not only another grey, and
# what can't be used now has a broken one.
_HIGH_CONTRAST = Template("""
QPushButton:checked, QToolButton:checked { background: $primary; color: $on_primary; }
QPushButton[kind="segment"]:checked { background: $primary; color: $on_primary; }
QPushButton:checked:focus, QToolButton:checked:focus, QPushButton[kind="segment"]:checked:focus {
    border: 2px solid $info; }
QToolButton[kind="rail"]:checked { background: $sel; color: $ink; border-radius: 0;
    border-left: 4px solid $ink; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: $strong; }
QToolButton[kind="rail"]:hover { border-color: $border; }
QPushButton:disabled, QToolButton:disabled, QPushButton[kind="primary"]:disabled,
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateTimeEdit:disabled,
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:unchecked:disabled {
    border: 1px dashed $ink3; color: $ink3; background: $bg; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    border: 1px solid $ink; }
QMenu::item:selected, QComboBox QAbstractItemView::item:selected { background: $primary;
    color: $on_primary; }
QProgressBar { border: 1px solid $border; }
QSlider::groove:horizontal { background: $border; }
QFrame[kind="segments"] { border-color: $border; }
""")

_PARTS = (_BASE, _BUTTONS, _FIELDS, _VIEWS, _HIGH_CONTRAST)
_SIZES = {int(px) for part in _PARTS for px in re.findall(r"\$\{s(\d+)\}", part.template)}


def build_style_sheet(tokens: Tokens, scale: float) -> str:
    """The whole style sheet for a colour set; ``scale`` multiplies every length but thin lines."""
    values = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    values |= {f"s{size}": str(round(size * scale)) for size in _SIZES}
    values |= {"s12h": str(round(12.5 * scale))}
    values |= _radio(scale) | _images(tokens)
    values["segment"] = tokens.bg if tokens.is_dark else tokens.surface
    values["scroll"] = tokens.sel if tokens.is_dark else tokens.border
    if tokens.is_high_contrast:
        values["scroll"] = tokens.border
    parts = [
        part.substitute(values)
        for part in _PARTS
        if tokens.is_high_contrast or part is not _HIGH_CONTRAST
    ]
    return "".join(parts) + _label_rules(tokens, scale)


def _radio(scale: float) -> dict[str, str]:
    """Sizes of a radio button, chosen or not: as large, and no rounder than half of that.

    Qt draws a square where the radius is greater than half of the whole.
    """
    inner, ring = round(16 * scale), round(5 * scale)
    whole = inner + 2
    return {"radio": str(inner), "radio_radius": str(whole // 2), "radio_ring": str(ring),
            "radio_hole": str(whole - 2 * ring)}  # fmt: skip


def _images(tokens: Tokens) -> dict[str, str]:
    names = ("chevron-down", "chevron-up", "chevron-left", "chevron-right", "check", "minus")
    folder = resource("icons", "controls")
    return {n.replace("-", "_"): (folder / f"{n}-{tokens.name}.svg").as_posix() for n in names}


def _label_rules(tokens: Tokens, scale: float) -> str:
    return "\n".join(
        f'QLabel[kind="{kind}"] {{ font-size: {round(px * scale)}px; font-weight: {weight};'
        f" color: {getattr(tokens, ink)}; }}"
        for kind, (px, weight, ink) in _LABELS.items()
    )
