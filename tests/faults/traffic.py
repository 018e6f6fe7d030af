"""What passed between the program and Home Assistant: rows that were sent live, requests."""

from __future__ import annotations

import json
import re
import time
import zlib
from contextlib import suppress
from typing import Any, Final

from tests.faults import rows
from tests.faults.frames import Messages

LARGE: Final = 256 * 1024
"""A longer message is an answer about the past: its rows were not sent live."""
_RESULT: Final = re.compile(rb'"id":\s*(\d+),\s*"type":\s*"result"')


class Sent:
    """Every row that Home Assistant is known to have sent live, by entity."""

    def __init__(self) -> None:
        self.by_entity: dict[str, rows.Values] = {}

    def note(self, entity_id: str, at_us: int, value: float | None) -> None:
        """This row was sent."""
        self.by_entity.setdefault(entity_id, {}).setdefault(at_us, value)

    def note_message(self, message: Any) -> None:
        """Note the rows in a message: a change, the present states, or a list of messages."""
        if isinstance(message, list):
            for each in message:
                self.note_message(each)
        elif message.get("type") == "event":
            self._note_event(message["event"])
        elif message.get("type") == "result" and isinstance(message.get("result"), list):
            self._note_states(message["result"])

    def _note_event(self, event: Any) -> None:
        if isinstance(event, dict) and event.get("event_type") == "state_changed":
            self.note(*rows.of_event(event))

    def _note_states(self, states: list[Any]) -> None:
        for state in states:
            if isinstance(state, dict) and "last_changed" in state:
                self.note(*rows.of_state(state))


class Requests:
    """The requests about the past (history, statistics) that are under way on one connection."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self.asked: list[dict[str, Any]] = []
        self.most_open = 0

    def ask(self, message: dict[str, Any]) -> None:
        """The client sent this."""
        if str(message.get("type", "")).endswith("_during_period"):
            self.open.add(message["id"])
            self.asked.append(message)
            self.most_open = max(self.most_open, len(self.open))

    def answer(self, ids: set[int]) -> None:
        """These were answered."""
        self.open -= ids


class Traffic:
    """Listens at the proxy. ``sent``: rows sent to the program; ``requests``: of each connection.

    ``connected_at`` is when the newest connection was made (monotonic seconds).
    """

    def __init__(self) -> None:
        self.sent = Sent()
        self.requests: list[Requests] = []
        self.connected_at = 0.0

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Every request about the past, in order."""
        return [message for each in self.requests for message in each.asked]

    @property
    def most_open(self) -> int:
        """The highest number of requests about the past at one time on a connection."""
        return max((each.most_open for each in self.requests), default=0)

    def listen(self) -> Listener:
        """The ears of one new connection."""
        self.connected_at = time.monotonic()
        self.requests.append(Requests())
        return Listener(self.sent, self.requests[-1])


class Listener:
    """Takes the bytes of one connection as they are delivered; deaf where it is no websocket."""

    def __init__(self, sent: Sent, requests: Requests) -> None:
        self._sent, self._requests = sent, requests
        self._up, self._down = Messages(), Messages()

    def up(self, data: bytes) -> None:
        """The program sent this to Home Assistant."""
        with suppress(ValueError, zlib.error):
            for message in self._up.feed(data):
                self._requests.ask(json.loads(message))

    def down(self, data: bytes) -> None:
        """Home Assistant sent this to the program."""
        with suppress(ValueError, zlib.error):
            for message in self._down.feed(data):
                self._hear(message)

    def _hear(self, message: bytes) -> None:
        self._requests.answer({int(found) for found in _RESULT.findall(message[:LARGE])})
        if len(message) < LARGE:
            self._sent.note_message(json.loads(message))
