"""The Home Assistant token and the API's keys are in no answer, no line of the log and no file."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api.server import ApiServer
from energy_desktop.services import Services
from tests.api.asking import targets
from tests.api.conftest import TOKEN
from tests.api.test_server import Client


async def test_no_answer_no_line_of_the_log_and_no_file_has_the_token_or_a_key(
    services: Services, profile_folder: Path, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _, key = await services.api_keys.create("x", is_full=True)
    server = ApiServer(services)
    client = Client(await server.start("127.0.0.1", 0))
    asked = (*targets(), ("GET", "/api/nothing"), ("GET", f"/{TOKEN[:5]}?a={key}"))
    shown = ({"X-API-Key": key}, {"Authorization": f"Bearer {key}x"}, {"Host": "evil"})
    # Client.ask looks for the token in each answer.
    answers = [await client.ask(path, method, h) for method, path in asked for h in shown]
    await server.stop()
    assert {a.status for a in answers} >= {200, 401, 403, 404}
    said = b"".join(a.body + str(a.headers).encode() for a in answers)
    assert key.encode() not in said
    assert TOKEN not in caplog.text
    assert key not in caplog.text
    stored = contents(profile_folder)
    assert TOKEN.encode() not in stored
    assert key.encode() not in stored


def contents(folder: Path) -> bytes:
    """Of all files."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
