"""The one object of signals: who listens, and that nobody is told after its end."""

from __future__ import annotations

import gc
import weakref

from energy_desktop.events import Events


def test_a_problem_of_a_topic_is_raised_and_ended() -> None:
    events, heard = Events(), list[object]()
    events.problem_raised.connect(lambda problem: heard.append(problem.message))
    events.problem_ended.connect(heard.append)
    events.tell("api", "The port is taken.")
    events.tell("api", None)
    assert heard == ["The port is taken.", "api"]


class Listener:
    """Knows the signals that it listens to, as a run of the program does."""

    def __init__(self) -> None:
        self.events = Events()
        self.events.api_changed.connect(lambda me=self: me)


def test_closed_it_keeps_nobody_who_knows_it_in_memory() -> None:
    listener = Listener()
    known = weakref.ref(listener)
    listener.events.close()
    del listener
    gc.collect()
    assert known() is None


def test_closed_it_tells_nobody() -> None:
    events, heard = Events(), list[object]()
    events.api_changed.connect(lambda: heard.append("here"))
    events.link_changed.connect(heard.append)
    events.link_changed.connect(heard.append)
    events.close()
    events.close()
    events.api_changed.emit()
    events.link_changed.emit(True)
    assert heard == []
