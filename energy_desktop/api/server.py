"""The API's server: answers are made on the program's loop, each connection has a thread."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QNetworkInterface

from energy_desktop.api.acceptor import MOST_CONNECTIONS, Acceptor
from energy_desktop.api.access import Access
from energy_desktop.api.crossing import Crossing
from energy_desktop.api.messages import Response
from energy_desktop.api.router import Router
from energy_desktop.api.routes import routes
from energy_desktop.api.worker import Patience
from energy_desktop.errors import ApiPortTaken, ApiUnavailable
from energy_desktop.sentences import say
from energy_desktop.services import Services

_EVERY: Final = (
    QHostAddress(QHostAddress.SpecialAddress.AnyIPv4),
    QHostAddress(QHostAddress.SpecialAddress.AnyIPv6),
)
_BOTH: Final = QHostAddress(QHostAddress.SpecialAddress.Any)
"""What :: stands for: IPv6 and IPv4."""


class ApiServer:
    """Serves the routes; start and stop it on the loop that the services live on."""

    def __init__(
        self, services: Services, *, most: int = MOST_CONNECTIONS, patience: Patience | None = None
    ) -> None:
        self._settings = services.settings
        self._keys = services.api_keys
        self._is_open = False
        access = Access(self._allowed_hosts, self._keys, is_open=lambda: self._is_open)
        self._router = Router(routes(services), access)
        self._most = most
        self._patience = patience
        self._acceptor: Acceptor | None = None
        self._crossing: Crossing | None = None

    async def start(self, host: str, port: int) -> str:
        """Listen, at port 0 on a free one, and return the URL; ApiUnavailable says what to do."""
        address = _address(host)
        if address.protocol() == QAbstractSocket.NetworkLayerProtocol.UnknownNetworkLayerProtocol:
            raise ApiUnavailable(
                say("API_HOST takes an IP address or localhost, not “{host}”.", host=host)
            )
        self._is_open = is_open(host)
        if self._is_open and not self._keys.all:
            raise ApiUnavailable(
                say(
                    "The HTTP API can't be opened to the network ({host}) without a key: create "
                    "one in Settings, HTTP API, or give it by API_KEY_FILE.",
                    host=host,
                )
            )
        crossing = Crossing(self._router.answer)
        listened = _BOTH if address == _EVERY[1] else address
        acceptor = Acceptor(crossing.ask, listened, most=self._most, patience=self._patience)
        try:
            # The thread gives the port in any case, so nobody may cancel what it is given by.
            bound = await asyncio.shield(asyncio.wrap_future(acceptor.listen(port)))
        except OSError as error:
            await _ended(acceptor)
            raise ApiUnavailable(
                say(
                    "The HTTP API could not be started ({reason}); it is off and tries again "
                    "every 30 s.",
                    reason=error,
                )
            ) from error
        except BaseException:
            await _ended(acceptor)  # nobody else would close the port
            raise
        if not bound:
            await _ended(acceptor)
            raise _refusal(host, port, acceptor)
        self._acceptor, self._crossing = acceptor, crossing
        name = _reached_at(address) if address in _EVERY else host
        return f"http://[{name}]:{bound}" if ":" in name else f"http://{name}:{bound}"

    async def stop(self, last: Response | None = None) -> None:
        """Answer no more; requests under way get 503, or ``last``. Never blocks the loop."""
        acceptor, self._acceptor = self._acceptor, None
        if acceptor is None or self._crossing is None:
            return
        await self._crossing.stop(last)
        await _ended(acceptor)

    @property
    def connections(self) -> int:
        """How many connections are served."""
        return self._acceptor.connections if self._acceptor else 0

    @property
    def threads(self) -> int:
        """How many threads serve connections, or wait for one."""
        return self._acceptor.threads if self._acceptor else 0

    def _allowed_hosts(self) -> list[str]:
        text = self._settings.text("api_allowed_hosts")
        return [name.strip() for name in text.split(",") if name.strip()]


async def _ended(acceptor: Acceptor) -> None:
    """Wait for the end of all threads in one of our own: the loop's may be busy for long."""
    acceptor.quit()
    with ThreadPoolExecutor(1, "api-end") as waiting:
        await asyncio.wrap_future(waiting.submit(acceptor.wait))


def _reached_at(every: QHostAddress) -> str:
    """The address that other computers reach us at, where all are listened on."""
    for address in QNetworkInterface.allAddresses():
        if address.protocol() == every.protocol() and address.isGlobal():
            return address.toString()
    return "localhost"


def is_open(host: str) -> bool:
    """Whether other computers reach what listens there; what is no address nobody listens at."""
    address = _address(host)
    return not (address.isNull() or address.isLoopback())


def _address(host: str) -> QHostAddress:
    return QHostAddress("127.0.0.1" if host == "localhost" else host)


def _refusal(host: str, port: int, acceptor: Acceptor) -> ApiUnavailable:
    """Why it could not listen, and what to do."""
    if acceptor.error is QAbstractSocket.SocketError.AddressInUseError:
        return ApiPortTaken(port, say("another program"))
    return ApiUnavailable(
        say(
            "{host} can't be listened on, port {port} ({reason}), so the HTTP API is off and "
            "tries again every 30 s; choose another by PORT and API_HOST or in Settings.",
            host=host,
            port=port,
            reason=acceptor.error_text,
        )
    )
