from datetime import UTC, datetime, timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import ProtocolError
from energy_desktop.hass import messages


def test_a_command_carries_its_id_its_type_and_the_fields_that_are_set() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    frame = messages.encode(4, "x", {"start_time": at, "end_time": None, "no": False})
    assert orjson.loads(frame) == {
        "id": 4,
        "type": "x",
        "start_time": "2026-03-01T00:00:00+00:00",
        "no": False,
    }


def test_a_secret_shows_nothing_but_is_sent() -> None:
    secret = messages.Secret("sesame")
    assert "sesame" not in f"{secret!r} {secret}"
    assert b"sesame" in secret.auth_frame()


@pytest.mark.parametrize("frame", [b"", b'{"id": 1, "ty', b"\xff\xfe", b"<html>"])
def test_a_frame_that_is_not_json_is_a_protocol_error_without_its_content(frame: bytes) -> None:
    with pytest.raises(ProtocolError, match="not valid JSON"):
        messages.decode(frame)


def test_an_error_keeps_home_assistants_code_and_its_words_in_one_line() -> None:
    message = {"error": {"code": "invalid_format", "message": "expected str\nGot 5"}}
    error = messages.command_error(message, "history/stream")
    assert error.code == "invalid_format"
    assert str(error) == "Home Assistant refused 'history/stream': expected str Got 5"


@pytest.mark.parametrize("message", [{}, {"error": None}, {"error": "words"}, {"error": {}}])
def test_an_error_without_words_is_still_one(message: dict[str, object]) -> None:
    assert messages.command_error(message, "x").code == "unknown_error"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_time_of_a_template_is_exact_to_the_microsecond(at: datetime) -> None:
    assert messages.rendered_time({"result": at.timestamp()}) == at


@pytest.mark.parametrize(
    "event", [None, {}, {"result": None}, {"result": "soon"}, {"result": 1e30}, {"error": "bad"}]
)
def test_a_template_that_gave_no_time_is_a_protocol_error(event: object) -> None:
    with pytest.raises(ProtocolError):
        messages.rendered_time(event)


def test_the_barrier_reaches_back_five_seconds_from_home_assistants_now() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    fields = messages.barrier_fields(now)
    assert now - fields["start_time"] == timedelta(seconds=5)


@pytest.mark.parametrize("value", [None, 5, {}])
def test_an_answer_that_should_be_a_list_and_is_not_is_a_protocol_error(value: object) -> None:
    with pytest.raises(ProtocolError, match="list"):
        messages.rows(value)


@pytest.mark.parametrize("value", [None, 5, []])
def test_an_answer_that_should_be_an_object_and_is_not_is_a_protocol_error(value: object) -> None:
    with pytest.raises(ProtocolError, match="object"):
        messages.mapping(value)
