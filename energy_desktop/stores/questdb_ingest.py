"""Rows to QuestDB over HTTP by its official client: all rows of a flush are stored, or none."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson
from questdb import (
    Protocol,
    QuestDBError,
    QuestDBErrorCode,
    Sender,
    TimestampMicros,
    TlsCa,
)

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.models import AttributeRow, Period, ReadingColumns, StatisticsColumns
from energy_desktop.sentences import say
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.batches import FIGURES
from energy_desktop.stores.pyramid import Hour
from energy_desktop.stores.questdb_http import Away, cut_off, denied, silent, unreachable
from energy_desktop.stores.questdb_sql import ATTRIBUTES, DIRTY, READINGS, STATISTICS, SUMMARIES
from energy_desktop.summaries import NO_NULL, Summaries

LONGEST_TEXT_BYTES: Final = 300_000
"""QuestDB leaves out of its answers what is longer, as escaped JSON, than 2 MiB."""

_ANSWER_MS: Final = 15_000
_AT_ONCE_S: Final = 1.0
_SYSTEM: Final = re.compile(r"^io: | \(os error \d+\)")
_NO_CONNECTION: Final = re.compile(r"refused|unreachable|no route", re.IGNORECASE)
_CUT: Final = re.compile(r"reset|closed|aborted|broken pipe|disconnect|eof", re.IGNORECASE)
_ROW_FAULTS: Final = {
    QuestDBErrorCode.InvalidUtf8,
    QuestDBErrorCode.InvalidName,
    QuestDBErrorCode.InvalidTimestamp,
    QuestDBErrorCode.InvalidApiCall,
    QuestDBErrorCode.BatchTooLarge,
}


class QuestDbIngest:
    """One sender; used by one thread at a time. Binary floats (protocol 2) keep every bit."""

    def __init__(self, address: QuestDbAddress) -> None:
        self._address = address
        self._sender: Sender | None = None

    def close(self) -> None:
        """Let the connection go; safe to call twice."""
        sender, self._sender = self._sender, None
        if sender is not None:
            sender.close(flush=False)

    def buffer(self) -> Batch:
        """An empty batch; raises StoreError where the address can't be used."""
        try:
            if self._sender is None:
                self._sender = _sender(self._address)
            return Batch(self._sender.new_buffer())
        except (QuestDBError, ValueError) as error:
            raise StoreError(
                say(
                    "QuestDB at {place} can't be used: {reason}",
                    place=self._address.place,
                    reason=error,
                )
            ) from error

    def flush(self, batch: Batch) -> None:
        """Store a batch; acknowledged on return.

        Raises StoreError where a row was refused (nothing is stored then), StoreUnavailable where
        the server can't store now, and Away or Denied; after Away the rows may be stored or not.
        What was kept in the batch is sent once more where the connection had been ended before.
        """
        began = time.monotonic()
        try:
            self._send(batch)
        except Away:
            if time.monotonic() - began > _AT_ONCE_S:
                raise
            self._send(batch)

    def _send(self, batch: Batch) -> None:
        if self._sender is None:
            raise Away(say("QuestDB at {place} is not connected.", place=self._address.place))
        try:
            self._sender.flush(batch.buffer, clear=False)
        except QuestDBError as error:
            raise self._error(error) from error

    def _error(self, error: QuestDBError) -> EnergyDesktopError:
        if error.code == QuestDBErrorCode.AuthError:
            return denied(self._address)
        reason = _reason(str(error))
        if error.code in _ROW_FAULTS:
            return StoreError(
                say(
                    "QuestDB at {place} can't be sent these rows: {reason}",
                    place=self._address.place,
                    reason=reason,
                )
            )
        if error.code == QuestDBErrorCode.ServerFlushError:
            return self._refusal(str(error), reason)
        return self._no_answer(reason)

    def _no_answer(self, reason: str) -> Away:
        """In the words of who reads: which of the two notices first makes no difference."""
        if reason.startswith("timeout"):
            return silent(self._address, _ANSWER_MS / 1000)
        words = _SYSTEM.sub("", reason)
        if "lookup" in words:
            return unreachable(self._address, words.rpartition(": ")[2])
        if _NO_CONNECTION.search(words):
            return unreachable(self._address, words)
        if _CUT.search(words):
            return cut_off(self._address)
        return Away(
            say(
                "QuestDB at {place} can't be written to: {words}",
                place=self._address.place,
                words=words,
            )
        )

    def _refusal(self, said: str, reason: str) -> EnergyDesktopError:
        """Whether it is a row's fault: an error number of the system never is."""
        number = re.search(r"errno: (\d+)|\[(\d+)\]", said)
        if number is not None:
            return StoreUnavailable(
                say(
                    "QuestDB at {place} can't store rows now: {reason}",
                    place=self._address.place,
                    reason=reason,
                )
            )
        if '"code":"invalid"' in said or "errno: -1" in said:
            return StoreError(
                say(
                    "QuestDB at {place} refused a row: {reason}",
                    place=self._address.place,
                    reason=reason,
                )
            )
        return Away(
            say(
                "QuestDB at {place} can't be written to: {reason}",
                place=self._address.place,
                reason=reason,
            )
        )


