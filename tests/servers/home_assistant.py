"""A real Home Assistant in a temporary folder, with a home full of energy sensors.

The home stands still until a test changes it: through its input numbers, or through the services
``energy_lab.burst``, ``.set`` and ``.remove`` of the component that lies in ``home/``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import connect

from tests.servers.ports import free_port
from tests.servers.provision import home_assistant_environment

HOME = Path(__file__).parent / "home"
USER, PASSWORD = "tester", "only-for-tests"
TOKEN_NAME = "energy-desktop-tests"
START_TIMEOUT_S = 120.0
STOP_TIMEOUT_S = 30.0
POLL_S = 0.1


class HomeAssistantFailed(RuntimeError):
    """Home Assistant did not do what the harness asked for; holds the end of its log."""


class HomeAssistant:
    """One Home Assistant: its folder, port and token stay the same over every restart."""

    def __init__(
        self,
        config_dir: Path,
        *,
        commit_interval_s: int = 1,
        time_zone: str = "Europe/Berlin",
    ) -> None:
        self.config_dir = config_dir
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._commit_interval_s = commit_interval_s
        self._time_zone = time_zone
        self._process: subprocess.Popen[bytes] | None = None
        self._token: str | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def token(self) -> str:
        """The long-lived access token, made at the first start."""
        if self._token is None:
            raise HomeAssistantFailed("the token exists once Home Assistant has been started")
        return self._token

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> Self:
        """Start it and wait until it is RUNNING; the first start makes the user and the token."""
        self._write_config()
        self._process = self._spawn()
        try:
            self._wait_for(self._answers, "its HTTP server")
            if self._token is None:
                self._token = self._onboard()
                self._wait_for(self._token_is_on_disk, "the token to be saved")
                self._save_energy_prefs()
            self._wait_for(self._is_running, "RUNNING")
        except BaseException:
            self.kill()
            raise
        return self

    def stop(self) -> None:
        """End it as an administrator does (SIGTERM); nothing if it is not running."""
        if self._process is None:
            return
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_TIMEOUT_S)
        self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process = None

    def restart(self) -> None:
        """Stop and start on the same port with the same data."""
        self.stop()
        self.start()

    def ended_by_itself(self) -> str | None:
        """Its exit code and the end of its log if it ended though nobody ended it."""
        code = self._process.poll() if self._process else None
        return None if code is None else f"ended with code {code}:\n{self._log_end()}"

    def command(self, kind: str, **fields: Any) -> Any:
        """Send one websocket command on a connection of its own and return its result."""
        return self._command(self.token, kind, **fields)

    def call(self, domain: str, service: str, **data: Any) -> None:
        """Call a service and wait until it is done, however long that takes."""
        self._http(f"/api/services/{domain}/{service}", data, token=self.token)

    def burst(self, *, entities: int, count: int, rate: float) -> None:
        """Change ``sensor.lab_power_00`` … ``count`` times in all, ``rate`` times a second."""
        self.call("energy_lab", "burst", entities=entities, count=count, rate=rate)

    def set_state(
        self,
        entity_id: str,
        state: str,
        attributes: dict[str, Any] | None = None,
        *,
        force_update: bool = False,
    ) -> None:
        """Set a state with all of its attributes in one event."""
        data = {"entity_id": entity_id, "state": state, "attributes": attributes or {}}
        self.call("energy_lab", "set", **data, force_update=force_update)

    def remove(self, entity_id: str) -> None:
        """Remove an entity's state, as deleting it in Home Assistant does."""
        self.call("energy_lab", "remove", entity_id=entity_id)

    def _write_config(self) -> None:
        shutil.copytree(HOME, self.config_dir, dirs_exist_ok=True)

    def _spawn(self) -> subprocess.Popen[bytes]:
        hass = home_assistant_environment() / "bin" / "hass"
        environment = {
            "PATH": f"{hass.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": str(self.config_dir),
            "LANG": "C.UTF-8",
            "HOME_PORT": str(self.port),
            "HOME_TIME_ZONE": self._time_zone,
            "HOME_COMMIT_INTERVAL": str(self._commit_interval_s),
        }
        command = [str(hass), "--config", str(self.config_dir), "--skip-pip", "--log-no-color"]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    @property
    def _log(self) -> Path:
        return self.config_dir / "hass.out"

    def _log_end(self) -> str:
        return self._log.read_text(errors="replace")[-3000:]

    def _wait_for(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while not condition():
            ended = self._process is None or self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                raise HomeAssistantFailed(
                    f"Home Assistant did not get to {what}:\n{self._log_end()}"
                )
            time.sleep(POLL_S)

    def _answers(self) -> bool:
        try:
            self._http("/api/onboarding")
        except urllib.error.HTTPError as error:
            return error.code in {401, 404} and self._token is not None
        except OSError:
            return False
        return True

    def _onboard(self) -> str:
        """Make the first user over HTTP, and a long-lived token for it.

        The onboarding's later steps are left alone: they start what wants the internet.
        """
        client = f"{self.url}/"
        user = {"name": "Tester", "username": USER, "password": PASSWORD, "language": "en"}
        code = self._http("/api/onboarding/users", {"client_id": client, **user})["auth_code"]
        form = {"grant_type": "authorization_code", "code": code, "client_id": client}
        short = self._http("/auth/token", urllib.parse.urlencode(form).encode())["access_token"]
        kind = "auth/long_lived_access_token"
        return str(self._command(short, kind, client_name=TOKEN_NAME, lifespan=365))

    def _token_is_on_disk(self) -> bool:
        """Whether the token survives a kill: it is saved a second after it was made."""
        file = self.config_dir / ".storage" / "auth"
        return file.exists() and TOKEN_NAME in file.read_text()

    def _save_energy_prefs(self) -> None:
        self.command("energy/save_prefs", **json.loads((HOME / "energy_prefs.json").read_text()))

    def _is_running(self) -> bool:
        try:
            return bool(self.command("get_config")["state"] == "RUNNING")
        except (OSError, HomeAssistantFailed):
            return False

    def _http(self, path: str, body: dict[str, Any] | bytes | None = None, token: str = "") -> Any:
        request = urllib.request.Request(self.url + path)
        if isinstance(body, bytes):
            request.data = body
        elif body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request, timeout=START_TIMEOUT_S) as answer:
            return json.load(answer)

    def _command(self, token: str, kind: str, **fields: Any) -> Any:
        address = f"ws://127.0.0.1:{self.port}/api/websocket"
        with connect(address, max_size=None, proxy=None) as socket_:
            socket_.recv()
            socket_.send(json.dumps({"type": "auth", "access_token": token}))
            greeting = json.loads(socket_.recv())
            if greeting["type"] != "auth_ok":
                raise HomeAssistantFailed(f"signing in: {greeting}")
            socket_.send(json.dumps({"id": 1, "type": kind, **fields}))
            answer = json.loads(socket_.recv())
        if not answer["success"]:
            raise HomeAssistantFailed(f"{kind}: {answer['error']}")
        return answer["result"]
