"""A server that may lack what it acknowledged is noticed, and since when that is so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import to_us
from energy_desktop.stores.base import DOUBTED_SINCE
from energy_desktop.stores.witness import KEEP_EVERY_US, MARK_EVERY_US, Witness
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_state_store import MemoryStateStore
from tests.stores.backends import batch

AWAY = StoreUnavailable("The server is away.")
pytestmark = pytest.mark.usefixtures("allow_log")


class Home:
    """A server, what the program keeps of it, and the program's clock."""

    def __init__(self, *, is_durable: bool) -> None:
        self.clock = ManualClock()
        self.series = MemorySharedSeries(is_durable=is_durable)
        self.state = MemoryStateStore()
        self.witness = self.begin()

    def begin(self) -> Witness:
        """Another run of the program."""
        self.witness = Witness(self.series, self.state, lambda: self.now_us)
        return self.witness

    @property
    def now_us(self) -> int:
        return to_us(self.clock.now())

    async def write(self) -> None:
        await self.series.write_readings(batch(("a", self.series.transactions, 1.0)))

    async def work(self, minutes: int) -> None:
        """Write and look once a minute."""
        for _ in range(minutes):
            self.clock.advance(60)
            await self.write()
            assert not await self.witness.look()

    async def doubted(self) -> int | None:
        found = (await self.state.settings()).get(DOUBTED_SINCE)
        return None if found is None else int(found)


@pytest.fixture
def home() -> Home:
    return Home(is_durable=False)


@pytest.fixture
def durable() -> Home:
    return Home(is_durable=True)


async def test_after_a_restart_without_synced_commits_is_doubted_what_came_since_the_last_look(
    home: Home,
) -> None:
    await home.work(3)
    looked_us = home.now_us
    home.clock.advance(30)
    home.series.restart()
    assert await home.witness.look()
    assert await home.doubted() == looked_us


async def test_after_a_restart_with_synced_commits_nothing_is_doubted(durable: Home) -> None:
    await durable.work(3)
    durable.series.restart()
    await durable.work(3)
    assert await durable.doubted() is None


async def test_what_counts_is_whether_commits_were_synced_before_the_restart(home: Home) -> None:
    await home.work(1)
    home.series.is_durable = True
    home.series.restart()
    assert await home.witness.look()
    home.series.is_durable = False
    home.series.restart()
    assert not await home.witness.look()


async def test_a_restart_while_the_program_was_off_is_noticed_at_its_start(home: Home) -> None:
    await home.work(3)
    looked_us = home.now_us
    await home.witness.keep()
    home.clock.advance(86_400)
    home.series.restart()
    assert await home.begin().look()
    assert await home.doubted() == looked_us


async def test_of_a_server_that_is_met_first_nothing_is_doubted(home: Home) -> None:
    home.series.restart()
    assert not await home.witness.look()
    assert await home.doubted() is None


async def test_one_that_was_set_back_is_doubted_since_the_mark_that_is_in_the_copy(
    durable: Home,
) -> None:
    await durable.work(7)
    copied = durable.series.copied()
    await durable.work(60)
    durable.series.set_back(copied)
    assert await durable.witness.look()
    assert await durable.doubted() == copied.marked_us
    assert copied.marked_us <= durable.now_us - 60 * 60_000_000
    assert copied.marked_us >= durable.now_us - 67 * 60_000_000


async def test_so_it_is_where_the_program_was_off_meanwhile(durable: Home) -> None:
    await durable.work(7)
    copied = durable.series.copied()
    await durable.work(7)
    durable.series.set_back(copied)
    assert await durable.begin().look()
    assert await durable.doubted() == copied.marked_us


async def test_what_is_written_into_it_before_the_look_hides_nothing(durable: Home) -> None:
    await durable.work(7)
    copied = durable.series.copied()
    await durable.work(7)
    durable.series.set_back(copied)
    for _ in range(100):
        await durable.write()
    assert await durable.witness.look()


async def test_one_whose_table_was_made_anew_is_doubted_altogether(durable: Home) -> None:
    await durable.work(7)
    durable.series.table = "another"
    assert await durable.witness.look()
    assert await durable.doubted() == 0


async def test_one_without_any_mark_is_doubted_altogether(durable: Home) -> None:
    copied = durable.series.copied()
    await durable.work(1)
    durable.series.set_back(copied)
    assert await durable.witness.look()
    assert await durable.doubted() == 0


async def test_times_from_a_clock_that_was_wrong_are_not_believed(home: Home) -> None:
    home.clock._now += timedelta(days=400)
    await home.work(3)
    home.clock._now -= timedelta(days=400)
    home.series.restart()
    assert await home.witness.look()
    assert await home.doubted() == 0


async def test_a_doubt_stays_and_the_earlier_one_counts(home: Home) -> None:
    await home.work(1)
    first_us = home.now_us
    home.series.restart()
    assert await home.witness.look()
    await home.work(3)
    home.series.restart()
    assert await home.witness.look()
    assert await home.doubted() == first_us


async def test_a_doubt_that_cannot_be_kept_now_is_kept_later(durable: Home) -> None:
    await durable.work(7)
    copied = durable.series.copied()
    await durable.work(7)
    durable.series.set_back(copied)
    await durable.write()
    durable.state.failing = AWAY
    with pytest.raises(StoreUnavailable):
        await durable.witness.look()
    for _ in range(100):
        await durable.write()
    durable.state.failing = None
    assert await durable.witness.look()
    assert await durable.doubted() == copied.marked_us


async def test_looking_often_writes_seldom(durable: Home) -> None:
    await durable.witness.look()
    kept, transactions = await durable.state.settings(), durable.series.transactions
    for _ in range(5):
        durable.clock.advance(KEEP_EVERY_US // 6 / 1e6)
        await durable.witness.look()
    assert await durable.state.settings() == kept
    assert durable.series.transactions == transactions
    durable.clock.advance(MARK_EVERY_US / 1e6)
    await durable.witness.look()
    assert await durable.state.settings() != kept
    assert durable.series.transactions == transactions + 1
