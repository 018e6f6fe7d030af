from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from energy_desktop.errors import CommandError, ConnectionLost, HassTimeout, ProtocolError
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.url import parse_url
from tests.fakes.hass_server import TOKEN, FakeHass, event, failure, result, silent


async def test_it_asks_for_coalesced_messages_first(client: HassClient, hass: FakeHass) -> None:
    assert client.ha_version == "2025.4.4"
    assert hass.received[0] == {
        "id": 1,
        "type": "supported_features",
        "features": {"coalesce_messages": 1},
    }


async def test_a_home_assistant_that_cannot_coalesce_is_used_without(hass: FakeHass) -> None:
    hass.answers["supported_features"] = lambda m: [failure(m["id"], "unknown_command")]
    client = await HassClient.connect(parse_url(hass.url), TOKEN)
    assert await client.config() == {"state": "RUNNING"}
    await client.close()


async def test_a_result_that_comes_later_than_the_next_one_finds_its_request(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["a"] = silent
    slow = asyncio.create_task(client.command("a"))
    first = await hass.got("a")
    hass.answers["b"] = lambda m: [[result(m["id"], "b"), result(first["id"], "a")]]
    assert await client.command("b") == "b"
    assert await slow == "a"


async def test_ids_grow_with_every_command_however_many_are_sent_at_once(
    client: HassClient, hass: FakeHass
) -> None:
    await asyncio.gather(*(client.command("x", n=n) for n in range(50)))
    ids = [message["id"] for message in hass.received]
    assert ids == sorted(set(ids))


async def test_an_error_is_raised_with_home_assistants_own_code(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["x"] = lambda m: [failure(m["id"], "not_allowed", "no")]
    with pytest.raises(CommandError, match="no") as refused:
        await client.command("x")
    assert refused.value.code == "not_allowed"


async def test_a_command_that_is_not_answered_in_time_says_so_and_a_late_answer_hurts_nobody(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["x"] = silent
    with pytest.raises(HassTimeout):
        await client.command("x", timeout_s=0.01)
    await hass.send(result((await hass.got("x"))["id"], "late"))
    assert await client.ping() >= 0


async def test_events_of_one_burst_with_the_result_are_delivered_in_order(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["subscribe_events"] = lambda m: [
        [result(m["id"]), event(m["id"], 1), event(m["id"], 2)],
        event(m["id"], 3),
    ]
    seen: list[Any] = []
    await client.subscribe_events("state_changed", seen.append)
    await client.ping()
    assert seen == [1, 2, 3]
    assert (await hass.got("subscribe_events"))["event_type"] == "state_changed"


async def test_an_event_before_the_result_is_delivered_too(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["x"] = lambda m: [event(m["id"], 1), result(m["id"])]
    seen: list[Any] = []
    await client.subscribe("x", seen.append)
    assert seen == [1]


async def test_coalesced_frames_of_a_real_home_assistant_are_read(
    client: HassClient, hass: FakeHass, sample: Callable[[str, str], Any]
) -> None:
    lists = [
        entry["recv"]
        for entry in sample("2025.4.4", "subscribe_events_coalesced")
        if isinstance(entry.get("recv"), list)
    ]
    assert lists
    seen: list[Any] = []
    id_ = await client.subscribe_events("state_changed", seen.append)
    for frame in lists:
        await hass.send([{**message, "id": id_} for message in frame])
    await client.ping()
    assert seen == [message["event"] for frame in lists for message in frame]


async def test_a_listener_that_fails_is_logged_and_the_next_event_comes(
    client: HassClient, hass: FakeHass, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[Any] = []

    def listen(payload: Any) -> None:
        seen.append(payload)
        raise ValueError("mine")

    id_ = await client.subscribe("x", listen)
    await hass.send([event(id_, 1), event(id_, 2)])
    await client.ping()
    assert seen == [1, 2]
    assert "mine" in caplog.text


async def test_a_refused_subscription_is_forgotten(client: HassClient, hass: FakeHass) -> None:
    hass.answers["x"] = lambda m: [failure(m["id"], "unauthorized")]
    with pytest.raises(CommandError):
        await client.subscribe("x", print)
    assert client._listeners == {}


async def test_nothing_is_delivered_after_unsubscribing(client: HassClient, hass: FakeHass) -> None:
    seen: list[Any] = []
    id_ = await client.subscribe("x", seen.append)
    hass.answers["unsubscribe_events"] = lambda m: [[event(id_, 1), result(m["id"])]]
    await client.unsubscribe(id_)
    await client.unsubscribe(id_)
    await client.ping()
    assert seen == []
    assert hass.types().count("unsubscribe_events") == 1
    assert (await hass.got("unsubscribe_events"))["subscription"] == id_


async def test_unsubscribing_what_home_assistant_no_longer_knows_is_no_error(
    client: HassClient, hass: FakeHass
) -> None:
    id_ = await client.subscribe("x", print)
    hass.answers["unsubscribe_events"] = lambda m: [failure(m["id"], "not_found")]
    await client.unsubscribe(id_)


async def test_events_of_a_subscription_nobody_knows_are_ended_once(
    client: HassClient, hass: FakeHass
) -> None:
    await hass.send([event(99, 1), event(99, 2)])
    await hass.send(event(99, 3))
    assert (await hass.got("unsubscribe_events"))["subscription"] == 99
    await client.ping()
    assert hass.types().count("unsubscribe_events") == 1


async def test_ping_measures_the_round_trip(client: HassClient) -> None:
    assert 0 <= await client.ping() < 5


async def test_a_ping_without_a_pong_is_a_timeout(client: HassClient, hass: FakeHass) -> None:
    hass.answers["ping"] = silent
    with pytest.raises(HassTimeout):
        await client.ping(timeout_s=0.01)


async def cut(hass: FakeHass) -> None:
    hass.cut()


async def say_goodbye(hass: FakeHass) -> None:
    await hass.connections[0].close()


@pytest.mark.parametrize("end", [cut, say_goodbye])
async def test_a_socket_that_ends_tells_whoever_waits_that_the_connection_is_lost(
    client: HassClient, hass: FakeHass, end: Callable[[FakeHass], Any]
) -> None:
    hass.answers["x"] = silent
    waiting = asyncio.create_task(client.command("x"))
    await hass.got("x")
    await end(hass)
    with pytest.raises(ConnectionLost):
        await waiting
    assert isinstance(await client.closed(), ConnectionLost)
    with pytest.raises(ConnectionLost):
        await client.command("y")


async def test_a_goodbye_ends_the_socket_at_once_though_the_server_does_not_hang_up(
    client: HassClient, hass: FakeHass
) -> None:
    [connection] = hass.connections
    connection.protocol.send_close(1000)
    connection.send_data()
    async with asyncio.timeout(5):
        assert "closed" in str(await client.closed())


async def test_events_before_a_goodbye_are_still_delivered(
    client: HassClient, hass: FakeHass
) -> None:
    seen: list[Any] = []
    id_ = await client.subscribe("x", seen.append)
    for n in range(100):
        await hass.send(event(id_, n))
    await hass.connections[0].close()
    await client.closed()
    assert seen == list(range(100))


@pytest.mark.parametrize(
    "frame",
    ['{"id": 1, "type": "res', "<html>", "7", '"text"', '{"id": 1}', '[[{"id": 1}]]', "null"],
)
async def test_a_frame_the_protocol_does_not_allow_ends_the_connection_and_says_so(
    client: HassClient, hass: FakeHass, frame: str
) -> None:
    await hass.send(frame)
    reason = await client.closed()
    assert isinstance(reason, ProtocolError)
    with pytest.raises(ConnectionLost):
        await client.config()


async def test_a_message_of_an_unknown_type_is_passed_over(
    client: HassClient, hass: FakeHass
) -> None:
    await hass.send({"id": 1, "type": "from_the_future"})
    assert await client.ping() >= 0


async def test_a_frame_over_the_limit_ends_the_connection_and_names_the_limit(
    hass: FakeHass,
) -> None:
    client = await HassClient.connect(parse_url(hass.url), TOKEN, max_frame_bytes=2**20)
    hass.answers["get_states"] = [{"entity_id": "x" * 2**20}]
    with pytest.raises(ConnectionLost, match="over the limit"):
        await client.states()
    reason = await client.closed()
    assert isinstance(reason, ProtocolError)
    assert "1 MiB" in str(reason)
    await client.close()


async def test_an_answer_of_several_megabytes_is_taken(client: HassClient, hass: FakeHass) -> None:
    hass.answers["get_states"] = [{"entity_id": "x" * 2**22}]
    assert len((await client.states())[0]["entity_id"]) == 2**22


async def test_close_can_be_called_twice_and_says_why_it_ended(client: HassClient) -> None:
    await client.close()
    await client.close()
    assert "closed" in str(await client.closed())


async def test_abort_needs_no_answer_from_the_other_side(
    client: HassClient, hass: FakeHass
) -> None:
    waiting = asyncio.create_task(client.closed())
    await asyncio.sleep(0)
    client.abort()
    async with asyncio.timeout(5):
        assert isinstance(await waiting, ConnectionLost)


async def test_cancelling_a_command_leaves_the_connection_usable(
    client: HassClient, hass: FakeHass
) -> None:
    hass.answers["x"] = silent
    waiting = asyncio.create_task(client.command("x"))
    await hass.got("x")
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await client.ping()
    assert client._answers == {}


async def test_the_token_is_in_no_log_line_of_ours_or_the_library(
    hass: FakeHass, caplog: pytest.LogCaptureFixture
) -> None:
    server_log = logging.getLogger("websockets.server")
    server_log.setLevel(logging.INFO)
    with caplog.at_level(logging.DEBUG):
        client = await HassClient.connect(parse_url(hass.url), TOKEN)
        await client.close()
    assert TOKEN not in caplog.text
