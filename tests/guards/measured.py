"""Figures that a test measures are printed at the end of the run, whatever pytest captures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NAME = "measured"


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Takes a line of figures to print when all tests have run."""
    return lambda line: record_property(NAME, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures, each with the test it comes from."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: {value}"
        for report in reports
        for name, value in report.user_properties
        if name == NAME and report.when == "call"
    ]
    if lines:
        terminalreporter.section(NAME)
        terminalreporter.write_line("\n".join(lines))
