"""Under CI nothing is skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.provision import in_ci


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Turn a skipped test into a failed one under CI."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Turn a skipped test file into a failed one under CI."""
    report: pytest.CollectReport = yield  # type: ignore[assignment]
    if in_ci() and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report  # type: ignore[return-value]
