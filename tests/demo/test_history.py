from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from energy_desktop.demo.server import DemoHome
from energy_desktop.models import from_us, to_us
from tests.demo.talk import START, SetClock, Talk

HISTORY = "history/history_during_period"
POWER, METER, LIGHT = "sensor.home_power", "sensor.home_energy", "light.kitchen"


def iso(at: datetime) -> str:
    return at.isoformat()


async def rows(talk: Talk, entity_id: str, start: datetime, **more: Any) -> list[dict[str, Any]]:
    answer = await talk.result(HISTORY, start_time=iso(start), entity_ids=[entity_id], **more)
    found: list[dict[str, Any]] = answer.get(entity_id, [])
    return found


async def live(home: DemoHome, clock: SetClock, talk: Talk, seconds: int) -> list[dict[str, Any]]:
    """Let the home live and gather the new states it told."""
    told: list[dict[str, Any]] = []
    end = home.listen(lambda event: told.append(event["data"].get("new_state")))
    for _ in range(seconds):
        clock.advance(seconds=1)
        home.tick()
    end()
    return [state for state in told if state]


async def test_history_has_exactly_the_live_changes_at_their_times(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    told = await live(home, clock, talk, 60)
    for entity_id in (POWER, METER, "sensor.solar_power"):
        found = await rows(talk, entity_id, START, significant_changes_only=False)
        expected = [
            (to_us(datetime.fromisoformat(state["last_changed"])), state["state"])
            for state in told
            if state["entity_id"] == entity_id
        ]
        assert len(expected) > 2
        assert [(round(row["lu"] * 1e6), row["s"]) for row in found[1:]] == expected


async def test_the_past_goes_on_into_the_present_without_a_seam(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    await live(home, clock, talk, 30)
    found = await rows(talk, METER, START - timedelta(minutes=20), no_attributes=True)
    times = [row["lu"] for row in found]
    numbers = [float(row["s"]) for row in found]
    assert times == sorted(set(times))
    assert numbers == sorted(numbers)
    assert max(after - before for before, after in pairwise(times)) < 121


async def test_the_same_question_gets_the_same_rows(talk: Talk) -> None:
    start, end = START - timedelta(days=3), START - timedelta(days=3, hours=-2)
    once = await rows(talk, POWER, start, end_time=iso(end))
    again = await rows(talk, POWER, start, end_time=iso(end))
    later = await rows(talk, POWER, start + timedelta(hours=1), end_time=iso(end))
    assert once == again
    assert len(once) > 600
    assert once[-len(later) + 1 :] == later[1:]


async def test_the_state_now_is_the_last_row_of_the_past(home: DemoHome, talk: Talk) -> None:
    for state in home.states.all():
        found = await rows(talk, state.entity_id, from_us(state.updated_us - 1_000_000))
        assert found[-1]["s"] == state.state
        assert from_us(state.updated_us) == datetime.fromtimestamp(found[-1]["lu"], START.tzinfo), (
            state.entity_id
        )


async def test_a_window_excludes_both_its_ends(home: DemoHome, clock: SetClock, talk: Talk) -> None:
    clock.advance(seconds=10)
    for second, state in enumerate(("on", "off", "on")):
        home.set_state(LIGHT, state, at=START + timedelta(seconds=second))
    found = await rows(talk, LIGHT, START, end_time=iso(START + timedelta(seconds=2)))
    assert [row["s"] for row in found] == ["off", "off"]
    assert found[0]["lu"] == START.timestamp()


async def test_attribute_changes_and_forced_states_show_as_in_home_assistant(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    home.set_state(LIGHT, "on", {"level": 1}, START + timedelta(seconds=1))
    home.set_state(LIGHT, "on", {"level": 2}, START + timedelta(seconds=2))
    home.set_state(LIGHT, "on", None, START + timedelta(seconds=3), force=True)
    clock.advance(seconds=10)
    every = await rows(talk, LIGHT, START, significant_changes_only=False)
    assert [row["a"].get("level") for row in every[1:]] == [1, 2, 2]
    assert ["lc" in row for row in every[1:]] == [False, True, False]
    significant = await rows(talk, LIGHT, START)
    assert len(significant) == 3
    minimal = await rows(talk, LIGHT, START, minimal_response=True)
    assert [row["s"] for row in minimal] == ["off", "on"]
    assert "a" not in minimal[1]


async def test_a_removed_entity_ends_with_a_null_state(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    clock.advance(seconds=1)
    home.remove(POWER)
    clock.advance(seconds=1)
    assert (await rows(talk, POWER, START))[-1]["s"] is None
    assert await rows(talk, POWER, START + timedelta(seconds=1.5)) == []


async def test_history_older_than_ten_days_was_purged(talk: Talk) -> None:
    found = await rows(talk, POWER, START - timedelta(days=11), no_attributes=True)
    oldest = START - timedelta(days=10)
    assert oldest.timestamp() < found[0]["lu"] < oldest.timestamp() + 30


async def test_an_unknown_entity_has_no_rows(talk: Talk) -> None:
    answer = await talk.result(HISTORY, start_time=iso(START), entity_ids=["sensor.nothing"])
    assert answer == {}


async def test_a_renamed_sensor_leaves_its_past_under_the_old_name(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    clock.advance(seconds=1)
    home.rename(POWER, "sensor.house")
    clock.advance(seconds=1)
    old = await rows(talk, POWER, START - timedelta(minutes=5))
    new = await rows(talk, "sensor.house", START - timedelta(minutes=5))
    assert len(old) > 20
    assert old[-1]["s"] is None
    assert [row["s"] for row in new] == [old[-2]["s"]]


async def test_a_stream_gives_the_past_and_then_what_happens(
    home: DemoHome, clock: SetClock, talk: Talk
) -> None:
    start = iso(START - timedelta(seconds=60))
    await talk.result("history/stream", start_time=start, entity_ids=[POWER])
    past = (await talk.events(1))[0]
    assert len(past["states"][POWER]) > 3
    clock.advance(seconds=1)
    home.set_state(LIGHT, "on")
    home.set_state(POWER, "7.5")
    told = (await talk.events(1))[0]["states"]
    assert told[POWER][0]["s"] == "7.5"
    assert told[POWER][0]["lu"] == clock.now.timestamp()
