"""Check boxes and radio buttons whose words go on in another line where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    _Button = QCheckBox
else:
    _Button = object


class _Wrapped(_Button):
    """Qt's own always keep their words in one line; ``text`` stays as it was set."""

    _kind: ClassVar[QStyle.ContentsType]

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + self._beside_words(), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        lines = wrapped(self.text(), self.fontMetrics(), width - self._beside_words())
        return self.sizeHint().height() + self.fontMetrics().lineSpacing() * lines.count("\n")

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What is painted has its line breaks."""
        super().initStyleOption(option)
        room = self.width() - self._beside_words()
        option.text = wrapped(self.text(), self.fontMetrics(), room)

    def _beside_words(self) -> int:
        """The width of the box, the gap after it and the margins."""
        # Not from sizeHint, which asks initStyleOption.
        option = QStyleOptionButton()
        super().initStyleOption(option)
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        whole = self.style().sizeFromContents(self._kind, option, words, self)
        return whole.width() - words.width()


class WrappedCheckBox(_Wrapped, QCheckBox):
    """A check box of as many lines as its words need."""

    _kind = QStyle.ContentsType.CT_CheckBox


class WrappedRadioButton(_Wrapped, QRadioButton):
    """A radio button of as many lines as its words need."""

    _kind = QStyle.ContentsType.CT_RadioButton


def wrapped(text: str, metrics: QFontMetrics, room: int) -> str:
    """The words with a line break wherever a line would be wider than ``room`` pixels."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.size(Qt.TextFlag.TextShowMnemonic, longer).width() <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
