"""What a request may say: the types of parameters, and the typed value made of what it does say.

A query says everything as text, a body as JSON; both become the Struct that the route declares, in
which a field named in the path is taken from there. What is wrong is told by the field's name.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

from energy_desktop.api.messages import as_text
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import EPOCH, from_us, to_us

T = TypeVar("T", bound=msgspec.Struct)

LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""The stores keep times from 1970 up to this one."""
MOST_ROWS: Final = 100_000
_LATEST_MS: Final = to_us(LATEST) // 1000
_LEAST_MS: Final = 100_000_000_000
"""In March 1973. Seconds since 1970 are below, and would be taken for days of January 1970."""
_ENTITY_ID: Final = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
_ZONE: Final = re.compile(r"UTC|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]*){1,2}")
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]{1,18}")
_PLUS_AS_SPACE: Final = re.compile(r"(?<=T)(.*) (?=[0-9]{2}:?[0-9]{2}$)")
_ENDS: Final = ({"since", "until"}, {"start_time", "end_time"})
_FLAGS: Final = {"true": True, "false": False}
_FIELD: Final = re.compile(
    r"^(?P<problem>.*?)(?: - at `(?:key in )?\$\.?(?P<path>[^`]*)`)?$", re.DOTALL
)
_MISSING: Final = re.compile(r"Object missing required field `(.*)`")
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)


class BadRequest(EnergyDesktopError):
    """The request can't be understood; the message names the parameter, and so does ``field``."""

    code = "bad_request"

    def __init__(self, message: str, field: str = "", **details: Any) -> None:
        super().__init__(message)
        self.details = ({"field": field} if field else {}) | details


class Time(datetime):
    """A moment in UTC. Made of ISO 8601 with an offset, or of epoch milliseconds."""

    takes = (
        "a time between 1970 and 2200: ISO 8601 with an offset, such as 2026-03-01T00:00:00+01:00 "
        "or 2026-03-01T00:00:00Z, or milliseconds since 1970, 100000000000 at least because "
        "smaller numbers would be seconds"
    )
    schema: Final = {
        "anyOf": [
            {"type": "string", "format": "date-time"},
            {"type": "integer", "minimum": _LEAST_MS, "maximum": _LATEST_MS - 1},
        ]
    }

    @classmethod
    def of(cls, value: object) -> Time:
        """The moment of what was said; raises ValueError or OverflowError."""
        at = _from_iso(value) if isinstance(value, str) else _from_ms(value)
        if not EPOCH <= at < LATEST:
            raise ValueError("out of range")
        return cls(*at.timetuple()[:6], at.microsecond, UTC)


class Zone(ZoneInfo):
    """A time zone by its IANA name."""

    takes = "the IANA name of a time zone with its region, such as Europe/Berlin, or UTC"
    schema: Final = {"type": "string", "minLength": 1}

    @classmethod
    def of(cls, value: object) -> Zone:
        """The zone of that name; raises ValueError."""
        # The system's folder of zones has more in it: localtime is the computer's own, posix/… and
        # right/… are others' ways to count. To list it would hold up the loop for 100 ms.
        if not _ZONE.fullmatch(_text(value)):
            raise ValueError("no name of a zone")
        try:
            return cls(_text(value))
        except (ZoneInfoNotFoundError, OSError):  # a name of a folder, or longer than any file's
            raise ValueError("unknown zone") from None


class EntityId(str):
    """The id of a sensor in Home Assistant."""

    takes = "an entity id that looks like domain.object_id, such as sensor.grid_power"
    schema: Final = {"type": "string", "pattern": r"^[a-z0-9_]+\.[a-z0-9_]+$"}

    __slots__ = ()

    @classmethod
    def of(cls, value: object) -> EntityId:
        """The id; raises ValueError for what can't be one."""
        if not _ENTITY_ID.fullmatch(_text(value)) or len(str(value)) > 255:
            raise ValueError("no entity id")
        return cls(value)


class Secret(str):
    """A text that no log and no traceback shows."""

    takes = "a text that is not empty"
    schema: Final = {"type": "string", "minLength": 1, "writeOnly": True}

    __slots__ = ()

    @classmethod
    def of(cls, value: object) -> Secret:
        """The text; raises ValueError where there is none."""
        if not _text(value).strip():
            raise ValueError("empty")
        return cls(str(value).strip())

    def __repr__(self) -> str:
        return "Secret(…)"


