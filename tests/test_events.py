"""The one object of signals: who listens, and that nobody is told after its end."""

from __future__ import annotations

from energy_desktop.events import Events


def test_a_problem_of_a_topic_is_raised_and_ended() -> None:
    events, heard = Events(), list[object]()
    events.problem_raised.connect(lambda problem: heard.append(problem.message))
    events.problem_ended.connect(heard.append)
    events.tell("api", "The port is taken.")
    events.tell("api", None)
    assert heard == ["The port is taken.", "api"]


def test_closed_it_tells_nobody_and_keeps_nobody() -> None:
    events, heard = Events(), list[object]()
    events.api_changed.connect(lambda: heard.append("here"))
    events.link_changed.connect(heard.append)
    events.link_changed.connect(heard.append)
    events.close()
    events.close()
    events.api_changed.emit()
    events.link_changed.emit(True)
    assert heard == []
