from __future__ import annotations

import asyncio
import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosedError, ConnectionClosedOK

from energy_desktop.demo.server import DemoHome
from energy_desktop.models import FoundHome
from tests.demo.talk import SetClock, Talk, connected, opened


async def get(url: str, path: str, token: str | None = None) -> tuple[int, str]:
    def ask() -> tuple[int, str]:
        connection = HTTPConnection(urlsplit(url).netloc, timeout=5)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        answer = response.status, response.read().decode()
        connection.close()
        return answer

    return await asyncio.to_thread(ask)


async def refused(home: DemoHome, first: Any) -> str:
    """What the home says to a first message before it closes with 1000."""
    async with opened(home.url) as websocket:
        talk = Talk(websocket)
        await talk.receive()
        await talk.send(first)
        answer = await talk.receive()
        with pytest.raises(ConnectionClosedOK):
            await talk.receive()
        assert answer["type"] == "auth_invalid"
        return str(answer["message"])


async def test_a_wrong_token_is_refused_and_the_connection_closed(home: DemoHome) -> None:
    message = await refused(home, {"type": "auth", "access_token": "wrong"})
    assert message == "Invalid access token or password"


async def test_a_command_before_authentication_is_refused(home: DemoHome) -> None:
    message = await refused(home, {"id": 1, "type": "get_states"})
    assert message.startswith("Auth message incorrectly formatted: extra keys not allowed")


async def test_a_revoked_token_cuts_off_and_is_refused_from_then_on(
    home: DemoHome, talk: Talk
) -> None:
    home.revoke_token()
    with pytest.raises(ConnectionClosedError):
        await talk.receive()
    await refused(home, {"type": "auth", "access_token": "demo"})


async def test_bad_json_closes_the_connection(talk: Talk) -> None:
    await talk.send("{bad json")
    with pytest.raises(ConnectionClosedOK):
        await talk.receive()


@pytest.mark.parametrize("message", [{"type": "ping"}, {"id": "1", "type": "ping"}, [1], {"id": 1}])
async def test_a_message_without_id_or_type_is_an_invalid_format(talk: Talk, message: Any) -> None:
    await talk.send(message)
    assert (await talk.receive())["error"]["code"] == "invalid_format"


async def test_an_id_must_increase(talk: Talk) -> None:
    for number, code in ((5, None), (5, "id_reuse"), (4, "id_reuse"), (6, None)):
        await talk.send({"id": number, "type": "ping"})
        answer = await talk.receive()
        assert answer["id"] == number
        assert answer.get("error", {}).get("code") == code


async def test_an_unknown_command_is_named_so_and_the_connection_lives(talk: Talk) -> None:
    assert (await talk.answer("no/such"))["error"]["code"] == "unknown_command"
    assert (await talk.answer("ping"))["type"] == "pong"


async def test_the_clock_is_rendered_and_no_other_template(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    assert (await talk.answer("render_template", template="{{ utcnow().timestamp() }}"))["success"]
    assert (await talk.events(1))[0]["result"] == clock.now.timestamp()
    refusal = await talk.answer("render_template", template="{{ states('sun.sun') }}")
    assert refusal["error"]["code"] == "template_error"


async def test_changes_are_told_only_while_subscribed(home: DemoHome, talk: Talk) -> None:
    await talk.result("subscribe_events", event_type="state_changed")
    home.set_state("light.kitchen", "on")
    data = (await talk.events(1))[0]["data"]
    assert (data["old_state"]["state"], data["new_state"]["state"]) == ("off", "on")
    await talk.result("unsubscribe_events", subscription=1)
    home.set_state("light.kitchen", "off")
    assert (await talk.answer("ping"))["type"] == "pong"
    assert (await talk.answer("unsubscribe_events", subscription=1))["error"]["code"] == "not_found"


async def test_waiting_messages_share_a_frame_once_the_client_can_take_it(
    home: DemoHome, talk: Talk
) -> None:
    await talk.result("supported_features", features={"coalesce_messages": 1})
    await talk.result("subscribe_events", event_type="state_changed")
    for state in ("on", "off", "on"):
        home.set_state("light.kitchen", state)
    frame = await talk.receive()
    assert [message["event"]["data"]["new_state"]["state"] for message in frame] == [
        "on", "off", "on",
    ]  # fmt: skip


async def test_dropped_connections_end_without_a_close_frame(home: DemoHome, talk: Talk) -> None:
    home.drop_connections()
    with pytest.raises(ConnectionClosedError):
        await talk.receive()
    async with connected(home.url) as again:
        assert (await again.answer("ping"))["type"] == "pong"


async def test_a_home_stops_and_starts_again_on_its_port(clock: SetClock) -> None:
    home = DemoHome(clock=clock, live=False)
    async with home:
        url = home.url
    with pytest.raises(OSError, match=r"refused|failed"):
        await opened(url)
    async with home, connected(url) as talk:
        assert home.url == url
        assert (await talk.answer("ping"))["type"] == "pong"


async def test_a_live_home_moves_on_its_own(clock: SetClock) -> None:
    async with DemoHome(clock=clock, tick_s=0.001) as home, connected(home.url) as talk:
        await talk.result("subscribe_events", event_type="state_changed")
        clock.advance(seconds=5)
        told = (await talk.events(1))[0]
        assert told["data"]["new_state"]["last_updated"] == told["time_fired"]


async def test_the_http_side_answers_like_home_assistant(home: DemoHome) -> None:
    status, body = await get(home.url, "/api/", "demo")
    assert (status, json.loads(body)) == (200, {"message": "API running."})
    assert (await get(home.url, "/api/", "wrong"))[0] == 401
    assert (await get(home.url, "/api/"))[0] == 401
    assert (await get(home.url, "/nothing", "demo"))[0] == 404


async def test_a_stopping_home_closes_its_clients_with_1000(home: DemoHome, talk: Talk) -> None:
    await home.stop()
    with pytest.raises(ConnectionClosedOK) as closed:
        await talk.receive()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1000


async def test_on_its_own_network_only_the_simulated_home_is_found() -> None:
    found: list[FoundHome] = []
    async with DemoHome(live=False) as home, home.announced(found.append, found.append):
        assert found == [FoundHome("Simulated home", home.url, "2026.6.1")]
