"""A plain client of Home Assistant, past the proxy: knows which rows were really sent live."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from typing import Final, Self

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.faults.traffic import Sent
from tests.servers.home_assistant import HomeAssistant

AGAIN_S: Final = 0.05
LISTEN_S: Final = 0.5


class Witness:
    """Listens from a thread of its own whenever Home Assistant is there."""

    def __init__(self, home: HomeAssistant) -> None:
        self._home = home
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="witness")
        self.sent = Sent()
        self.listens = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            with suppress(OSError, WebSocketException):
                self._listen()
            self.listens.clear()
            time.sleep(AGAIN_S)

    def _listen(self) -> None:
        address = f"ws://127.0.0.1:{self._home.port}/api/websocket"
        with connect(address, max_size=None, proxy=None, close_timeout=1) as socket:
            socket.recv()
            socket.send(json.dumps({"type": "auth", "access_token": self._home.token}))
            socket.recv()
            socket.send(json.dumps(_SUBSCRIBE))
            self.listens.set()
            self._take(socket)

    def _take(self, socket: ClientConnection) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                self.sent.note_message(json.loads(socket.recv(timeout=LISTEN_S)))


_SUBSCRIBE: Final = {"id": 1, "type": "subscribe_events", "event_type": "state_changed"}
