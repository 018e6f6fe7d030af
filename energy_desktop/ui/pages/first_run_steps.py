"""What a step of first run is, and step 3: the sensors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.models import Entity
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.connection_errors import connection_words
from energy_desktop.ui.widgets.fold import Fold
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.sensor_table import SensorTableModel
from energy_desktop.ui.widgets.sensor_view import SensorView
from energy_desktop.ui.widgets.wrapped_check_box import WrappedRadioButton
from energy_desktop.ui.widgets.wrapped_row import WrappedRow

_VIEW_PX: Final = 150


class Step(QWidget):
    """A heading, a sentence, content. ``changed`` after each input."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.title = label(title, "title")
        self.title.setWordWrap(True)
        self.text = label(text, "secondary")
        self.text.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.setSpacing(theme.px(6))

    @property
    def is_complete(self) -> bool:
        """Whether one can go on."""
        raise NotImplementedError


class StepArea(QScrollArea):
    """Scrolls a step where the window is too low for the least that it needs.

    A list in it scrolls by itself before that, which Qt's own resizing would not let it do.
    """

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self.setWidget(step)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        step.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the step shows has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the step, once it has its place."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(part))

    def _fit(self) -> None:
        room = self.viewport().size()
        width = max(room.width(), self._step.minimumSizeHint().width())
        least = self._step.column.minimumHeightForWidth(width)
        self._step.resize(width, max(room.height(), least))


class ErrorText(QWidget):
    """What is wrong in one sentence and, below it, what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", "error")
        self.remedy = label("", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        for words in (self.sentence, self.remedy):
            words.setWordWrap(True)
            column.addWidget(words)
        self.clear()

    def show_code(self, code: str | None, message: str = "") -> None:
        """Say what a stable error word means, or the error's own message where that says more."""
        self.say(*connection_words(code, message))

    def say(self, sentence: str, remedy: str = "") -> None:
        """Show words."""
        self.sentence.setText(sentence)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.show()

    def clear(self) -> None:
        """Nothing is wrong."""
        self.sentence.clear()
        self.hide()


class SensorsStep(Step):
    """The sensors found, the ones tracked by default ticked, and where data is kept."""

    def __init__(self, theme: Theme, data_folder: str) -> None:
        super().__init__(
            theme,
            self.tr("Which sensors matter to you?"),
            self.tr(
                "All energy sensors are recorded from now on. Ticked ones get their past fetched "
                "too, and are shown on the pages."
            ),
        )
        self.model = SensorTableModel(self)
        self.view = SensorView(theme, self.model, self.tr("Sensors found"))
        self.count = label("", "strong")
        self.all_button = QPushButton(self.tr("All"))
        self.none_button = QPushButton(self.tr("None"))
        self.suggested_button = QPushButton(self.tr("Suggested"))
        self.fold = Fold(theme, self.tr("Where to keep data"))
        self.on_files = WrappedRadioButton(self.tr("In files on this computer; nothing to install"))
        self.on_servers = WrappedRadioButton(
            self.tr("On servers, MongoDB and QuestDB; they are set up right after the start")
        )
        self._suggested: list[str] = []
        self._build(data_folder)

    @property
    def chosen(self) -> list[str]:
        """The ticked entity ids."""
        return self.model.tracked

    @property
    def is_complete(self) -> bool:
        """One may begin with none; sensors can be chosen later."""
        return True

    def set_entities(self, entities: Sequence[Entity]) -> None:
        """Show what was found, with those ticked that discovery would track."""
        self._suggested = [e.entity_id for e in entities if e.is_tracked]
        self.model.set_entities(entities, self._suggested)
        self._show_count()

    def _show_count(self) -> None:
        self.count.setText(
            self.tr("{0} of {1} chosen").format(len(self.chosen), self.model.rowCount())
        )

    def _build(self, data_folder: str) -> None:
        self.view.set_roles_editable(False)
        self.view.hide_values()
        self.view.setMinimumHeight(self.theme.px(_VIEW_PX))
        row, buttons = QHBoxLayout(), WrappedRow(self.theme)
        row.addWidget(self.count, 1)
        for button in (self.suggested_button, self.all_button, self.none_button):
            buttons.addWidget(button)
        row.addLayout(buttons)
        card = Card(self.theme)
        card.body.addLayout(row)
        card.body.addWidget(self.view, 1)
        where = label(
            self.tr("The files are in {0}. Nothing is uploaded anywhere.").format(data_folder),
            "secondary",
        )
        where.setWordWrap(True)
        self.on_files.setChecked(True)
        for widget in (self.on_files, self.on_servers, where):
            self.fold.content.addWidget(widget)
        self.column.addSpacing(self.theme.px(4))
        self.column.addWidget(card, 1)
        self.column.addWidget(self.fold)
        self.model.tracking_changed.connect(self._show_count)
        self.all_button.clicked.connect(lambda: self.model.set_tracked(self._all()))
        self.none_button.clicked.connect(lambda: self.model.set_tracked([]))
        self.suggested_button.clicked.connect(lambda: self.model.set_tracked(self._suggested))

    def _all(self) -> list[str]:
        return [self.model.entity(row).entity_id for row in range(self.model.rowCount())]
