"""Notifications over a real bus, where the desktop has no tray."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from energy_desktop.activation import TOKEN
from energy_desktop.ui import bus_messages
from energy_desktop.ui.bus_messages import BusMessages
from energy_desktop.ui.notices import Notice
from tests.recording.home_run import until
from tests.servers.bus_service import on_the_bus
from tests.servers.notifications import NotificationService

pytestmark = pytest.mark.servers

CUT = Notice("Not connected", "Since 14:20.", "settings", "connection")
FULL = Notice("Database", "The disk is full.", "settings", "database", is_critical=True)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationService]:
    yield from on_the_bus(NotificationService, tmp_path, monkeypatch)


@pytest.fixture
async def messages() -> AsyncIterator[BusMessages]:
    made = BusMessages()
    yield made
    made.close()
    await until(lambda: len(asyncio.all_tasks()) == 1, "its end")
    made.deleteLater()


async def test_the_desktop_gets_words_and_urgency(
    desktop: NotificationService, messages: BusMessages
) -> None:
    messages.show(CUT)
    messages.show(FULL)
    await until(lambda: len(desktop.shown) == 2, "both")
    app, _replaces, icon, title, text, actions, hints, _time = desktop.shown[0]
    assert (app, icon, title, text) == (
        "Energy Desktop", "energy-desktop", "Not connected", "Since 14:20.",
    )  # fmt: skip
    assert actions == ["default", "Open"]
    assert hints["desktop-entry"] == ("s", "energy-desktop")
    assert [shown[6]["urgency"] for shown in desktop.shown] == [("y", 1), ("y", 2)]


async def test_a_click_opens_what_it_is_about_with_the_right_to_the_front(
    desktop: NotificationService, messages: BusMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "")
    opened: list[Notice] = []
    messages.opened.connect(opened.append)
    messages.show(CUT)
    messages.show(FULL)
    await until(lambda: len(messages._shown) == 2, "both")
    desktop.click(77)  # another program's
    desktop.click(2)
    await until(lambda: bool(opened), "the click")
    assert opened == [FULL]
    assert os.environ[TOKEN] == "a-token"
    await until(lambda: len(messages._shown) == 1, "the end of the notification")


@pytest.mark.parametrize(
    ("capabilities", "text"),
    [
        (["body", "body-markup"], "&lt;home&gt; &amp; 'garden' can't be written"),
        (["body"], "<home> & 'garden' can't be written"),
        ([], "<home> & 'garden' can't be written"),
    ],
)
async def test_a_desktop_that_reads_markup_gets_signs_as_they_are_meant(
    desktop: NotificationService, messages: BusMessages, capabilities: list[str], text: str
) -> None:
    desktop.capabilities = capabilities
    said = Notice("A & B", "<home> & 'garden' can't be written", "settings")
    messages.show(said)
    messages.show(said)
    await until(lambda: len(desktop.shown) == 2, "both")
    assert [shown[3:5] for shown in desktop.shown] == [("A & B", text)] * 2
    assert desktop.asked_for_them == 1


async def test_one_that_gets_no_answer_does_not_keep_the_others_from_being_shown(
    desktop: NotificationService, messages: BusMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bus_messages, "TAKEN_S", 0.05)
    desktop.unanswered = 1
    for notice in (CUT, FULL, CUT):
        messages.show(notice)
    await until(lambda: len(desktop.shown) == 3, "all of them")


async def test_without_a_bus_nobody_is_told_and_nothing_fails(
    messages: BusMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    messages.show(CUT)
    await until(lambda: messages._waiting.empty() and not messages._tasks.is_running, "the end")
