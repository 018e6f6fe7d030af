"""Asks how a bookmark of History is called and whether its range moves; renames and deletes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.pages.history_bookmarks import (
    LONGEST_NAME,
    Bookmark,
    Bookmarks,
    clean_name,
)
from energy_desktop.ui.pages.history_moving import Moving
from energy_desktop.ui.pages.history_words import range_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.fitting_dialog import FittingDialog
from energy_desktop.ui.widgets.label import label, set_kind

_WIDTH_PX = 420


class AddBookmark(FittingDialog):
    """Offers ``draft`` and as what its range may move; ``named`` carries the bookmark."""

    named = Signal(object)

    def __init__(
        self,
        theme: Theme,
        draft: Bookmark,
        moves: Sequence[Moving],
        bookmarks: Bookmarks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._bookmarks = draft, bookmarks
        self._moves: list[Moving | None] = [*moves, None]
        fixed = self.tr("Always {0}").format(range_title(draft.fixed))
        self.name = QLineEdit(moves[0].words if moves else range_title(draft.fixed))
        self.range = QComboBox()
        self.range.addItems([*(move.words for move in moves), fixed])
        self.message = label("", "secondary")
        self.add_button = QPushButton(self.tr("Add"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setWindowTitle(self.tr("Add a bookmark"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(_WIDTH_PX))
        self._build(theme)
        self._look()
        self.name.selectAll()

    @property
    def bookmark(self) -> Bookmark:
        """As it is asked for now."""
        draft = self._draft
        return Bookmark(
            clean_name(self.name.text()), draft.fixed, self._moves[self.range.currentIndex()],
            draft.sensors, draft.view, draft.against, draft.other,
        )  # fmt: skip

    def accept(self) -> None:
        """Add it, if it has a name."""
        if self.add_button.isEnabled():
            self.named.emit(self.bookmark)
            super().accept()

    def _look(self) -> None:
        """Say what becomes of one of the same name."""
        name = clean_name(self.name.text())
        known = self._bookmarks.get(name)
        self.add_button.setEnabled(bool(name))
        self.add_button.setText(self.tr("Replace") if known else self.tr("Add"))
        words = self.tr("With the sensors, chart or table and comparison as they are now.")
        if known:
            words = self.tr("It takes the place of the bookmark {0}.").format(known.name)
        self.message.setText(words if name else self.tr("Give it a name."))

    def _build(self, theme: Theme) -> None:
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name"))
        self.range.setAccessibleName(self.tr("Range"))
        self.message.setWordWrap(True)
        set_kind(self.add_button, "primary")
        self.add_button.setDefault(True)
        column, px = QVBoxLayout(self), theme.px
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(8))
        for words, field in ((self.tr("Name"), self.name), (self.tr("Range"), self.range)):
            title = label(words, "strong")
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
        column.addWidget(self.message)
        column.addLayout(_row(self.cancel_button, self.add_button))
        self.name.textChanged.connect(self._look)
        self.add_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)


class ManageBookmarks(FittingDialog):
    """All bookmarks: rename in the list, delete, and take back what was deleted."""

    def __init__(self, theme: Theme, bookmarks: Bookmarks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        self._before: Sequence[Bookmark] | None = None
        self.list = QListWidget()
        self.message = label("", "secondary")
        self.rename_button = QPushButton(self.tr("Rename"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.undo_button = QPushButton(self.tr("Undo"))
        self.close_button = QPushButton(self.tr("Close"))
        self.setWindowTitle(self.tr("Bookmarks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(_WIDTH_PX))
        self._build(theme)
        self._fill()

    def delete(self) -> None:
        """Delete the one that is chosen; it can be taken back."""
        row = self.list.currentRow()
        if row < 0:
            return
        name = str(self.list.item(row).data(Qt.ItemDataRole.UserRole))
        self._before = self._bookmarks.all
        self._bookmarks.remove(name)
        self._fill(min(row, len(self._bookmarks.all) - 1))
        self._say(self.tr("{0} was deleted.").format(name))

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if self._before is not None:
            self._bookmarks.restore(self._before)
            self._before = None
            self._fill()
            self._say("")

    def _rename(self, item: QListWidgetItem) -> None:
        name = str(item.data(Qt.ItemDataRole.UserRole))
        wanted = clean_name(item.text())
        if wanted == name:
            return
        row = self.list.row(item)
        if self._bookmarks.rename(name, wanted):
            self._before = None
            self._say("")
        elif wanted:
            self._say(self.tr("There is a bookmark {0} already.").format(wanted), is_bad=True)
        else:
            self._say(self.tr("A bookmark needs a name."), is_bad=True)
        self._fill(row)

    def _fill(self, row: int = 0) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for bookmark in self._bookmarks.all:
            item = QListWidgetItem(bookmark.name)
            item.setData(Qt.ItemDataRole.UserRole, bookmark.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(range_words_of(bookmark))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        for button in (self.rename_button, self.delete_button):
            button.setEnabled(self.list.count() > 0)

    def _say(self, words: str, *, is_bad: bool = False) -> None:
        set_kind(self.message, "error" if is_bad else "secondary")
        self.message.setText(words)
        self.undo_button.setVisible(self._before is not None)

    def _edit(self) -> None:
        if self.list.currentRow() >= 0:
            self.list.editItem(self.list.currentItem())

    def _build(self, theme: Theme) -> None:
        self.list.setAccessibleName(self.windowTitle())
        self.message.setWordWrap(True)
        column, px = QVBoxLayout(self), theme.px
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(8))
        told = QHBoxLayout()
        told.addWidget(self.message, 1)
        told.addWidget(self.undo_button)
        column.addWidget(self.list, 1)
        column.addLayout(told)
        column.addLayout(_row(self.rename_button, self.delete_button, self.close_button))
        self.undo_button.hide()
        self.list.itemChanged.connect(self._rename)
        self.rename_button.clicked.connect(self._edit)
        self.delete_button.clicked.connect(self.delete)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)
        for button in (self.rename_button, self.delete_button, self.undo_button):
            button.setAutoDefault(False)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete)


def range_words_of(bookmark: Bookmark) -> str:
    """The range of a bookmark: ``Last week``, ``May 2026``."""
    return bookmark.moving.words if bookmark.moving else range_title(bookmark.fixed)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
