"""Garbage is collected by the loop's thread, whichever thread made it and allocates most."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from energy_desktop import garbage


class Cycle:
    """Only the collector can free it."""

    def __init__(self, freed_by: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_by.append(threading.current_thread()))


@pytest.fixture
def automatic() -> Iterator[None]:
    """Python collects by itself, as it does outside these tests."""
    gc.enable()
    yield
    gc.disable()


def allocate_much() -> None:
    """More than any threshold, in another thread."""

    def allocate() -> None:
        for _ in range(100):
            _kept = [[] for _ in range(10_000)]  # type: ignore[var-annotated]

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("automatic")
def test_by_itself_python_frees_a_cycle_in_whichever_thread_allocates() -> None:
    gc.collect()  # so that this thread has allocated next to nothing
    freed_by: list[threading.Thread] = []
    Cycle(freed_by)
    allocate_much()
    assert freed_by
    assert freed_by[0] is not threading.current_thread()


@pytest.mark.usefixtures("automatic")
def test_in_the_program_it_is_freed_by_the_thread_of_the_loop(qtbot: QtBot) -> None:
    freed_by: list[threading.Thread] = []
    with garbage.collected_here(every_ms=1):
        Cycle(freed_by)
        allocate_much()
        assert not freed_by
        _kept = [Cycle([]) for _ in range(gc.get_threshold()[0] + 1)]
        qtbot.wait_until(lambda: bool(freed_by))
    assert freed_by == [threading.current_thread()]
    assert gc.isenabled()


@pytest.mark.usefixtures("qapp")
def test_a_process_that_collected_by_hand_goes_on_doing_so() -> None:
    with garbage.collected_here():
        pass
    assert not gc.isenabled()


def test_the_oldest_generation_that_is_due_is_collected() -> None:
    freed_by: list[threading.Thread] = []
    Cycle(freed_by)
    gc.collect(0)
    gc.collect(1)  # in the oldest generation now, if it were not freed
    assert freed_by
    kept = Cycle(freed_by)
    gc.collect(0)
    gc.collect(1)
    del kept
    garbage.collect_what_is_due()
    assert len(freed_by) == 1
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    garbage.collect_what_is_due()
    assert len(freed_by) == 2


def test_what_an_earlier_run_left_is_collected_before_the_rest_is_kept_for_good() -> None:
    freed_by: list[threading.Thread] = []
    Cycle(freed_by)
    gc.freeze()
    try:
        garbage.keep_for_good()
        assert freed_by
    finally:
        garbage.keep_no_longer()
