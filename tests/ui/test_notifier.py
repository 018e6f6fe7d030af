"""Which events of connection, repair and database become a notification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from energy_desktop.events import API, JOURNAL, STORING, Problem
from energy_desktop.models import ConnectionPhase, ConnectionState, Progress
from energy_desktop.sentences import say
from energy_desktop.services import Services
from energy_desktop.ui import formats
from energy_desktop.ui.languages import ENGLISH, use_language
from energy_desktop.ui.notices import Notice
from energy_desktop.ui.notifier import Notifier
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage

MINUTE = timedelta(minutes=1)
LIVE, RETRYING = ConnectionPhase.LIVE, ConnectionPhase.RETRYING


class Desk:
    """A notifier whose clock the test moves; ``told`` are the notices so far."""

    def __init__(self, services: Services, home: FakeServices) -> None:
        self.home = home
        self.now = NOW
        self.told: list[Notice] = []
        self.notifier = Notifier(services, lambda: self.now)
        self.notifier.notified.connect(self.told.append)

    def become(self, phase: ConnectionPhase) -> None:
        self.home.home_assistant.become(ConnectionState(phase, self.now))

    def wait(self, time: timedelta) -> None:
        """Let time pass; the timer looks if it runs."""
        self.now += time
        if self.notifier.timer.isActive():
            self.notifier.timer.timeout.emit()

    def finish_repair(self) -> None:
        self.home.events.gap_repaired.emit(frozenset({"sensor.x"}))
        self.home.events.progress_changed.emit(Progress())

    @property
    def texts(self) -> list[str]:
        return [notice.text for notice in self.told]


@pytest.fixture
def desk(stage: Stage, services: Services, home: FakeServices) -> Iterator[Desk]:
    made = stage.do(lambda: Desk(services, home))
    yield made
    stage.do(made.notifier.deleteLater)


def test_while_all_is_well_nothing_is_told_and_nothing_ticks(desk: Desk) -> None:
    assert not desk.notifier.timer.isActive()
    desk.finish_repair()
    assert desk.told == []


def test_five_minutes_without_home_assistant_are_told_once(desk: Desk) -> None:
    desk.become(RETRYING)
    desk.wait(4 * MINUTE)
    desk.become(ConnectionPhase.CONNECTING)
    desk.become(RETRYING)
    assert desk.told == []
    desk.wait(MINUTE)
    [notice] = desk.told
    assert notice.title == "Not connected to Home Assistant"
    assert notice.text.startswith("Home Assistant can't be reached since 14:32.")
    assert (notice.page, notice.target) == ("settings", "connection")
    desk.wait(600 * MINUTE)
    assert len(desk.told) == 1
    assert not desk.notifier.timer.isActive()


def test_a_short_cut_is_nobodys_business(desk: Desk) -> None:
    desk.become(RETRYING)
    desk.wait(4 * MINUTE)
    desk.become(LIVE)
    desk.finish_repair()
    desk.wait(10 * MINUTE)
    assert desk.told == []


@pytest.mark.parametrize("phase", [ConnectionPhase.PAUSED, ConnectionPhase.UNCONFIGURED])
def test_what_the_user_wants_is_no_trouble(desk: Desk, phase: ConnectionPhase) -> None:
    desk.become(RETRYING)
    desk.become(phase)
    desk.wait(60 * MINUTE)
    assert desk.told == []


def test_a_long_gap_is_told_when_it_was_repaired(desk: Desk) -> None:
    desk.become(RETRYING)
    desk.wait(28 * MINUTE)
    desk.become(LIVE)
    desk.home.events.progress_changed.emit(Progress("repair", 1, 2))
    assert len(desk.told) == 1  # that it was cut
    desk.finish_repair()
    assert desk.told[1].title == "Gap repaired"
    assert desk.told[1].text == "14:32 to 15:00 was filled from Home Assistant's history."
    assert desk.told[1].page == "history"
    desk.finish_repair()
    assert len(desk.told) == 2


def test_a_gap_is_not_called_repaired_before_all_of_it_is(desk: Desk) -> None:
    desk.become(RETRYING)
    desk.wait(28 * MINUTE)
    desk.become(LIVE)
    desk.home.status.is_caught_up = False
    desk.finish_repair()
    assert len(desk.told) == 1
    desk.become(RETRYING)
    desk.wait(28 * MINUTE)
    desk.become(LIVE)
    desk.home.status.is_caught_up = True
    desk.finish_repair()
    assert desk.texts[-1] == "14:32 to 15:28 was filled from Home Assistant's history."


def test_a_refused_token_is_told_at_once_and_once(desk: Desk) -> None:
    desk.become(ConnectionPhase.REFUSED)
    assert desk.told[0].title == "Home Assistant refused the token"
    desk.become(ConnectionPhase.CONNECTING)
    desk.become(ConnectionPhase.REFUSED)
    desk.wait(120 * MINUTE)
    assert len(desk.told) == 1


def test_a_database_away_for_five_minutes_is_critical_and_told_daily(desk: Desk) -> None:
    desk.home.events.tell(STORING, "QuestDB does not answer.")
    assert desk.told == []
    desk.wait(5 * MINUTE)
    assert desk.told[0].is_critical
    assert desk.told[0].target == "database"
    assert desk.texts == [
        "QuestDB does not answer. Recording goes on; readings wait until it is back."
    ]
    desk.wait(timedelta(days=1))
    assert len(desk.told) == 2
    desk.home.events.tell(STORING, None)
    desk.wait(timedelta(days=1))
    assert len(desk.told) == 2


@pytest.mark.parametrize(
    "problem",
    [
        Problem("store", "The disk is full.", lasting=True, topic=STORING),
        Problem("store", "Readings are in memory only.", lasting=True, topic=JOURNAL),
    ],
)
def test_what_does_not_pass_by_itself_is_told_at_once(desk: Desk, problem: Problem) -> None:
    desk.home.events.problem_raised.emit(problem)
    assert desk.texts[0].startswith(problem.message)


def test_other_problems_are_for_the_window_alone(desk: Desk) -> None:
    desk.home.events.problem_raised.emit(Problem("api", "The port is taken.", topic=API))
    desk.wait(60 * MINUTE)
    assert desk.told == []


def test_what_went_wrong_before_it_watched_is_known(
    stage: Stage, services: Services, home: FakeServices
) -> None:
    home.home_assistant.state = ConnectionState(ConnectionPhase.REFUSED, NOW)
    home.status.troubles[STORING] = Problem("store", "It is full.", lasting=True, topic=STORING)
    told: list[Notice] = []
    notifier = stage.do(lambda: Notifier(services, lambda: NOW - MINUTE))
    notifier.notified.connect(told.append)
    notifier.look()
    notifier.deleteLater()
    assert notifier.timer.isActive()


def test_a_setting_that_is_changed_counts_at_once(desk: Desk, stage: Stage) -> None:
    desk.home.settings.values["notify_refused"] = False
    desk.become(ConnectionPhase.REFUSED)
    assert desk.told == []
    desk.home.settings.values["notify_refused"] = True
    desk.home.events.settings_changed.emit(frozenset({"notify_refused"}))
    assert len(desk.told) == 1


def test_quiet_hours_hold_it_back(desk: Desk) -> None:
    def local(at: datetime) -> str:
        return at.astimezone().strftime("%H:%M")

    hours = f"{local(desk.now)}-{local(desk.now + 60 * MINUTE)}"
    desk.home.settings.values["quiet_hours"] = hours
    desk.become(ConnectionPhase.REFUSED)
    assert desk.told == []
    desk.wait(60 * MINUTE)
    assert len(desk.told) == 1


def test_what_waits_is_told_in_the_language_and_clock_of_the_moment_it_is_told(
    desk: Desk,
) -> None:
    desk.become(RETRYING)
    desk.home.events.tell(STORING, say("the disk is full"))
    try:
        use_language("de")
        formats.use_clock("12h")
        desk.wait(5 * MINUTE)
    finally:
        use_language(ENGLISH)
        formats.use_clock("system")
    assert [notice.title for notice in desk.told] == [
        "Nicht mit Home Assistant verbunden", "In die Datenbank kann nicht geschrieben werden",
    ]  # fmt: skip
    cut, storing = desk.texts
    assert "2:32\N{NARROW NO-BREAK SPACE}" in cut
    assert storing.endswith("Messwerte warten, bis die Datenbank wieder da ist.")
