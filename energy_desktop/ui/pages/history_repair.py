"""*Repair* of History: Home Assistant is asked again for what is missing in what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from energy_desktop.ui.languages import translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.outcome import Outcome, failure
from energy_desktop.ui.widgets.coverage_legend import CoverageLegend
from energy_desktop.ui.widgets.repair_words import asking_words, repaired_words

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.repair import Repaired
    from energy_desktop.ui.tasks import Tasks

_REPAIR: Final = "repair"


class HistoryRepair:
    """``legend`` says how it goes and what came of it, followed by ``ended``; ``then`` what it has
    repaired is drawn."""

    def __init__(
        self,
        services: Services,
        tasks: Tasks,
        legend: CoverageLegend,
        then: Callable[[], object],
        ended: Callable[[], object],
    ) -> None:
        self._services, self._tasks, self._legend, self._then = services, tasks, legend, then
        self._ended = ended
        self._outcome: Outcome | None = None

    def ask(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> None:
        """Ask for these sensors and this time."""
        self._legend.say(asking_words())
        name = translate("LongWork", "Repair")
        between = self._services.repair.between
        self._tasks.start(
            long_work(self._legend, name, between, entity_ids, start, end),
            self._repaired,
            lambda error: self._end(failure(error)),
            key=_REPAIR,
        )

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What came of the last one, as long as that is said."""
        if self._outcome is None or not self._legend.is_saying_end:
            return {}
        return {_REPAIR: self._outcome}

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say it again, also where another page had asked."""
        if _REPAIR in outcomes:
            self._say(outcomes[_REPAIR])

    def _repaired(self, done: Repaired) -> None:
        self._end(Outcome(partial(repaired_words, done)))
        self._then()

    def _end(self, outcome: Outcome) -> None:
        self._say(outcome)
        self._ended()

    def _say(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._legend.say_end(outcome.words())
