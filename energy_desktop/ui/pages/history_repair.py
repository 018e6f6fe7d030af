"""*Repair…* of History: Home Assistant is asked again for what is missing in what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from energy_desktop.ui.languages import error_words, translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.widgets.coverage_strip import CoverageLegend
from energy_desktop.ui.widgets.repair_words import asking_words, repaired_words

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.repair import Repaired
    from energy_desktop.ui.tasks import Tasks


def repair(
    services: Services,
    tasks: Tasks,
    legend: CoverageLegend,
    asked: tuple[Sequence[str], datetime, datetime],
    then: Callable[[], object],
) -> None:
    """Ask for the sensors and the time of ``asked``; ``legend`` says how it goes, ``then`` what it
    has repaired is drawn."""
    legend.say(asking_words())

    def ended(done: Repaired) -> None:
        legend.say_end(repaired_words(done))
        then()

    name = translate("LongWork", "Repair")
    tasks.start(
        long_work(legend, name, services.repair.between, *asked),
        ended,
        lambda error: legend.say_end(error_words(error)),
        key="repair",
    )
