"""What became of long work, kept so that it can be said in whichever language comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from energy_desktop.ui.languages import error_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """``words`` says it in the language in force; ``file`` is what was written, if it was."""

    words: Callable[[], str]
    file: Path | None = None
    has_failed: bool = False


def failure(error: Exception, words: Callable[[Exception], str] = error_words) -> Outcome:
    """Why it failed."""
    # Its traceback would keep the page that asked, which the one in the new language replaces.
    error.__cause__ = error.__context__ = None
    return Outcome(partial(words, error.with_traceback(None)), has_failed=True)
