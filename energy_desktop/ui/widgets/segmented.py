"""A row of joined buttons of which exactly one is chosen; a drop-down where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.wheel import pass_wheel

_COMPACT_PX = 112


class Segmented(QWidget):
    """Chooses one of ``options`` (key, label); ``chosen`` carries the key, on user action only.

    ``compact_px``: the width of the drop-down in design pixels.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        compact_px: float = _COMPACT_PX,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact_px = compact_px
        self._keys = [key for key, _ in options]
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._frame = QFrame()
        self._combo = QComboBox()
        pass_wheel(self._combo)
        self.setAccessibleName(name)
        self._combo.setAccessibleName(name)
        self._stack = QStackedLayout(self)
        self._build(options, name)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_current(self._keys[0])

    @property
    def current(self) -> str:
        """The chosen key."""
        return self._keys[self._combo.currentIndex()]

    def set_current(self, key: str) -> None:
        """Choose a key without telling anybody; an unknown one changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._combo.setCurrentIndex(self._keys.index(key))

    def set_compact(self, compact: bool) -> None:
        """Show a drop-down instead of the row."""
        self._stack.setCurrentIndex(1 if compact else 0)
        self.setMaximumWidth(self.compact_width if compact else 16_777_215)

    @property
    def is_compact(self) -> bool:
        """Whether the drop-down is shown."""
        return self._stack.currentIndex() == 1

    @property
    def whole_width(self) -> int:
        """What the row of buttons needs, whether it is shown or not."""
        return self._frame.sizeHint().width()

    @property
    def compact_width(self) -> int:
        """What the drop-down takes."""
        return max(self._theme.px(self._compact_px), self._combo.sizeHint().width())

    def button(self, key: str) -> QPushButton:
        """The button of a key."""
        return self._buttons[key]

    def _build(self, options: Sequence[tuple[str, str]], name: str) -> None:
        self._frame.setProperty("kind", "segments")
        self._row = QHBoxLayout(self._frame)
        for key, text in options:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(lambda _=False, key=key: self._pick(key))
            self._group.addButton(button)
            self._buttons[key] = button
            self._row.addWidget(button)
            self._combo.addItem(text, key)
        self._combo.activated.connect(lambda index: self._pick(self._keys[index]))
        self._stack.addWidget(self._frame)
        self._stack.addWidget(self._combo)

    def _pick(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _restyle(self) -> None:
        self._row.setContentsMargins(*[self._theme.px(2)] * 4)
        self._row.setSpacing(self._theme.px(2))
        if self.is_compact:
            self.setMaximumWidth(self.compact_width)
