"""What must be set in this process before the first test is collected."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.servers.provision import cache_folder


def prepare() -> None:
    """Take away screen, keyring and session bus, before Qt and keyring are imported.

    Servers stay in the user's cache, although the tests have folders of their own.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("ENERGY_DESKTOP_TEST_CACHE", str(cache_folder()))
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    # A slow computer is no fault; a failing example is printed so that it can be repeated.
    settings.register_profile("energy-desktop", deadline=None, print_blob=True)
    settings.register_profile("long", settings.get_profile("energy-desktop"), max_examples=2000)
    settings.load_profile("energy-desktop")
