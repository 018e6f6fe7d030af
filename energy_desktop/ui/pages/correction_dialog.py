"""The user says which change of a meter is not real, and takes back what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.models import MeterNote, MeterNoteKind
from energy_desktop.ui.languages import error_words
from energy_desktop.ui.pages.correction_words import (
    change_words,
    doubt_words,
    note_words,
    preview_words,
    said_of,
)
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.deliberate_button import DeliberateButton
from energy_desktop.ui.widgets.fitting_dialog import FittingDialog
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from energy_desktop.services import Services
    from energy_desktop.services.jumps import Jump

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which meters (key and name) in [start, end) are looked at, and which of them first."""

    meters: Sequence[tuple[str, str]]
    start: datetime
    end: datetime
    key: str = ""


class CorrectionDialog(FittingDialog):
    """The greatest changes of a meter in a time, what one of them means, and what was said before.

    None of them is chosen before the user does that. What the chosen change will count is said
    before anything is saved; that a meter which rose began anew has to be said twice. Nothing
    recorded is changed: a correction can be undone at any time, here too.
    """

    may_be_higher = True

    def __init__(
        self, services: Services, theme: Theme, asked: Asked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._asked = asked
        self._tasks = Tasks(self)
        self._jumps: Sequence[Jump] = ()
        self._notes: Sequence[MeterNote] = ()
        self.meter = QComboBox()
        self.changes = WrappedList(theme, rows=3)
        self.not_real = QRadioButton(self.tr("This change is not real: count nothing"))
        self.reset = QRadioButton(self.tr("The meter began anew: count it from 0"))
        self.note = QLineEdit()
        self.correct_button = DeliberateButton(self.tr("Correct"))
        self.notes = WrappedList(theme)
        self.undo_button = DeliberateButton(self.tr("Undo correction"))
        self.close_button = QPushButton(self.tr("Close"))
        self.preview = label("", "strong")
        self.message = label("", "secondary")
        self._looked_again = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show_meter()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or saved."""
        return self._tasks.is_running

    def correct(self) -> None:
        """Say of the chosen change what is marked."""
        jump = self._jump
        if jump is None:
            return
        if self._is_doubtful and not self._looked_again:
            self._ask_again()
            return
        kind = self._kind
        mark = self._services.entities.meters.mark
        self._run(
            mark(jump.entity_id, jump.at, kind, self.note.text().strip()), self.tr("Corrected.")
        )
        self.note.clear()

    def _correct_by_enter(self) -> None:
        """The button has the focus then: it takes Enter that is held down for one press."""
        self.correct_button.setFocus()
        self.correct()

    def undo(self) -> None:
        """Take the chosen correction back, or let it count again."""
        row = self.notes.currentRow()
        if not 0 <= row < len(self._notes):
            return
        note, meters = self._notes[row], self._services.entities.meters
        if note.undone_at is None:
            words = self.tr("Correction undone: the change counts as recorded.")
            self._run(meters.undo(note.note_id), words)
        else:
            self._run(meters.redo(note.note_id), self.tr("The change counts as corrected again."))

    def _run(self, work: Coroutine[Any, Any, _T], words: str) -> None:
        self._tasks.start(work, lambda made: self._done(words, made), self._fail, key="change")

    def _done(self, words: str, made: object) -> None:
        self._say(words)
        self._show_notes(made.note_id if isinstance(made, MeterNote) else None)
        self._mark_changes()
        self._show_preview()

    @property
    def _kind(self) -> MeterNoteKind:
        return MeterNoteKind.RESET if self.reset.isChecked() else MeterNoteKind.NOT_REAL

    @property
    def _jump(self) -> Jump | None:
        chosen = self.changes.selectionModel().selectedRows()
        return self._jumps[chosen[0].row()] if chosen else None

    @property
    def _is_doubtful(self) -> bool:
        """Whether a meter that rose is said to have begun anew."""
        jump = self._jump
        return jump is not None and jump.size > 0 and self._kind is MeterNoteKind.RESET

    def _ask_again(self) -> None:
        self._looked_again = True
        self.correct_button.setText(self.tr("Count from 0 all the same"))
        self._say(self.tr("Not corrected yet. Is this what you mean?"), "warning")

    def _show_preview(self) -> None:
        """What the chosen change will count; another choice is looked at anew."""
        jump, self._looked_again = self._jump, False
        self.correct_button.setText(self.tr("Correct"))
        self.correct_button.setEnabled(jump is not None)
        words = ""
        if jump is not None:
            words = preview_words(jump, self._kind, self._said(jump), unit=self._unit)
        set_kind(self.preview, "warning" if self._is_doubtful else "strong")
        self.preview.setText(f"{words} {doubt_words()}" if self._is_doubtful else words)

    def _choose_anew(self) -> None:
        self._say("")
        self._show_preview()

    def _said(self, jump: Jump) -> MeterNoteKind | None:
        """What counts of the corrections of a change."""
        return said_of(jump, self._services.entities.meters.counting(jump.entity_id or self._key))

    @property
    def _unit(self) -> str | None:
        entity = self._services.entities.get(self._key)
        return entity.unit if entity else None

    def _fail(self, error: Exception) -> None:
        self._say(error_words(error), "error")

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.message, kind)
        self.message.setText(words)

    @property
    def _key(self) -> str:
        return str(self.meter.currentData() or "")

    def _show_meter(self) -> None:
        """Ask for the changes of the meter chosen."""
        self._show_jumps([])
        self._say(self.tr("Looking for its changes…"))
        self._show_notes()
        look = self._services.statistics.jumps(self._key, self._asked.start, self._asked.end)
        self._tasks.start(look, self._found, self._fail, key="look")

    def _found(self, jumps: Sequence[Jump]) -> None:
        self._show_jumps(jumps)
        choose = self.tr("Choose the change to correct.")
        self._say(choose if jumps else self.tr("The meter did not change in this time."))

    def _show_jumps(self, jumps: Sequence[Jump]) -> None:
        self._jumps = jumps
        self.changes.clear()
        self.changes.addItems([""] * len(jumps))
        self._mark_changes()
        self._show_preview()

    def _mark_changes(self) -> None:
        """The words of each change, with a pencil where a correction counts."""
        words = partial(change_words, unit=self._unit, zone=self._zone)
        for row, jump in enumerate(self._jumps):
            self.changes.item(row).setText(words(jump, said=self._said(jump)))

    def _show_notes(self, made: str | None = None) -> None:
        """The one just ``made`` is chosen, else the one that was."""
        row = self.notes.currentRow()
        chosen = made or (self._notes[row].note_id if 0 <= row < len(self._notes) else None)
        self._notes = self._services.entities.meters.notes(self._key)[::-1]
        self.notes.clear()
        for note in self._notes:
            item = QListWidgetItem(note_words(note, self._zone))
            if note.undone_at is not None:
                item.setForeground(self._theme.color("ink3"))
            self.notes.addItem(item)
        ids = [note.note_id for note in self._notes]
        self.notes.setCurrentRow(ids.index(chosen) if chosen in ids else min(0, len(ids) - 1))
        self._name_undo()

    def _name_undo(self) -> None:
        row = self.notes.currentRow()
        is_known = 0 <= row < len(self._notes)
        is_undone = is_known and self._notes[row].undone_at is not None
        self.undo_button.setEnabled(is_known)
        self.undo_button.setText(
            self.tr("Correct again") if is_undone else self.tr("Undo correction")
        )

    @property
    def _zone(self) -> Any:
        return self._services.live.zone

    def _connect(self) -> None:
        self.meter.currentIndexChanged.connect(self._show_meter)
        self.correct_button.clicked.connect(self.correct)
        self.changes.itemSelectionChanged.connect(self._choose_anew)
        self.reset.toggled.connect(lambda _: self._choose_anew())
        self.changes.itemActivated.connect(lambda _: self.correct())
        self.note.returnPressed.connect(self._correct_by_enter)
        self.notes.currentRowChanged.connect(lambda _: self._name_undo())
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Correct a change of a meter"))
        for key, name in self._asked.meters:
            self.meter.addItem(name, key)
        self.meter.setCurrentIndex(max(0, self.meter.findData(self._asked.key)))
        self._name()
        self.not_real.setChecked(True)
        for text in (self.message, self.preview):
            text.setWordWrap(True)
        self.correct_button.setProperty("kind", "primary")
        self.close_button.setAutoDefault(False)  # Enter in the note corrects, and closes nothing
        self._lay_out()

    def _name(self) -> None:
        self.meter.setAccessibleName(self.tr("Meter"))
        self.changes.setAccessibleName(self.tr("Greatest changes, as the meter showed them"))
        self.notes.setAccessibleName(self.tr("Corrections of this meter"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Why, for example: battery exchanged"))

    def _lay_out(self) -> None:
        px = self._theme.px
        form = QFormLayout()
        form.addRow(self.meter.accessibleName(), self.meter)
        saying, undoing = QHBoxLayout(), QHBoxLayout()
        saying.addWidget(self.message, 1)
        saying.addWidget(self.correct_button)
        undoing.addWidget(self.undo_button)
        undoing.addStretch(1)
        undoing.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(8))
        column.addLayout(form)
        column.addWidget(label(self.changes.accessibleName(), "secondary"))
        column.addWidget(self.changes, 3)
        for widget in (self.not_real, self.reset, self.preview, self.note):
            column.addWidget(widget)
        column.addLayout(saying)
        column.addWidget(label(self.notes.accessibleName(), "secondary"))
        column.addWidget(self.notes, 2)
        column.addLayout(undoing)
        self.setMinimumWidth(px(480))
        room = self.screen().availableSize()
        self.resize(min(px(640), room.width()), min(px(620), room.height()))
