"""What is heard at the proxy is what a real websocket server and client said to each other."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.sync.client import connect
from websockets.sync.server import Server, ServerConnection, serve

from tests.faults.frames import Messages
from tests.faults.proxy import Proxy
from tests.faults.traffic import Listener, Traffic

AT = "2026-03-01T12:00:00.000001+00:00"
AT_US = 1_772_366_400_000_001


def state(value: str, unit: str = "kW") -> dict[str, Any]:
    return {
        "entity_id": "sensor.a",
        "state": value,
        "attributes": {"unit_of_measurement": unit},
        "last_changed": AT,
    }


def event(new_state: dict[str, Any] | None) -> dict[str, Any]:
    data = {"entity_id": "sensor.a", "new_state": new_state}
    told = {"event_type": "state_changed", "time_fired": AT, "data": data}
    return {"id": 1, "type": "event", "event": told}


def answer(socket: ServerConnection) -> None:
    """Sends back what it is asked to."""
    for message in socket:
        for reply in json.loads(message)["replies"]:
            socket.send(json.dumps(reply))


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(answer, "127.0.0.1", 0, compression="deflate") as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def heard(server: Server, *asked: dict[str, Any], compression: str | None = "deflate") -> Traffic:
    traffic = Traffic()
    with Proxy(server.socket.getsockname()[1], traffic) as proxy:
        address = f"ws://127.0.0.1:{proxy.port}/"
        with connect(address, compression=compression, proxy=None) as client:
            for message in asked:
                client.send(json.dumps(message))
                for _ in message["replies"]:
                    client.recv()
    return traffic


@pytest.mark.parametrize("compression", ["deflate", None])
def test_a_changed_state_is_a_row_in_the_stored_unit(
    server: Server, compression: str | None
) -> None:
    replies = [event(state("1.5")), event(state("2.5"))]
    traffic = heard(server, {"replies": replies}, compression=compression)
    assert traffic.sent.by_entity == {"sensor.a": {AT_US: 1500.0}}


def test_coalesced_events_and_the_answer_with_all_states_are_heard_too(server: Server) -> None:
    removed = event(None)
    states = {"id": 2, "type": "result", "result": [state("7", "W") | {"entity_id": "sensor.b"}]}
    traffic = heard(server, {"replies": [[removed, states]]})
    assert traffic.sent.by_entity == {"sensor.a": {AT_US: None}, "sensor.b": {AT_US: 7.0}}


def test_requests_about_the_past_are_counted_and_how_many_ran_at_once(server: Server) -> None:
    kind = "history/history_during_period"
    ask = {"type": kind, "replies": []}
    done: list[dict[str, Any]] = [
        {"id": n, "type": "result", "success": True, "result": {}} for n in (1, 2, 3)
    ]
    traffic = heard(
        server,
        ask | {"id": 1, "replies": [done[0]]},
        ask | {"id": 2},
        ask | {"id": 3, "replies": [[done[1], done[2]]]},
        {"id": 4, "type": "get_states", "replies": []},
    )
    assert ([asked["id"] for asked in traffic.asked], traffic.most_open) == ([1, 2, 3], 2)


def test_a_message_larger_than_a_frame_of_the_line_is_put_together(server: Server) -> None:
    numbers = list(range(140_000))
    replies = [{"id": 1, "type": "result", "result": numbers}, event(state("1"))]
    traffic = heard(server, {"replies": replies})
    assert traffic.sent.by_entity == {"sensor.a": {AT_US: 1000.0}}


def test_a_message_may_come_byte_by_byte() -> None:
    messages = Messages()
    data = b"HTTP/1.1 101 \r\n\r\n" + b"\x01\x02ab" + b"\x80\x01c" + b"\x89\x00"
    assert [m for byte in data for m in messages.feed(bytes([byte]))] == [b"abc"]


def test_what_is_no_websocket_is_passed_over() -> None:
    traffic = Traffic()
    listener: Listener = traffic.listen()
    listener.up(b"GET / HTTP/1.1\r\n\r\n\x81\x04oops")
    listener.down(b"HTTP/1.1 400 \r\n\r\n\xc1\x04oops")
    assert (traffic.asked, traffic.sent.by_entity) == ([], {})
