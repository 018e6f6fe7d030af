"""The Home Assistants found on the network, as cards of which one can be chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from energy_desktop.models import FoundHome
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.home_card import HomeCard


class HomeList(QScrollArea):
    """Cards in the order of finding; ``chosen`` carries the address the user picked.

    It is as high as its cards while there is room, and scrolls where there is none.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: dict[str, HomeCard] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def homes(self) -> list[FoundHome]:
        """The homes shown."""
        return [card.home for card in self._cards.values()]

    @property
    def cards(self) -> list[HomeCard]:
        """Their cards."""
        return list(self._cards.values())

    def put(self, home: FoundHome) -> None:
        """Show a home, or what changed about the one at its address."""
        if home.url in self._cards:
            self._cards[home.url].set_home(home)
            return
        card = HomeCard(self._theme, home)
        card.clicked.connect(partial(self._choose, home.url))
        self._cards[home.url] = card
        self._column.addWidget(card)
        card.show()  # at once, so that it counts for the height asked for
        self._fit()

    def drop(self, home: FoundHome) -> None:
        """Show it no longer."""
        card = self._cards.pop(home.url, None)
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._fit()

    def clear(self) -> None:
        """Show none."""
        for home in self.homes:
            self.drop(home)

    def mark(self, url: str) -> None:
        """Show the home at an address as chosen, or none where it isn't in the list."""
        for known, card in self._cards.items():
            card.set_chosen(known == url)

    def sizeHint(self) -> QSize:
        """All cards."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """One card; the others are scrolled to."""
        first = next(iter(self._cards.values()), None)
        height = first.sizeHint().height() if first else 0
        return QSize(self._inside.minimumSizeHint().width(), height)

    def _choose(self, url: str, _checked: object = None) -> None:
        self.ensureWidgetVisible(self._cards[url])
        self.chosen.emit(url)

    def _build(self) -> None:
        self._inside.setObjectName("page")
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Home Assistants found"))
        self.hide()

    def _fit(self) -> None:
        self.setVisible(bool(self._cards))
        self.updateGeometry()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(10))
        self.updateGeometry()
