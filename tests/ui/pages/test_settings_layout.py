"""Settings with large text in a narrow window: nothing is cut, and the focus can be seen."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QWidget,
)

from energy_desktop.services import Services
from energy_desktop.services.connection_test import ConnectionTest
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.pages.api_key_dialog import ApiKeyDialog
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.sensor_table import SensorColumn
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage
from tests.ui.pseudo import cut_in

SIZES = pytest.mark.parametrize(
    ("percent", "width"), [(100, 1188), (100, 932), (150, 816), (200, 788), (200, 620)]
)


@SIZES
def test_no_words_are_cut_and_nothing_is_wider_than_the_page(
    stage: Stage, theme: Theme, services: Services, percent: int, width: int
) -> None:
    theme.set_text_scale(percent)
    page = stage.show(lambda: SettingsPage(services, theme), (width, 700))
    stage.until(page.is_ready)
    stage.until(lambda: cut_in(page) == [])
    inside = page._scroll.widget()
    assert inside is not None
    assert inside.width() <= page._scroll.viewport().width()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_dialog_of_a_key_cuts_nothing(
    stage: Stage, theme: Theme, services: Services, percent: int
) -> None:
    theme.set_text_scale(percent)
    dialog = stage.show(lambda: ApiKeyDialog(services, theme), (300, 200))
    stage.do(lambda: dialog.name.setText("Hall"))
    stage.do(dialog.create_key)
    stage.until(dialog.secret.isVisible)
    assert cut_in(dialog) == []
    text = dialog.secret.fontMetrics().horizontalAdvance(dialog.secret.text())
    assert dialog.secret.width() > text


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_an_icon_keeps_a_distance_from_its_words(stage: Stage, theme: Theme, percent: int) -> None:
    theme.set_text_scale(percent)
    button = stage.show(lambda: IconButton(theme, "refresh", "Find", "Find new"), (400, 80))
    assert button.iconSize() == QSize(theme.px(20), theme.px(16))
    drawn = button.icon().pixmap(button.iconSize(), 1.0).toImage()
    empty = range(drawn.width() - round(drawn.width() / 6), drawn.width())
    assert all(drawn.pixelColor(x, y).alpha() == 0 for x in empty for y in range(drawn.height()))


def control(kind: str, theme: Theme) -> QWidget:
    if kind == "check":
        box = QCheckBox("Words")
        box.setChecked(True)
        return box
    if kind == "primary":
        button = QPushButton("Words")
        button.setProperty("kind", "primary")
        return button
    made: dict[str, QWidget] = {
        "radio": QRadioButton("Words"), "button": QPushButton("Words"), "line": QLineEdit("x"),
        "combo": QComboBox(), "icon": IconButton(theme, "refresh", "Again"), "list": QListWidget(),
    }  # fmt: skip
    return made[kind]


@pytest.mark.parametrize("mode", ["light", "dark", "high-contrast-light", "high-contrast-dark"])
@pytest.mark.parametrize(
    "kind", ["check", "radio", "button", "primary", "line", "combo", "icon", "list"]
)
def test_the_focus_of_every_control_is_a_line_of_two_pixels_that_can_be_seen(
    stage: Stage, theme: Theme, mode: str, kind: str
) -> None:
    theme.set_mode(mode)

    def build() -> QWidget:
        holder = QWidget()
        holder.setObjectName("window")
        other, made = QPushButton("Other", holder), control(kind, theme)
        made.setParent(holder)
        made.setObjectName("tried")
        made.setGeometry(20, 60, 200, 40)
        other.setGeometry(20, 5, 100, 40)
        return holder

    holder = stage.show(build, (260, 120))
    tried = holder.findChild(QWidget, "tried")
    assert tried is not None
    stage.do(holder.findChildren(QPushButton)[0].setFocus)
    before = holder.grab(tried.geometry()).toImage()
    stage.do(tried.setFocus)
    stage.until(tried.hasFocus)
    after = holder.grab(tried.geometry()).toImage()
    middle = before.width() // 2
    changed = [y for y in range(before.height()) if differs(before, after, middle, y)]
    assert len(changed) >= 2


def differs(before: QImage, after: QImage, x: int, y: int) -> bool:
    """Whether a pixel has become another one by 3:1."""
    one, other = luminance(before.pixelColor(x, y)), luminance(after.pixelColor(x, y))
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05) >= 3


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_keyboard_reaches_every_control_of_a_card_from_top_to_bottom(
    stage: Stage, theme: Theme, services: Services
) -> None:
    page = stage.show(lambda: SettingsPage(services, theme), (700, 700))
    stage.until(page.is_ready)
    rows = page.appearance.rows
    order = list(rows.controls.values())
    stage.do(order[0].setFocus)
    for following in order[1:]:
        stage.do(page.focusNextChild)
        focused = page.focusWidget()
        assert focused is following or isinstance(following, QAbstractSpinBox)


@pytest.fixture
def small(stage: Stage, theme: Theme, services: Services) -> SettingsPage:
    """The page of the least window in German, with text of twice the size."""
    use_language("de")
    theme.set_text_scale(200)
    made = stage.show(lambda: SettingsPage(services, theme), (608, 350))
    stage.until(made.is_ready)
    return made


def room_of(widget: QWidget, words: str) -> int:
    """What is left beside these words."""
    return widget.width() - widget.fontMetrics().horizontalAdvance(words)


def test_the_fields_of_the_least_window_have_room_for_their_words(small: SettingsPage) -> None:
    for field in (small.search, small.sensors.filter):
        assert room_of(field, field.placeholderText()) >= small._theme.px(42)
    kind = small.sensors.kind
    assert kind.count() > 3
    assert min(room_of(kind, kind.itemText(row)) for row in range(kind.count())) >= 100


def test_in_the_least_window_the_pill_says_the_first_of_its_words_and_counts_have_a_line(
    small: SettingsPage,
) -> None:
    pill, note = small.connection.pill.words, small.sensors.note_label
    assert pill.text() == "Verbunden · HA 2026.6.1"
    assert pill._shown() == "Verbunden"
    assert note.toolTip() == "", "it is shown whole"
    assert note.width() > 300


@pytest.mark.parametrize("language", ["en", "de", "nl", "fr"])
def test_since_when_sensors_are_there_is_shown_in_the_usual_window(
    stage: Stage, theme: Theme, services: Services, language: str
) -> None:
    use_language(language)
    page = stage.show(lambda: SettingsPage(services, theme), (1160, 700))
    stage.until(page.is_ready)
    assert not page.sensors.view.isColumnHidden(SensorColumn.SINCE)
    assert page.sensors.view.columnWidth(SensorColumn.SENSOR) >= 180


def test_the_result_of_a_test_of_the_connection_moves_nothing(
    stage: Stage, theme: Theme, services: Services, home: FakeServices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    home.settings.sources = {"ha_url": "command line"}  # two lines of words
    page = stage.show(lambda: SettingsPage(services, theme), (1160, 700))
    stage.until(page.is_ready)
    goes_on = asyncio.Event()

    async def held() -> ConnectionTest:
        await goes_on.wait()
        return home.home_assistant.result

    monkeypatch.setattr(home.home_assistant, "test_saved", held)
    card = page.connection
    before = card.height()
    stage.do(card.test_button.setFocus)
    stage.do(card.test_button.click)
    assert card.focusWidget() is card.test_button, "it keeps the focus"
    assert card.message.text() == "Testing…"
    assert card.height() == before
    stage.do(goes_on.set)
    stage.until(lambda: not card.is_busy)
    assert card.height() == before