class Batch:
    """Rows on their way; kept until they are acknowledged. StoreError for what is no text."""

    def __init__(self, buffer: Any) -> None:
        self.buffer = buffer

    def __len__(self) -> int:
        return len(self.buffer)

    def add_readings(self, readings: ReadingColumns) -> None:
        """Add rows of readings; NaN becomes null."""
        row = self.buffer.row
        times, states = readings.at.tolist(), readings.state.tolist()
        for entity_id, at, state, source in zip(
            readings.entity_ids, times, states, readings.sources, strict=True
        ):
            symbols = {"entity_id": entity_id, "source": source.value}
            row(READINGS, symbols=symbols, columns={"state": state}, at=TimestampMicros(at))

    def add_attributes(self, rows: Sequence[AttributeRow]) -> None:
        """Add rows of attributes."""
        try:
            for row in rows:
                columns = {"attributes": orjson.dumps(dict(row.attributes)).decode()}
                if row.unit is not None:
                    columns["unit"] = row.unit
                _require_readable(row.entity_id, columns)
                self._add(ATTRIBUTES, {"entity_id": row.entity_id}, columns, row.at_us)
        except (orjson.JSONEncodeError, UnicodeEncodeError, QuestDBError) as error:
            raise StoreError(say("Attributes can't be stored: {reason}", reason=error)) from error

    def add_dirty(self, hours: Iterable[Hour], *, dirty: bool) -> None:
        """Say of hours of entities whether their summaries have to be made anew."""
        for entity_id, at in hours:
            self._add(DIRTY, {"entity_id": entity_id}, {"dirty": dirty}, at)

    def add_summaries(self, period: Period, entity_ids: Sequence[str], found: Summaries) -> None:
        """Add one row for each summary; NaN and ``NO_NULL`` become null."""
        columns = found.columns()
        starts = columns.pop("start").tolist()
        rows = zip(*(column.tolist() for column in columns.values()), strict=True)
        for entity_id, at, row in zip(entity_ids, starts, rows, strict=True):
            values = dict(zip(columns, row, strict=True))
            if values["null_at"] == NO_NULL:
                del values["null_at"]
            self._add(SUMMARIES[period], {"entity_id": entity_id}, values, at)

    def add_statistics(self, columns: StatisticsColumns) -> None:
        """Add rows of statistics; NaN becomes null."""
        symbols = {
            "entity_id": columns.entity_id,
            "period": columns.period.value,
            "source": columns.source.value,
        }
        figures = zip(*(getattr(columns, name).tolist() for name in FIGURES), strict=True)
        for at, values in zip(columns.start.tolist(), figures, strict=True):
            self._add(STATISTICS, symbols, dict(zip(FIGURES, values, strict=True)), at)

    def _add(self, name: str, symbols: dict[str, str], columns: dict[str, Any], at: int) -> None:
        self.buffer.row(name, symbols=symbols, columns=columns, at=TimestampMicros(at))


def _require_readable(entity_id: str, columns: dict[str, str]) -> None:
    if sum(len(text.encode()) for text in columns.values()) > LONGEST_TEXT_BYTES:
        raise StoreError(
            say(
                "Attributes of {entity_id} can't be stored: they have more than {limit} bytes.",
                entity_id=entity_id,
                limit=LONGEST_TEXT_BYTES,
            )
        )


def _sender(address: QuestDbAddress) -> Sender:
    more: dict[str, Any] = {}
    if address.user:
        more |= {"username": address.user, "password": address.password}
    if address.tls:
        more |= {"tls_ca": TlsCa.WebpkiAndOsRoots}
    sender = Sender(
        Protocol.Https if address.tls else Protocol.Http,
        address.literal_host,
        address.http_port,
        auto_flush=False,
        protocol_version=2,
        retry_timeout=0,
        request_timeout=_ANSWER_MS,
        **more,
    )
    sender.establish()  # type: ignore[no-untyped-call]
    return sender


def _reason(said: str) -> str:
    """What the server or the client says, without the frame around it."""
    found = re.search(r'"message":"((?:[^"\\]|\\.)*)"', said)
    words = found[1].replace("\\n", " ") if found else said.partition("/write: ")[2] or said
    return words.partition("\n")[0][:300]