CUSTOM: Final = (Time, Zone, EntityId, Secret)
Text = Annotated[str, Meta(min_length=1, description="a text that is not empty")]
Flag = Annotated[bool, Meta(description="true or false")]
Limit = Annotated[int, Meta(ge=1, le=MOST_ROWS, description="a whole number from 1 to 100000")]
Cursor = Annotated[str, Meta(description="“next” of the answer before, and then nothing else")]
EntityIds = Annotated[
    list[EntityId], Meta(min_length=1, max_length=1000, description="a list of 1 to 1000 ids")
]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a route may be asked; one Struct per route has the fields."""


class OfEntity(Asked, frozen=True, kw_only=True):
    """What is asked of one sensor, which the path names."""

    entity_id: EntityId


def from_query(kind: type[T], query: str, path: Mapping[str, str]) -> T:
    """The typed value of a query (as it came); raises BadRequest."""
    values = _texts(query)
    if "cursor" in values:
        if len(values) > 1:
            raise BadRequest("cursor is given alone, without other parameters.", "cursor")
        values = _continued(values["cursor"])
    said = {name: _typed(text) for name, text in values.items()}
    if taken := said.keys() & path.keys():
        raise _unknown(min(taken))
    return _made(kind, {**said, **path})


def from_body(kind: type[T], body: bytes) -> T:
    """The typed value of a JSON body, empty meaning ``{}``; raises BadRequest."""
    try:
        made = msgspec.json.decode(body or b"{}", type=kind, dec_hook=_hook)
    except msgspec.ValidationError as error:
        raise _bad(kind, str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadRequest("The body must be one JSON object in UTF-8.", "body") from None
    # What was decoded has the route's few levels, so this can't be led into deep ones.
    json.loads(body or b"{}", object_pairs_hook=_once, parse_int=float)
    return made


def next_cursor(asked: msgspec.Struct, **changed: datetime) -> str:
    """What leads from a cut answer to the rest: the same question with other times."""
    said = {**msgspec.structs.asdict(asked), **changed}
    said.pop("entity_id")
    kept = {name: value for name, value in said.items() if value is not None}
    return (
        base64.urlsafe_b64encode(msgspec.json.encode(kept, enc_hook=as_text)).decode().rstrip("=")
    )


def _continued(cursor: str) -> dict[str, str]:
    """The parameters that a cursor stands for."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        text = base64.b64decode(padded, altchars=b"-_", validate=True)
        said = msgspec.json.decode(text, type=dict[str, str | int | bool])
    except (binascii.Error, ValueError, msgspec.DecodeError, RecursionError):
        said = {}
    if not any(ends <= said.keys() for ends in _ENDS):  # those of next_cursor have both
        raise BadRequest("cursor is none that an answer gave.", "cursor")
    return {name: str(value).lower() if value in (True, False) else str(value)
            for name, value in said.items()}  # fmt: skip


def _texts(query: str) -> dict[str, str]:
    """The values of a query by name."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError:
        raise BadRequest("The query must be text in UTF-8.", "query") from None
    except ValueError:
        raise BadRequest("The query has too many parameters.", "query") from None
    texts = dict(pairs)
    if len(texts) < len(pairs):
        names = [name for name, _text in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRequest(f"{_shown(twice)} is given more than once.", twice)
    return texts


def _typed(text: str) -> str | int | bool:
    """Whole numbers and flags as such: in a query everything is text."""
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else _FLAGS.get(text, text)


def _once(pairs: list[tuple[str, Any]]) -> None:
    """BadRequest where an object of a body says something twice."""
    names = [name for name, _value in pairs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRequest(f"{_shown(twice)} is given more than once.", twice)


def _made(kind: type[T], said: Mapping[str, Any]) -> T:
    try:
        return msgspec.convert(said, kind, dec_hook=_hook)
    except msgspec.ValidationError as error:
        raise _bad(kind, str(error)) from None


def _hook(kind: type, value: object) -> Any:
    try:
        return kind.of(value)  # type: ignore[attr-defined]
    except (ValueError, OverflowError, TypeError):
        raise ValueError(kind.takes) from None  # type: ignore[attr-defined]


def _bad(kind: type[msgspec.Struct], text: str) -> BadRequest:
    """One sentence that names the field, of msgspec's words."""
    found = _FIELD.fullmatch(text)
    problem, path = (found["problem"], found["path"] or "") if found else (text, "")
    if missing := _MISSING.fullmatch(problem):
        name = ".".join(part for part in (path, missing[1]) if part)
        return BadRequest(f"{name} is missing.", name)
    if unknown := _UNKNOWN.fullmatch(problem):
        return _unknown(".".join(part for part in (path, unknown[1]) if part))
    if not path:
        return BadRequest("The body must be one JSON object.", "body")
    name = re.split(r"[.\[]", path)[0]
    takes = problem if problem in _TAKES else described(kind).get(name, problem)
    return BadRequest(f"{path} takes {takes}.", name)


def described(kind: type[msgspec.Struct]) -> dict[str, str]:
    """What each field of a Struct takes, in words."""
    fields = msgspec.structs.fields(kind)
    return {field.name: takes(field.type) for field in fields}


def takes(kind: Any) -> str:
    """What a type takes: its own words, or those of its annotation."""
    info = msgspec.inspect.type_info(kind)
    return _takes(info)


def _takes(info: Any) -> str:
    if isinstance(info, msgspec.inspect.Metadata):
        own = isinstance(info.type, msgspec.inspect.CustomType)
        said = None if own else (info.extra_json_schema or {}).get("description")
        return str(said or _takes(info.type))
    if isinstance(info, msgspec.inspect.UnionType):
        known = [t for t in info.types if not isinstance(t, msgspec.inspect.NoneType)]
        return " or ".join(_takes(each) for each in known)
    if isinstance(info, msgspec.inspect.CustomType):
        return str(info.cls.takes)  # type: ignore[attr-defined]
    if isinstance(info, msgspec.inspect.EnumType):
        return "one of " + ", ".join(str(member.value) for member in info.cls)
    if isinstance(info, msgspec.inspect.LiteralType):
        return "one of " + ", ".join(map(str, info.values))
    return type(info).__name__.removesuffix("Type").lower()


def _unknown(name: str) -> BadRequest:
    return BadRequest(f"{_shown(name)} is not known here.", _shown(name))


def _shown(name: str) -> str:
    """A name that somebody made up, as a sentence can carry it."""
    short = name[:60]
    return short if all(part.isidentifier() for part in short.split(".")) else f"“{short}”"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _from_ms(value: object) -> datetime:
    if not isinstance(value, int | float) or isinstance(value, bool) or value != int(value):
        raise TypeError
    if value < _LEAST_MS:
        raise ValueError("seconds")
    return from_us(int(value) * 1000)


def _from_iso(text: str) -> datetime:
    at = datetime.fromisoformat(_PLUS_AS_SPACE.sub(r"\1+", text))
    if at.tzinfo is None:
        raise ValueError("no offset")
    return at.astimezone(UTC)


_TAKES: Final = frozenset(kind.takes for kind in CUSTOM)
