"""A real Secret Service: gnome-keyring, unlocked, on a D-Bus session of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.servers.programs import Programs, bare_environment, require


class SecretService:
    """A password store nobody else uses; ``env`` makes Python's keyring find it by itself."""

    def __init__(self, folder: Path) -> None:
        require("dbus-daemon", "gnome-keyring-daemon")
        self.env = bare_environment(folder)
        self._bus = Programs(self.env, folder / "bus.log")
        self._keyring: Programs | None = None
        self._folder = folder

    def __enter__(self) -> Self:
        bus = self._bus.start(
            "dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        with bus.stdout:
            self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._keyring = Programs(self.env, self._folder / "keyring.log")
        self._unlock(self._keyring)
        return self

    def __exit__(self, *_: object) -> None:
        if self._keyring:
            self._keyring.end()
        self._bus.end()

    def run_python(self, code: str, *arguments: str) -> str:
        """Run a snippet of Python that uses the store and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.env,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout

    def _unlock(self, programs: Programs) -> None:
        daemon = programs.start(
            *("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"),
            stdin=subprocess.PIPE,
        )
        assert daemon.stdin is not None
        with daemon.stdin:
            daemon.stdin.write(b"password of the test\n")
        programs.wait_for(self._is_there, "Secret Service")

    def _is_there(self) -> bool:
        ask = (
            "from jeepney import DBusAddress, new_method_call\n"
            "from jeepney.io.blocking import open_dbus_connection\n"
            "bus = DBusAddress('/org/freedesktop/DBus', 'org.freedesktop.DBus',"
            " 'org.freedesktop.DBus')\n"
            "call = new_method_call(bus, 'NameHasOwner', 's', ('org.freedesktop.secrets',))\n"
            "with open_dbus_connection(bus='SESSION') as connection:\n"
            "    print(connection.send_and_get_reply(call).body[0])\n"
        )
        return self.run_python(ask).strip() == "True"
