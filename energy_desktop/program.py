"""One run of the program: the core, the API and, unless headless, the windows. Started by cli."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import platformdirs
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QNetworkInformation

from energy_desktop.api.server import ApiServer
from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import ApiUnavailable, EnergyDesktopError, ScreenshotFailed
from energy_desktop.events import Problem
from energy_desktop.hass.browse import Network, browsing
from energy_desktop.instance import Answer, Instance
from energy_desktop.models import Progress, utc_now
from energy_desktop.services import Services
from energy_desktop.services.databases import Tell

if TYPE_CHECKING:
    from energy_desktop.ui.desktop import Desktop

_log = logging.getLogger(__name__)
DEMO_TOKEN: Final = "demo"  # noqa: S105 - of the simulated home, no secret
PICTURED_AT: Final = datetime(2026, 6, 17, 10, 20, tzinfo=UTC)
"""When pictures of the simulated home are taken, so that they are the same every time."""


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture to make: page, file and size in pixels."""

    page: str
    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Options:
    """What kind of run it is."""

    demo: bool = False
    headless: bool = False
    screenshot: Screenshot | None = None


@contextmanager
def profile_folder(given: Path | None, *, demo: bool) -> Iterator[Path]:
    """The profile's folder: the one given, a throw-away one for the demo, else the user's own."""
    if given is None and demo:
        with tempfile.TemporaryDirectory(
            prefix="energy-desktop-demo-", ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)
    else:
        yield given or Path(platformdirs.user_data_dir("energy-desktop", appauthor=False))


