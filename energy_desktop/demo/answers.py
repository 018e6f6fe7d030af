"""What a command of the simulated home is, and how it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from energy_desktop.demo.connection import Client

Message = dict[str, Any]
Command = Callable[["Client", Message], Awaitable[None]]


class CommandError(Exception):
    """A command is refused, with Home Assistant's error code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def required(message: Message, key: str) -> Any:
    """The value of a key that must be there."""
    if key not in message:
        text = f"required key not provided @ data['{key}']. Got None"
        raise CommandError("invalid_format", text)
    return message[key]
