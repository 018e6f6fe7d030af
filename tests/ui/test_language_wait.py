"""The line that says what a change of the language waits for, seen and heard once."""

from __future__ import annotations

import pytest

from energy_desktop.ui.language_wait import LanguageWait
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage

DIALOG = "The language changes as soon as the dialog is closed."
BACKUP = "The language changes as soon as this has ended: Backup"
BOTH = "The language changes as soon as this has ended: Backup, Export"


@pytest.fixture
def line(stage: Stage, theme: Theme) -> LanguageWait:
    made = stage.show(lambda: LanguageWait(theme), (600, 40))
    stage.do(made.hide)
    return made


@pytest.fixture
def heard(line: LanguageWait) -> list[str]:
    """What a screen reader says."""
    said: list[str] = []
    line.announce = lambda _line, words: said.append(words)
    return said


def test_it_names_what_has_to_end_first(line: LanguageWait, heard: list[str]) -> None:
    line.wait_for(["Backup", "Export"])
    assert line.isVisible()
    assert line.text_label.text() == BOTH
    assert heard == [BOTH]


def test_where_no_work_runs_a_dialog_is_open(line: LanguageWait, heard: list[str]) -> None:
    line.wait_for([])
    assert line.text_label.text() == DIALOG
    assert heard == [DIALOG]


def test_as_long_as_it_waits_for_the_same_nothing_is_said_again(
    line: LanguageWait, heard: list[str]
) -> None:
    for works in (["Backup", "Export"], ["Backup", "Export"], ["Backup"], ["Backup"], []):
        line.wait_for(works)
    assert heard == [BOTH, BACKUP, DIALOG]


def test_after_it_was_hidden_the_same_is_said_anew(line: LanguageWait, heard: list[str]) -> None:
    line.wait_for([])
    line.hide()
    line.wait_for([])
    assert line.isVisible()
    assert heard == [DIALOG, DIALOG]


def test_however_long_it_is_it_is_shown_whole(stage: Stage, line: LanguageWait) -> None:
    stage.do(lambda: line.wait_for(["Backup"]))
    one = line.sizeHint().height()
    stage.do(lambda: line.wait_for(["Backup to a folder on another computer"] * 6))
    assert line.heightForWidth(600) > one
    assert "…" not in line.text_label.text()
