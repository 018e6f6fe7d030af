"""What a Linux desktop is set to, over a real bus."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from energy_desktop.ui import desktop_settings
from energy_desktop.ui.desktop_settings import DesktopSettings
from tests.recording.home_run import until
from tests.servers.bus_service import on_the_bus
from tests.servers.desktop_portal import DesktopPortal

pytestmark = pytest.mark.servers

GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
COMMON = ("org.freedesktop.appearance", "reduced-motion")


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopPortal]:
    yield from on_the_bus(DesktopPortal, tmp_path, monkeypatch)


@pytest.fixture
async def settings() -> AsyncIterator[DesktopSettings]:
    made = DesktopSettings()
    yield made
    made.close()
    await until(lambda: len(asyncio.all_tasks()) == 1, "its end")
    made.deleteLater()


@pytest.mark.parametrize(
    ("key", "less", "more"),
    [
        (COMMON, ("u", 1), ("u", 0)),
        (GNOME, ("b", False), ("b", True)),
        (KDE, ("s", "0"), ("s", "1.0")),
    ],
)
async def test_less_motion_is_wanted_where_the_desktop_says_so_in_its_own_words(
    portal: DesktopPortal, settings: DesktopSettings, key: tuple[str, str],
    less: tuple[str, object], more: tuple[str, object],
) -> None:  # fmt: skip
    portal.settings[key] = less
    settings.follow()
    await until(lambda: settings.wants_less_motion, "the wish")
    portal.change(*key, *more)
    await until(lambda: not settings.wants_less_motion, "the change")
    portal.change(*key, *less)
    await until(lambda: settings.wants_less_motion, "the change back")


async def test_a_desktop_that_knows_none_of_them_wants_nothing(
    portal: DesktopPortal, settings: DesktopSettings
) -> None:
    changes: list[bool] = []
    settings.changed.connect(lambda: changes.append(settings.wants_less_motion))
    settings.follow()
    await until(lambda: len(portal.asked) == 3, "the questions")
    portal.change("org.gnome.desktop.interface", "font-name", "s", "Inter 11")
    portal.change(*GNOME, "b", False)
    await until(lambda: settings.wants_less_motion, "the wish")
    assert changes == [True]


async def test_a_portal_that_starts_slowly_is_asked_again_and_followed(
    portal: DesktopPortal, settings: DesktopSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_settings, "READ_S", 0.05)
    portal.unanswered = 2
    portal.settings[COMMON] = ("u", 1)
    settings.follow()
    await until(lambda: settings.wants_less_motion, "the wish")
    portal.change(*COMMON, "u", 0)
    await until(lambda: not settings.wants_less_motion, "the change")


async def test_a_portal_that_never_answers_is_listened_to(
    portal: DesktopPortal, settings: DesktopSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_settings, "READ_S", 0.001)
    portal.unanswered = 1000
    settings.follow()
    await until(lambda: len(portal.asked) > len((GNOME, KDE, COMMON)), "being asked again")
    portal.change(*GNOME, "b", False)
    await until(lambda: settings.wants_less_motion, "the wish")


async def test_without_a_bus_nothing_is_wanted_and_nothing_fails(
    settings: DesktopSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    settings.follow()
    await until(lambda: not settings._tasks.is_running, "the end")
    assert not settings.wants_less_motion
