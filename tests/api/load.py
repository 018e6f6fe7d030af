"""Asks the API over many kept connections, as fast as it answers or at a rate; no benchmark itself.

One thread with plain sockets and a selector: it takes a tenth of the time that the server takes.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection


@dataclass
class Answers:
    """What came back: seconds each answer took, how many of each status, and over how long."""

    taken_s: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    bytes_read: int = 0
    seconds: float = 0.0

    @property
    def per_s(self) -> float:
        """Answers a second."""
        return len(self.taken_s) / self.seconds

    def __str__(self) -> str:
        ordered = sorted(self.taken_s) or [float("nan")]
        p50, p95, p99 = (ordered[int(len(ordered) * p)] * 1_000 for p in (0.5, 0.95, 0.99))
        size = self.bytes_read / max(1, len(self.taken_s)) / 1_000
        bad = {status: n for status, n in self.statuses.items() if status != 200}
        return (
            f"{self.per_s:7,.0f}/s, p50 {p50:6.1f} p95 {p95:6.1f} p99 {p99:6.1f} ms, "
            f"{size:6.1f} kB{f', {bad}' if bad else ''}"
        )


class _Asker:
    """One kept connection."""

    def __init__(self, port: int, request: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self._request = request
        self._began = 0.0
        self._head: bytes | None = None
        self._left = 0

    def ask(self) -> None:
        self._began, self._head, self._left = time.perf_counter(), b"", 0
        self.socket.sendall(self._request)

    def read(self, answers: Answers) -> bool:
        """Take what has come; whether the answer is complete."""
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        answers.bytes_read += len(data)
        if self._head is not None:
            self._head += data
            if (end := self._head.find(b"\r\n\r\n")) < 0:
                return False
            head, data, self._head = self._head[:end].lower(), self._head[end + 4 :], None
            answers.statuses[int(head.split(b" ", 2)[1])] += 1
            self._left = int(head.split(b"content-length: ")[1].split(b"\r\n")[0])
        self._left -= len(data)
        if self._left > 0:
            return False
        answers.taken_s.append(time.perf_counter() - self._began)
        return True


def load(
    report: Connection, port: int, path: str, seconds: float, connections: int, rate: float
) -> None:
    """Ask for ``seconds`` and report; ``rate`` requests a second in all, 0: as fast as it goes."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    askers = [_Asker(port, request) for _ in range(connections)]
    for asker in askers:  # the first request of a connection makes its thread
        asker.ask()
        while not asker.read(Answers()):
            pass
    report.send(_asked(askers, seconds, rate))
    report.close()


def _asked(askers: list[_Asker], seconds: float, rate: float) -> Answers:
    answers, selector = Answers(), selectors.DefaultSelector()
    for asker in askers:
        selector.register(asker.socket, selectors.EVENT_READ, asker)
    began = time.perf_counter()
    idle, sent = list(askers), 0
    while (now := time.perf_counter() - began) < seconds or len(idle) < len(askers):
        while idle and now < seconds and (not rate or sent < now * rate):
            idle.pop().ask()
            sent += 1
        for key, _ in selector.select(0.002 if rate else 0.5):
            if key.data.read(answers):
                idle.append(key.data)
    answers.seconds = time.perf_counter() - began
    for asker in askers:
        asker.socket.close()
    return answers
