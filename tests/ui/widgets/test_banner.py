"""The line that says what is going on."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.banner import Banner
from tests.ui.conftest import Stage


def test_words_that_wrap_have_room_above_and_below(stage: Stage, theme: Theme) -> None:
    banner = stage.show(lambda: Banner(theme, wraps=True), (240, 300))
    stage.do(lambda: banner.say("err", "alert-circle-outline", "Nothing was written. " * 6))
    words = banner.text_label
    stage.until(lambda: words.height() > 3 * words.fontMetrics().height())
    top = words.mapTo(banner, QPoint()).y() + words.contentsRect().top()
    assert top >= theme.px(8)
    needed = words.heightForWidth(words.width())
    assert words.height() >= needed
