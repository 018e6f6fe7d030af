"""One run of the program: the core, the API and, unless headless, the windows."""

from __future__ import annotations

import asyncio
import logging
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

from energy_desktop import autostart
from energy_desktop.api.keeper import ApiKeeper
from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.demo_folders import demo_folder
from energy_desktop.errors import ScreenshotFailed
from energy_desktop.hass.browse import Network, browsing
from energy_desktop.models import utc_now
from energy_desktop.requests import Requests, Screenshot
from energy_desktop.sentences import say
from energy_desktop.services import Services

if TYPE_CHECKING:
    from energy_desktop.demo.server import DemoHome
    from energy_desktop.ui.desktop import Desktop

_log = logging.getLogger(__name__)
DEMO_TOKEN: Final = "demo"  # noqa: S105 - of the simulated home, no secret
PICTURED_AT: Final = datetime(2026, 6, 17, 10, 20, tzinfo=UTC)
"""When pictures of the simulated home are taken, so that they are the same every time."""


@dataclass(frozen=True, slots=True)
class Options:
    """What kind of run it is. ``is_hidden``: it starts, or the user had put the window, away.

    ``again``: the arguments that start the same program at login.
    """

    demo: bool = False
    headless: bool = False
    screenshot: Screenshot | None = None
    is_hidden: bool = False
    again: tuple[str, ...] = ()


@contextmanager
def profile_folder(given: Path | None, *, demo: bool) -> Iterator[Path]:
    """The profile's folder: the one given, a throw-away one for the demo, else the user's own."""
    if given is None and demo:
        with demo_folder() as folder:
            yield folder
    else:
        yield given or Path(platformdirs.user_data_dir("energy-desktop", appauthor=False))


class Program:
    """Runs until it is told to stop, or to make place for another run (``wants_restart``).

    ``quit`` is what the user's wish to end the program for good calls. ``is_hidden``: whether the
    window was in the end. ``home``: the simulated one of a demo. ``desktop``: None while headless.
    """

    def __init__(
        self,
        application: QCoreApplication,
        profile: Path,
        settings: Settings,
        credentials: Credentials,
        requests: Requests,
        options: Options,
        *,
        quit: Callable[[], None],  # noqa: A002 - what the user calls it
        on_started: Callable[[], None] = lambda: None,
    ) -> None:
        self._application = application
        self._profile = profile
        self._settings = settings
        self._credentials = credentials
        self._requests = requests
        self._options = options
        self._quit = quit
        self._on_started = on_started
        self._stop = asyncio.Event()
        self.is_hidden = options.is_hidden
        self.wants_restart = False
        self._network: Network = browsing
        self.desktop: Desktop | None = None
        self.home: DemoHome | None = None
        self._now = pictured_now if options.demo and options.screenshot else utc_now

    async def run(self) -> int:
        """Start everything, wait for the end, stop everything; the exit code."""
        async with AsyncExitStack() as stack:
            await self._start_demo(stack)
            app = App(
                self._profile,
                self._settings,
                self._credentials,
                environ=self._settings.environment,
                now=self._now,
                network=self._network,
                restart=self.restart,
            )
            app.is_simulated = self._options.demo
            app.has_window = not self._options.headless
            app.autostart = (
                autostart.of_demo()
                if self._options.demo
                else autostart.this_system(self._options.again)
            )
            stack.push_async_callback(app.stop)
            services = await self._unless_stopped(app.start())
            if services is None:
                return 0
            services.status.is_demo = self._options.demo
            await self._start_api(stack, services)
            _follow_link(stack, app)
            if isinstance(self._application, QGuiApplication):
                self._open_desktop(stack, services)
            stack.push_async_callback(self._requests.pause)
            self._requests.begin(services.databases, self.desktop)
            self._on_started()
            self._tell_port(services)
            return await self._until_stopped()

    def stop(self) -> None:
        """End this run."""
        self._stop.set()

    def restart(self) -> None:
        """End this run so that another one begins: the kind of database, or who writes, changed."""
        self.wants_restart = True
        self._stop.set()

    async def _until_stopped(self) -> int:
        if self._options.screenshot is None:
            await self._stop.wait()
        else:
            await self._unless_told_to_stop(self._options.screenshot)
        word = "begin anew" if self.wants_restart else "stop"
        _log.info("it was told to %s; what was received is being written", word)
        return 0

    async def draw(self, screenshot: Screenshot) -> None:
        """Make the picture that a run is for; raises ScreenshotFailed."""
        assert self.desktop is not None  # noqa: S101 - a screenshot has a QApplication
        await self.desktop.screenshot(screenshot)

    async def _unless_told_to_stop(self, screenshot: Screenshot) -> None:
        """Draw; unless the next run does, being stopped before the end is a failure."""
        picture = asyncio.create_task(self.draw(screenshot))
        stop = asyncio.create_task(self._stop.wait())
        await asyncio.wait({picture, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if picture.done():
            self.wants_restart = False
            picture.result()
            return
        await _ended(picture)
        if not self.wants_restart:
            raise ScreenshotFailed(say("It was told to stop before the picture was made."))

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

    async def _start_demo(self, stack: AsyncExitStack) -> None:
        if not self._options.demo:
            return
        from energy_desktop.demo.server import DemoHome  # noqa: PLC0415 - loaded for the demo only

        self._credentials.keep_in_memory()  # a keyring may ask for its password before any window
        home = await stack.enter_async_context(DemoHome(token=DEMO_TOKEN, clock=self._now))
        self.home = home
        self._credentials.use_for_this_run(home.url, DEMO_TOKEN)
        self._network = home.announced
        self._settings.override("ha_url", home.url)

    async def _start_api(self, stack: AsyncExitStack, services: Services) -> None:
        """The API's port may be taken: that is told, and the rest of the program goes on."""
        keeper = ApiKeeper(services, or_any_port=self._options.demo)
        await keeper.start()
        stack.push_async_callback(keeper.stop)

    def _open_desktop(self, stack: AsyncExitStack, services: Services) -> None:
        from energy_desktop.ui.desktop import Desktop  # noqa: PLC0415 - not when headless

        self.desktop = Desktop(services, self._profile, self._quit, self._now)
        stack.callback(self._close_desktop, self.desktop)
        # What the core tells while it stops would reach widgets that are gone.
        stack.callback(services.events.blockSignals, True)
        if self._options.screenshot is None:
            self.desktop.open(is_hidden=self.is_hidden)

    def _close_desktop(self, desktop: Desktop) -> None:
        self.is_hidden = desktop.is_hidden
        desktop.close()

    def _tell_port(self, services: Services) -> None:
        """Print where the API answers to whoever asked for a free port; everything runs by now."""
        url = services.status.api_url
        if url and self._settings.number("api_port") == 0:
            print(f"HTTP API: {url}", flush=True)  # noqa: T201 - meant for programs


def _follow_link(stack: AsyncExitStack, app: App) -> None:
    """Tell the core the operating system's word on the network, where it has one."""
    if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
        return
    gone = QNetworkInformation.Reachability.Disconnected

    def tell(now: QNetworkInformation.Reachability) -> None:
        app.events.link_changed.emit(now != gone)

    changed = QNetworkInformation.instance().reachabilityChanged
    changed.connect(tell)
    stack.callback(changed.disconnect, tell)


async def _ended(task: asyncio.Task[Any]) -> None:
    task.cancel()
    await asyncio.wait([task])


def pictured_now() -> datetime:
    """A clock that stands, for whatever moves on would be drawn a little later each time."""
    return PICTURED_AT
