"""The header of the window: title, a line below it, a page's own tool, and the chip."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.shortcuts_dialog import LIST_KEYS, ShortcutsDialog
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.connection_chip import ConnectionChip
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.status_pill import StatusPill

_MARK_FROM_EM = 760
_CHIP_PX = 190
"""What the chip mostly needs. Not what it needs now: the page would jump with each state."""


class PageHeader(QWidget):
    """Follows one page at a time. In a demo a mark says so.

    The line below the title and the mark get a row of their own where they have no room beside the
    rest; the chip is shortened before either of them.
    """

    def __init__(self, theme: Theme, chip: ConnectionChip, *, is_demo: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._tool: QWidget | None = None
        self._chip = chip
        self.title_label = ElidedLabel("", "title")
        self.subtitle_label = label("", "secondary")
        self.subtitle_label.setWordWrap(True)
        self.demo_mark = StatusPill(theme, self)
        self.demo_mark.setVisible(is_demo)
        self.demo_mark.setToolTip(self.tr("A simulated home; nothing that you see is real"))
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole, self._words = QVBoxLayout(self), QVBoxLayout()
        self._row, self._lower = QHBoxLayout(), QHBoxLayout()
        self._words.addWidget(self.title_label)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(chip)
        self._whole.addLayout(self._row)
        self._whole.addLayout(self._lower)
        self._is_stacked: bool | None = None
        self._stack(is_stacked=False)
        for key in LIST_KEYS:
            QShortcut(QKeySequence(key), self, self.show_shortcuts)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_page(self, page: Page) -> None:
        """Show the title of a page and go on following it."""
        if self._page is not None:
            self._page.header_changed.disconnect(self._follow)
        self._page = page
        page.header_changed.connect(self._follow)
        self._follow()

    def show_shortcuts(self) -> None:
        """Show which keys do something. Where a field has the focus ? is typed into it."""
        ShortcutsDialog(self._theme, self.window()).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The mark is its icon alone where it is narrow; nothing is cut where it has a row."""
        has_room = self.width() / self._theme.scale >= _MARK_FROM_EM
        words = self.tr("Demo") if has_room else ""
        self.demo_mark.show_status("info", "flask-outline", words)
        self.demo_mark.setAccessibleName(self.tr("Demo"))
        title, subtitle = _width_of(self.title_label), _width_of(self.subtitle_label)
        others = [self._theme.px(_CHIP_PX)]
        if self._tool is not None:
            others.append(self._tool.minimumWidth())
        if not self.demo_mark.isHidden():
            others.append(self.demo_mark.sizeHint().width())
        margins = self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(others) + len(others) * self._row.spacing()
        self._stack(is_stacked=max(title, subtitle) > room)
        self.title_label.setMinimumWidth(title)
        self.subtitle_label.setMinimumWidth(0 if self._is_stacked else subtitle)

    def _stack(self, *, is_stacked: bool) -> None:
        """Put line and mark below the title and the rest, or among them."""
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        for part in (self.subtitle_label, self.demo_mark):
            for layout in (self._words, self._row, self._lower):
                layout.removeWidget(part)
        if is_stacked:
            self._lower.addWidget(self.subtitle_label, 1)
            self._lower.addWidget(self.demo_mark)
        else:
            self._words.addWidget(self.subtitle_label)
            self._row.insertWidget(self._row.indexOf(self._chip), self.demo_mark)

    def _follow(self) -> None:
        if self._page is not None:
            self._take_tool(self._page.header_tool)
            self.title_label.setText(self._page.title)
            self.subtitle_label.setText(self._page.subtitle)
            self.subtitle_label.setVisible(bool(self._page.subtitle))
            self._make_room()

    def _take_tool(self, tool: QWidget | None) -> None:
        if tool is self._tool:
            return
        if self._tool is not None:
            self._row.removeWidget(self._tool)
            self._tool.hide()
        self._tool = tool
        if tool is not None:
            self._row.insertWidget(1, tool)
            tool.show()

    def _restyle(self) -> None:
        px = self._theme.px
        self._whole.setContentsMargins(px(20), px(16), px(20), px(12))
        self._whole.setSpacing(px(2))
        for row in (self._row, self._lower):
            row.setSpacing(px(12))
        self._words.setSpacing(px(1))
        self._make_room()


def _width_of(words: QLabel) -> int:
    """What a line needs, and a little for how it is rounded."""
    words.ensurePolished()
    return words.fontMetrics().horizontalAdvance(words.text()) + 4 if words.text() else 0
