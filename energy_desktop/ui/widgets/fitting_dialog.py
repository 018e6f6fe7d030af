"""A dialog that grows with what it says: nothing in it is ever cut off or pushed together."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog


class FittingDialog(QDialog):
    """As high as its layout needs at its width, whenever that changes; the user may widen it.

    ``may_be_higher``: where it holds lists that use what room there is, it never becomes lower.
    """

    may_be_higher: ClassVar[bool] = False

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return result

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Qt asks a wrapped text for its height at the width it would like, not at the one it has.

        So the height that Qt itself makes sure of is too small.
        """
        layout = self.layout()
        if layout is None:
            return
        height = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(self.width()))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.resize(self.width(), max(height, self.height() if self.may_be_higher else 0))
