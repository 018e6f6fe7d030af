"""What stands in a card in place of its content: nothing yet, nothing here, or an error."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label


class StatePanel(QWidget):
    """An icon, a title, a sentence and perhaps a button; ``acted`` when the button is used."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name, self._color = "chart-line", "ink3"
        self._picture = QLabel()
        self.title_label = label("", "card_title")
        self.text_label = label("", "secondary")
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_state(
        self, icon_name: str, color: str, title: str, text: str = "", action: str = ""
    ) -> None:
        """What to say; ``color`` is a token, ``action`` the words of the button ("": none)."""
        self._icon_name, self._color = icon_name, color
        self.title_label.setText(title)
        self.text_label.setText(text)
        self.text_label.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._restyle()

    def _lay_out(self) -> None:
        for words in (self.title_label, self.text_label):
            words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for widget in (self._picture, self.title_label, self.text_label):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def _restyle(self) -> None:
        picture = pixmap(self._theme, self._icon_name, self._color, size=32)
        self._picture.setPixmap(picture)
