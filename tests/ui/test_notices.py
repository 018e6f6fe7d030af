"""When a notification is due: lasting trouble, once, never in the night, never too often."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from energy_desktop.ui.notices import (
    DATABASE,
    DISCONNECTED,
    KINDS,
    REPAIRED,
    Kind,
    Notices,
    QuietHours,
)

NOON = datetime(2026, 6, 18, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Desk:
    """Notices with what the user wants, changeable."""

    def __init__(self) -> None:
        self.unwanted: set[Kind] = set()
        self.quiet: QuietHours | None = None
        self.notices = Notices(lambda kind: kind not in self.unwanted, lambda: self.quiet)

    def begin(self, kind: Kind, due_at: datetime, *, is_news: bool = False) -> None:
        self.notices.begin(kind, lambda: ("Title", kind.setting), due_at=due_at, is_news=is_news)

    def told(self, at: datetime) -> list[str]:
        return [notice.text for notice in self.notices.due(at)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_trouble_is_told_when_it_has_lasted_and_once(desk: Desk) -> None:
    desk.begin(DISCONNECTED, NOON + 5 * MINUTE)
    assert desk.told(NOON + 4 * MINUTE) == []
    assert desk.notices.is_waiting
    assert desk.told(NOON + 5 * MINUTE) == [DISCONNECTED.setting]
    assert desk.told(NOON + 48 * HOUR) == []
    assert not desk.notices.is_waiting


def test_what_ends_soon_is_never_told(desk: Desk) -> None:
    desk.begin(DISCONNECTED, NOON + 5 * MINUTE)
    desk.notices.end(DISCONNECTED)
    assert desk.told(NOON + HOUR) == []
    assert not desk.notices.is_waiting


def test_one_of_a_kind_an_hour_and_the_next_only_if_it_still_is_so(desk: Desk) -> None:
    desk.begin(DISCONNECTED, NOON)
    assert len(desk.told(NOON)) == 1
    desk.notices.end(DISCONNECTED)
    desk.begin(DISCONNECTED, NOON + 20 * MINUTE)
    assert desk.told(NOON + 59 * MINUTE) == []
    assert len(desk.told(NOON + HOUR)) == 1
    desk.begin(DATABASE, NOON + HOUR)
    assert len(desk.told(NOON + HOUR)) == 1


def test_a_database_that_can_not_be_written_is_told_every_day(desk: Desk) -> None:
    desk.begin(DATABASE, NOON)
    told = [at for at in range(72) if desk.told(NOON + at * HOUR)]
    assert told == [0, 24, 48]
    assert DATABASE.is_critical
    assert desk.notices.is_waiting


def test_news_is_told_once_and_forgotten(desk: Desk) -> None:
    desk.begin(REPAIRED, NOON, is_news=True)
    assert len(desk.told(NOON)) == 1
    assert not desk.notices.is_waiting
    desk.begin(REPAIRED, NOON + 30 * MINUTE, is_news=True)
    assert desk.told(NOON + 30 * MINUTE) == []
    assert len(desk.told(NOON + HOUR)) == 1


def test_newer_words_replace_the_old_and_a_graver_case_is_told_sooner(desk: Desk) -> None:
    desk.begin(DATABASE, NOON + 5 * MINUTE)
    desk.notices.begin(DATABASE, lambda: ("Title", "In memory only."), due_at=NOON)
    assert desk.told(NOON) == ["In memory only."]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_switched_off_and_on_while_it_lasts(desk: Desk, kind: Kind) -> None:
    desk.unwanted.add(kind)
    desk.begin(kind, NOON)
    assert desk.told(NOON) == []
    desk.unwanted.clear()
    assert desk.told(NOON + MINUTE) == [kind.setting]


def test_in_quiet_hours_it_waits_and_tells_what_still_is_so(desk: Desk) -> None:
    here = NOON.astimezone()
    desk.quiet = QuietHours(here.time(), (here + 2 * HOUR).time())
    desk.begin(DISCONNECTED, NOON)
    desk.begin(DATABASE, NOON)
    assert desk.told(NOON) == []
    desk.notices.end(DISCONNECTED)
    assert desk.told(NOON + 2 * HOUR - MINUTE) == []
    assert desk.told(NOON + 2 * HOUR) == [DATABASE.setting]


@pytest.mark.parametrize(
    ("text", "quiet", "loud"),
    [
        ("22:00-07:00", ["22:00", "23:59", "00:00", "06:59"], ["07:00", "12:00", "21:59"]),
        ("12:30-13:00", ["12:30", "12:59"], ["12:29", "13:00", "00:00"]),
        ("08:00-08:00", ["08:00", "07:59", "20:00"], []),
    ],
)
def test_quiet_hours_are_times_of_day_where_the_desktop_is(
    text: str, quiet: list[str], loud: list[str]
) -> None:
    hours = QuietHours.parse(text)
    assert hours is not None

    def holds(clock: str) -> bool:
        local = datetime.combine(NOON.date(), time.fromisoformat(clock)).astimezone()
        return hours.hold(local.astimezone(UTC))

    assert [holds(clock) for clock in quiet] == [True] * len(quiet)
    assert [holds(clock) for clock in loud] == [False] * len(loud)


def test_without_quiet_hours_there_are_none() -> None:
    assert QuietHours.parse("") is None
