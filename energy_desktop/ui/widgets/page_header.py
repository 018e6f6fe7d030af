"""The header of the window: title, one line below it, a page's own tool, and the chip."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.shortcuts_dialog import LIST_KEYS, ShortcutsDialog
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.connection_chip import ConnectionChip
from energy_desktop.ui.widgets.label import ElidedLabel
from energy_desktop.ui.widgets.status_pill import StatusPill

_MARK_FROM_EM = 760


class PageHeader(QWidget):
    """Follows one page at a time. In a demo a mark says so."""

    def __init__(self, theme: Theme, chip: ConnectionChip, *, is_demo: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._tool: QWidget | None = None
        self.title_label = ElidedLabel("", "title")
        self.subtitle_label = ElidedLabel("", "secondary")
        self._words = QVBoxLayout()
        self._words.addWidget(self.title_label)
        self._words.addWidget(self.subtitle_label)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self.demo_mark = StatusPill(theme)
        self.demo_mark.setVisible(is_demo)
        self.demo_mark.setToolTip(self.tr("A simulated home; nothing that you see is real"))
        self._row.addWidget(self.demo_mark)
        self._row.addWidget(chip)
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
        """Where it is narrow the mark of the demo is its icon alone."""
        has_room = self.width() / self._theme.scale >= _MARK_FROM_EM
        words = self.tr("Demo") if has_room else ""
        self.demo_mark.show_status("info", "flask-outline", words)
        self.demo_mark.setAccessibleName(self.tr("Demo"))

    def _follow(self) -> None:
        if self._page is not None:
            self._take_tool(self._page.header_tool)
            self.title_label.setText(self._page.title)
            self._keep_title()
            self.subtitle_label.setText(self._page.subtitle)
            self.subtitle_label.setVisible(bool(self._page.subtitle))

    def _keep_title(self) -> None:
        """The title comes first: chip and line below are cut before it is."""
        self.title_label.ensurePolished()
        needed = self.title_label.fontMetrics().horizontalAdvance(self.title_label.text())
        self.title_label.setMinimumWidth(needed + self._theme.px(2))

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
        self._row.setContentsMargins(px(20), px(16), px(20), px(12))
        self._row.setSpacing(px(12))
        self._words.setSpacing(px(1))
        self._keep_title()
        self._make_room()
