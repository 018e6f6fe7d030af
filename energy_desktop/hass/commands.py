"""The commands of Home Assistant that this program uses, one thin method each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final

from energy_desktop.errors import CommandError
from energy_desktop.hass import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

Rows = dict[str, list[dict[str, Any]]]

_LONG_S: Final = 120
UNKNOWN_COMMAND: Final = "unknown_command"
_NO_PREFS: Final = frozenset({"not_found", UNKNOWN_COMMAND})


class Commands(ABC):
    """Home Assistant's commands over whatever can send one and subscribe.

    All raise CommandError, HassTimeout, ConnectionLost or ProtocolError; answers are Home
    Assistant's own JSON.
    """

    @abstractmethod
    async def command(self, type_: str, *, timeout_s: float = 30, **fields: Any) -> Any:
        """The result of one command."""

    @abstractmethod
    async def subscribe(self, type_: str, on_event: Callable[[Any], None], **fields: Any) -> int:
        """Calls ``on_event`` with each event from now on; returns the subscription's id."""

    @abstractmethod
    async def unsubscribe(self, subscription_id: int) -> None:
        """Ends a subscription; no event comes after it returned."""

    @abstractmethod
    async def first_events(
        self, type_: str, count: int, timeout_s: float = 30, **fields: Any
    ) -> list[Any]:
        """The first ``count`` events of a subscription, which is ended after them."""

    async def subscribe_events(
        self, event_type: str, on_event: Callable[[dict[str, Any]], None]
    ) -> int:
        """Calls ``on_event`` with each event of ``event_type``; returns the subscription's id."""
        return await self.subscribe("subscribe_events", on_event, event_type=event_type)

    async def states(self) -> list[dict[str, Any]]:
        """The state of every entity now."""
        return messages.rows(await self.command("get_states"))

    async def config(self) -> dict[str, Any]:
        """Home Assistant's configuration: ``state``, ``time_zone``, ``version``, …"""
        return messages.mapping(await self.command("get_config"))

    async def current_user(self) -> dict[str, Any]:
        """The user whom the token belongs to."""
        return messages.mapping(await self.command("auth/current_user"))

    async def recorder_info(self) -> dict[str, Any]:
        """Whether Home Assistant records, its backlog, its migration."""
        return messages.mapping(await self.command("recorder/info"))

    async def utc_now(self) -> datetime:
        """Home Assistant's clock."""
        template = messages.UTC_NOW_TEMPLATE
        [event] = await self.first_events("render_template", 1, template=template)
        return messages.rendered_time(event)

    async def energy_prefs(self) -> dict[str, Any] | None:
        """The Energy preferences; None where there are none."""
        try:
            return messages.mapping(await self.command("energy/get_prefs"))
        except CommandError as error:
            if error.code in _NO_PREFS:
                return None
            raise

    async def entity_registry(self) -> list[dict[str, Any]]:
        """Every registered entity, disabled ones too."""
        return messages.rows(await self.command("config/entity_registry/list"))

    async def device_registry(self) -> list[dict[str, Any]]:
        """Every device."""
        return messages.rows(await self.command("config/device_registry/list"))

    async def area_registry(self) -> list[dict[str, Any]]:
        """Every area."""
        return messages.rows(await self.command("config/area_registry/list"))

    async def statistic_ids(self, statistic_type: str | None = None) -> list[dict[str, Any]]:
        """What Home Assistant keeps statistics of; ``statistic_type`` is None, sum or mean.

        None at all where its recorder is not loaded.
        """
        try:
            kind = "recorder/list_statistic_ids"
            return messages.rows(await self.command(kind, statistic_type=statistic_type))
        except CommandError as error:
            if error.code == UNKNOWN_COMMAND:
                return []
            raise

    async def statistics(
        self,
        ids: Iterable[str],
        start: datetime,
        end: datetime | None,
        period: str,
        types: Iterable[str] = ("state", "sum", "mean", "min", "max"),
    ) -> Rows:
        """Rows of statistics per id, ``start`` in ms, in kWh and W; unknown ids are absent."""
        fields = messages.statistics_fields(ids, start, end, period, types)
        kind = "recorder/statistics_during_period"
        return messages.mapping(await self.command(kind, timeout_s=_LONG_S, **fields))

    async def history(
        self,
        entity_ids: Iterable[str],
        start: datetime,
        end: datetime,
        *,
        significant_changes_only: bool = True,
        minimal_response: bool = False,
        no_attributes: bool = False,
    ) -> Rows:
        """History rows {s, a, lu[, lc]} per entity inside (start, end), the first held at start."""
        return messages.mapping(
            await self.command(
                "history/history_during_period",
                timeout_s=_LONG_S,
                entity_ids=list(entity_ids),
                start_time=start,
                end_time=end,
                include_start_time_state=True,
                significant_changes_only=significant_changes_only,
                minimal_response=minimal_response,
                no_attributes=no_attributes,
            )
        )

    async def wait_committed(self, now: datetime, timeout_s: float = 90) -> None:
        """Returns once Home Assistant's recorder committed everything up to ``now``, its time."""
        await self.first_events("history/stream", 2, timeout_s, **messages.barrier_fields(now))
