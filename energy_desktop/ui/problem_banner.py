"""What the user should know, at the top of the window: the newest problem that still goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from energy_desktop.events import JOURNAL, STATE, STORING
from energy_desktop.ui.languages import spoken
from energy_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from energy_desktop.events import Problem
    from energy_desktop.services import Services
    from energy_desktop.ui.theme import Theme


class ProblemBanner(Banner):
    """Goes away by itself when its problem is over, or when it is closed; the one before returns.

    What was closed is not told again before it has ended.
    """

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, wraps=True)
        self._problems: list[Problem] = []
        self._closed: set[str] = set()
        self.acted.connect(self._close)
        services.events.problem_raised.connect(self.add)
        services.events.problem_ended.connect(self.end)
        for problem in services.status.troubles.values():
            self.add(problem)

    def add(self, problem: Problem) -> None:
        """Tell a problem; it takes the place of one of the same topic."""
        if problem.topic in self._closed:
            return
        self._problems = [*self._without(problem.topic), problem]
        self._show_newest()

    def end(self, topic: str) -> None:
        """The problem of a topic is over."""
        self._closed.discard(topic)
        self._problems = self._without(topic)
        self._show_newest()

    def _without(self, topic: str) -> list[Problem]:
        return [p for p in self._problems if not topic or p.topic != topic]

    def _close(self) -> None:
        closed = self._problems.pop()
        if closed.topic:
            self._closed.add(closed.topic)
        self._show_newest()

    def _show_newest(self) -> None:
        if not self._problems:
            self.hide()
            return
        problem = self._problems[-1]
        icon_name = "information-outline" if problem.topic == STATE else "alert-circle-outline"
        self.say(_tone(problem), icon_name, self._words(problem), self.tr("Close"))

    def _words(self, problem: Problem) -> str:
        """With what becomes of the data meanwhile."""
        comfort = {
            STORING: self.tr("Recording goes on; readings wait until it is back."),
            STATE: self.tr("Recording goes on; what is changed is kept here and sent later."),
        }
        return " ".join(filter(None, (spoken(problem.message), comfort.get(problem.topic, ""))))


def _tone(problem: Problem) -> str:
    if problem.topic == STATE:
        return "info"
    return "err" if problem.lasting or problem.topic == JOURNAL else "warn"