class Program:
    """Runs until it is told to stop: by the user, a signal, a log-out or another process.

    ``wants_restart``: it ended so that another run begins at once.
    """

    def __init__(
        self,
        application: QCoreApplication,
        profile: Path,
        settings: Settings,
        instance: Instance,
        options: Options,
        on_started: Callable[[], None] = lambda: None,
    ) -> None:
        self._application = application
        self._profile = profile
        self._settings = settings
        self._instance = instance
        self._options = options
        self._on_started = on_started
        self._stop = asyncio.Event()
        self.wants_restart = False
        self._network: Network = browsing
        self._desktop: Desktop | None = None
        self._app: App | None = None
        self._asked: set[asyncio.Task[None]] = set()
        self._now = _clock_from(PICTURED_AT) if options.demo and options.screenshot else utc_now

    async def run(self) -> int:
        """Start everything, wait for the end, stop everything; the exit code."""
        async with AsyncExitStack() as stack:
            self._listen_to_the_system(stack)
            credentials = Credentials(self._settings.environment)
            await self._start_demo(stack, credentials)
            app = App(
                self._profile,
                self._settings,
                credentials,
                environ=self._settings.environment,
                now=self._now,
                network=self._network,
                restart=self.restart,
            )
            stack.push_async_callback(app.stop)
            services = await self._unless_stopped(app.start())
            if services is None:
                return 0
            # Pictures show the program as it is with a real home.
            services.status.is_demo = self._options.demo and self._options.screenshot is None
            await self._start_api(stack, services)
            self._follow_link(app)
            if isinstance(self._application, QGuiApplication):
                self._open_desktop(stack, services)
            self._app = app
            stack.push_async_callback(self._end_what_was_asked)
            self._instance.listen(self._answer)
            self._on_started()
            self._tell_port(services)
            return await self._until_stopped()

    def quit(self) -> None:
        """End for good, also where a new run was wanted."""
        self.wants_restart = False
        self._stop.set()

    def restart(self) -> None:
        """End this run so that another one begins: the kind of database, or who writes, changed."""
        self.wants_restart = True
        self._stop.set()

    async def _until_stopped(self) -> int:
        if self._options.screenshot is None:
            await self._stop.wait()
            _log.info("it was told to stop; what was received is being written")
            return 0
        assert self._desktop is not None  # noqa: S101 - a screenshot has a QApplication
        picture = asyncio.create_task(self._desktop.screenshot(self._options.screenshot))
        stop = asyncio.create_task(self._stop.wait())
        await asyncio.wait({picture, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not picture.done():
            picture.cancel()
            raise ScreenshotFailed("It was told to stop before the picture was made.")
        await picture
        return 0

    async def _unless_stopped(self, start: Coroutine[Any, Any, Services]) -> Services | None:
        """What the start gives; None where the program was told to stop meanwhile."""
        starting = asyncio.create_task(start)
        stop = asyncio.create_task(self._stop.wait())
        await asyncio.wait({starting, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not starting.done():
            starting.cancel()
            await asyncio.wait({starting})
            return None
        return starting.result()

    async def _start_demo(self, stack: AsyncExitStack, credentials: Credentials) -> None:
        if not self._options.demo:
            return
        from energy_desktop.demo.server import DemoHome  # noqa: PLC0415 - loaded for the demo only

        home = await stack.enter_async_context(DemoHome(token=DEMO_TOKEN, clock=self._now))
        credentials.use_for_this_run(home.url, DEMO_TOKEN)
        self._network = home.announced
        self._settings.override("ha_url", home.url)

    async def _start_api(self, stack: AsyncExitStack, services: Services) -> None:
        """The API's port may be taken: that is told, and the rest of the program goes on."""
        if not self._settings.flag("api_enabled"):
            return
        server = ApiServer(services)
        host, port = self._settings.text("api_host"), self._settings.number("api_port")
        try:
            url = await server.start(host, port, or_any_port=self._options.demo)
        except ApiUnavailable as error:
            _log.error("%s", error)
            services.status.api_error = str(error)
            services.events.problem_raised.emit(Problem(error.code, str(error), lasting=True))
            return
        stack.push_async_callback(server.stop)
        services.status.api_url = url
        _log.info("the HTTP API answers at %s", url)

    def _open_desktop(self, stack: AsyncExitStack, services: Services) -> None:
        from energy_desktop.ui.desktop import Desktop  # noqa: PLC0415 - not when headless

        self._desktop = Desktop(services, self._profile, self.quit, self._now)
        stack.callback(self._desktop.close)
        # What the core tells while it stops would reach widgets that are gone.
        stack.callback(services.events.blockSignals, True)
        if self._options.screenshot is None:
            self._desktop.open()

    def _answer(self, request: dict[str, Any], answer: Answer) -> None:
        """What another process of this profile asks for."""
        command = request.get("command")
        if command == "quit":
            answer({"ok": True})
            self.quit()
        elif command == "backup":
            self._begin(self._back_up(Path(request["file"]), answer))
        elif self._desktop is None:
            answer({"make_room": command == "show", "error": "It runs without a window."})
        elif command == "show":
            self._desktop.raise_window()
            answer({"ok": True})
        elif command == "screenshot":
            self._take_picture(request, answer)
        else:
            answer({"error": "It does not know this command."})

    def _take_picture(self, request: dict[str, Any], answer: Answer) -> None:
        shot = Screenshot(*(request[name] for name in ("page", "file", "width", "height")))

        async def take() -> None:
            assert self._desktop is not None  # noqa: S101 - checked by the caller
            try:
                await self._desktop.screenshot(shot)
            except EnergyDesktopError as error:
                answer({"error": str(error)})
            else:
                answer({"ok": True})

        self._begin(take())

    async def _back_up(self, file: Path, answer: Answer) -> None:
        """Make a backup for as long as its asker is there, and tell it how far it is."""
        assert self._app is not None  # noqa: S101 - it answers once the core has started
        task = asyncio.create_task(
            self._app.services.databases.back_up(file, told_to(answer, lambda: task.cancel()))  # noqa: PLW0108
        )
        try:
            made = await task
        except EnergyDesktopError as error:
            _log.warning("the backup failed: %s", error)
            answer({"error": str(error)})
        except asyncio.CancelledError:
            await _ended(task)
            answer({"error": "The program was stopped before the backup was made."})
            raise
        else:
            _log.info("a backup was made: %s", file)
            answer({"ok": True, "readings": made.readings, "entities": made.entities})

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def _end_what_was_asked(self) -> None:
        for task in list(self._asked):
            await _ended(task)

    def _listen_to_the_system(self, stack: AsyncExitStack) -> None:
        """SIGTERM, SIGINT, SIGHUP and the end of the desktop session stop the program cleanly."""
        loop = asyncio.get_running_loop()

        def stop(*_: object) -> None:
            # Set at once it could fall between a waiter's look and its wait, and be lost.
            loop.call_soon_threadsafe(self.quit)

        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                before = signal.signal(number, stop)
                stack.callback(signal.signal, number, before)
        if sys.platform != "win32":
            _wake_for_signals(loop, stack)
        if isinstance(self._application, QGuiApplication):
            self._application.commitDataRequest.connect(lambda _manager: self.quit())

    def _tell_port(self, services: Services) -> None:
        """Print where the API answers to whoever asked for a free port; everything runs by now."""
        url = services.status.api_url
        if url and self._settings.number("api_port") == 0:
            print(f"HTTP API: {url}", flush=True)  # noqa: T201 - meant for programs

    def _follow_link(self, app: App) -> None:
        """The operating system's word on the network, where it has one."""
        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            return
        information = QNetworkInformation.instance()
        gone = QNetworkInformation.Reachability.Disconnected
        information.reachabilityChanged.connect(
            lambda now: app.events.link_changed.emit(now != gone)
        )


def told_to(answer: Answer, on_gone: Callable[[], object]) -> Tell:
    """Progress for an asker in whole percents; ``on_gone`` once it is not there any more."""
    told = [-1]

    def tell(progress: Progress) -> None:
        percent = 100 * progress.done // max(1, progress.total)
        if percent != told[0]:
            told[0] = percent
            if not answer({"progress": [progress.what, progress.done, progress.total]}):
                on_gone()

    return tell


async def _ended(task: asyncio.Task[Any]) -> None:
    task.cancel()
    await asyncio.wait([task])


def _clock_from(start: datetime) -> Callable[[], datetime]:
    """A clock that shows ``start`` now and goes on at the pace of the computer's."""
    ahead = start - utc_now()
    return lambda: utc_now() + ahead


def _wake_for_signals(loop: asyncio.AbstractEventLoop, stack: AsyncExitStack) -> None:
    """Let a signal wake Qt's loop, so that Python's handler runs at once."""
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    before = signal.set_wakeup_fd(writer.fileno())
    loop.add_reader(reader.fileno(), lambda: reader.recv(64))

    def undo() -> None:
        signal.set_wakeup_fd(before)
        loop.remove_reader(reader.fileno())
        reader.close()
        writer.close()

    stack.callback(undo)
