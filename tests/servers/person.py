"""A person at a screen: looks by what is shown, types, clicks, and says what went wrong when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.servers.accessible import Accessibility, Gone, Shown
from tests.servers.display import Display
from tests.servers.program import Program
from tests.servers.screen import Screen

PATIENCE_S: Final = 120.0
LEFT, RIGHT, WHEEL_UP, WHEEL_DOWN = "1", "3", "4", "5"


class StepFailed(AssertionError):
    """A step of a session did not go as it should; says which, what was shown, and the picture."""


class Person:
    """Uses ``program`` from outside. Pictures of what failed go to ``folder``."""

    def __init__(
        self, program: Program, display: Display, accessibility: Accessibility, folder: Path
    ) -> None:
        self.program = program
        self.screen = Screen(display)
        self._display = display
        self._accessibility = accessibility
        self._folder = folder

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """A part of the session; where it fails the screen is kept as a picture."""
        try:
            yield
        except Exception as error:
            picture = self._folder / f"{re.sub(r'[^a-z0-9]+', '-', what.casefold())}.png"
            self._display.screenshot(picture)
            raise StepFailed(
                f"{what}: {error}\nThe screen is in {picture}. It says:\n{self._words()}"
            ) from error

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is so, for as long as a patient person would."""
        self.program.wait_for(condition, what, PATIENCE_S)

    def sees(self, role: str, name: str, *, cells: bool = False) -> Shown | None:
        """What of this role has a name that matches from its beginning; with ``cells`` in tables.

        The first one: what a screen reader would come to first.
        """
        matching = re.compile(name)
        for shown in self._accessibility.shown(cells=cells):
            if shown.role == role and matching.match(shown.name):
                return shown
        return None

    def wait_for(self, role: str, name: str, *, cells: bool = False) -> Shown:
        """The same, as soon as it is there."""
        found: list[Shown] = []

        def look() -> bool:
            shown = self.sees(role, name, cells=cells)
            found[:] = [] if shown is None else [shown]
            return bool(found)

        self.until(look, f"a {role} “{name}”")
        return found[0]

    def click(self, role: str, name: str, *, cells: bool = False) -> None:
        """Click in the middle of what is shown."""
        self._point_at(role, name, cells=cells)
        self.screen.read("xdotool", "click", LEFT)

    def turn_wheel(self, role: str, name: str, button: str) -> None:
        """One notch of the wheel in the middle of what is shown, WHEEL_UP or WHEEL_DOWN."""
        self._point_at(role, name)
        self.screen.read("xdotool", "click", button)

    def press(self, *keys: str) -> None:
        """Press keys as soon as a window of the program has the keyboard."""
        self.until(self._has_keyboard, f"the keyboard, to press {' '.join(keys)}")
        self.screen.read("xdotool", "key", *keys)

    def write(self, field: str, text: str) -> None:
        """Put text into a field that has the keyboard, in place of what is there."""
        self.until(
            lambda: (shown := self.sees("text", field)) is not None and shown.has_focus,
            f"the keyboard in “{field}”",
        )
        self.press("ctrl+a")
        self.screen.read("xdotool", "type", text)
        self.until(lambda: self._holds(field, text), f"the text in “{field}”")

    def _holds(self, field: str, text: str) -> bool:
        """Whether it was typed, as far as one can see: of a secret only how long it is."""
        shown = self.sees("text", field) or self.sees("password text", field)
        if shown is None:
            return False
        try:
            seen = self._accessibility.text(shown)
        except Gone:
            return False
        return seen == text or (len(seen) == len(text) and len(set(seen)) == 1)

    def _has_keyboard(self) -> bool:
        return any(shown.has_focus for shown in self._accessibility.shown(cells=True))

    def _point_at(self, role: str, name: str, *, cells: bool = False) -> None:
        """Move the pointer there once it stands still: a page that opens lays itself out."""
        places: list[tuple[int, int, int, int]] = []

        def stands_still() -> bool:
            try:
                places.append(self._accessibility.place(self.wait_for(role, name, cells=cells)))
            except Gone:
                places.clear()
            return len(places) > 1 and places[-1] == places[-2]

        self.until(stands_still, f"“{name}” to stand still")
        left, top, width, height = places[-1]
        middle = (str(left + width // 2), str(top + height // 2))
        self.screen.read("xdotool", "mousemove", "--sync", *middle)

    def _words(self) -> str:
        try:
            shown = self._accessibility.shown()
        except OSError as error:
            return f"(nothing could be read: {error})"
        return "\n".join(f"  {one.role}: {one.name}" for one in shown if one.name)
