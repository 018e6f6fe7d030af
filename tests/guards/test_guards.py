"""Each guard catches what it is there for, in a run of pytest of its own."""

from __future__ import annotations

from typing import Protocol

import pytest
from hypothesis import settings

GUARDS = ("completeness", "garbage", "leaks", "logs", "measured", "network", "surroundings")
HEAD = """
import asyncio, logging, os, socket, subprocess, sys, threading, time
import pytest
"""


class Outcome(Protocol):
    """Runs a test file under all guards."""

    def __call__(self, body: str, *options: str, ci: str = "") -> pytest.RunResult: ...


@pytest.fixture
def outcome(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    plugins = [f"-ptests.guards.{name}" for name in GUARDS]

    def run(body: str, *options: str, ci: str = "") -> pytest.RunResult:
        monkeypatch.setenv("CI", ci)
        pytester.makeini("[pytest]\nasyncio_mode = auto\n")
        pytester.makepyfile(HEAD + body)
        return pytester.runpytest_subprocess("-p", "no:randomly", *plugins, *options, timeout=60)

    return run


def test_a_clean_test_passes(outcome: Outcome) -> None:
    body = """
async def test_it(tmp_path):
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("localhost", port)
    assert await reader.read() == b""
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    await asyncio.to_thread(subprocess.run, [sys.executable, "-c", ""])
    logging.getLogger("energy_desktop").info("fine")
    assert str(os.environ["HOME"]) != os.path.expanduser("~root")
"""
    outcome(body).assert_outcomes(passed=1)


def test_what_a_test_left_in_a_cycle_is_freed_before_the_next_begins(outcome: Outcome) -> None:
    body = """
import weakref
left = []
class Cycle:
    def __init__(self):
        self.itself = self
def test_one():
    left.append(weakref.ref(Cycle()))
    [[] for _ in range(100_000)]
    assert left[0]() is not None
def test_two():
    assert left[0]() is None
"""
    outcome(body).assert_outcomes(passed=2)


def test_a_connection_to_another_computer_is_refused_and_fails(outcome: Outcome) -> None:
    body = """
def test_it():
    with pytest.raises(OSError), socket.socket() as s:
        s.connect(("192.0.2.1", 80))
"""
    result = outcome(body)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*must not leave this computer*192.0.2.1*"])


def test_a_datagram_to_the_network_is_refused_and_fails(outcome: Outcome) -> None:
    body = """
MULTICAST = ("224.0.0.251", 53530)
@pytest.fixture
def sock():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        yield s
def test_to_another_computer(sock):
    with pytest.raises(OSError):
        sock.sendto(b"x", ("192.0.2.1", 53530))
def test_to_every_computer(sock):
    with pytest.raises(OSError):
        sock.sendto(b"x", 0, MULTICAST)
def test_to_every_program_of_this_computer_is_no_fault(sock):
    here = socket.inet_aton("127.0.0.1")
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
    sock.sendto(b"x", MULTICAST)
"""
    outcome(body).assert_outcomes(passed=3, errors=2)


def test_a_name_is_not_looked_up_elsewhere(outcome: Outcome) -> None:
    body = """
def test_it():
    with pytest.raises(OSError):
        socket.getaddrinfo("example.org", 80)
def test_a_name_that_cannot_exist_is_unknown_and_no_fault():
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nowhere.invalid", 80)
"""
    outcome(body).assert_outcomes(passed=2, errors=1)


def test_a_thread_that_stays_is_reported(outcome: Outcome) -> None:
    body = """
def test_it():
    threading.Thread(target=time.sleep, args=(6,), name="stays", daemon=True).start()
"""
    result = outcome(body)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left behind: thread stays*"])


def test_a_process_that_stays_is_reported(outcome: Outcome) -> None:
    body = """
started = []
def test_it():
    started.append(subprocess.Popen(["sleep", "6"]))
def test_end():
    started[0].kill()
    started[0].wait()
"""
    result = outcome(body)
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left behind: process*"])


def test_a_task_nobody_ended_is_reported(outcome: Outcome) -> None:
    body = """
async def forgotten():
    await asyncio.sleep(60)
async def test_it():
    test_it.task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)
"""
    result = outcome(body)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left behind: task*forgotten*"])


def test_a_window_left_open_is_reported(outcome: Outcome) -> None:
    body = """
from PySide6.QtWidgets import QWidget
def test_it(qapp):
    test_it.window = QWidget()
    test_it.window.show()
"""
    result = outcome(body)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left behind: window QWidget*"])


def test_an_unexpected_warning_fails_and_an_expected_one_does_not(outcome: Outcome) -> None:
    body = """
def test_unexpected():
    logging.getLogger("energy_desktop.hass").warning("refused")
def test_expected(allow_log):
    logging.getLogger("energy_desktop.hass").warning("refused")
def test_read(caplog):
    logging.getLogger("energy_desktop.hass").warning("refused")
"""
    result = outcome(body)
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*WARNING energy_desktop.hass: refused"])


def test_settings_of_the_user_are_not_seen(
    outcome: Outcome,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HA_TOKEN", "the user's")
    body = """
def test_it():
    assert "HA_TOKEN" not in os.environ
    assert os.stat(os.environ["XDG_RUNTIME_DIR"]).st_mode & 0o777 == 0o700
"""
    outcome(body).assert_outcomes(passed=1)


SKIPPING = "def test_it():\n    pytest.skip('no server here')\n"


def test_a_skip_is_a_skip_at_home(outcome: Outcome) -> None:
    outcome(SKIPPING).assert_outcomes(skipped=1)


def test_a_skip_is_a_failure_under_ci(outcome: Outcome) -> None:
    outcome(SKIPPING, ci="true").assert_outcomes(failed=1)


def test_a_skipped_file_is_a_failure_under_ci(outcome: Outcome) -> None:
    outcome("pytest.importorskip('not_there')\n", ci="true").assert_outcomes(errors=1)


def test_what_a_test_measured_is_printed_at_the_end_of_every_run(outcome: Outcome) -> None:
    body = "def test_it(measured):\n    measured('RSS 100 MiB')\n"
    for option in ("-v", "-q"):
        outcome(body, option).stdout.fnmatch_lines(["*measured*", "*test_it: RSS 100 MiB"])


def test_the_long_run_tries_twenty_times_the_examples() -> None:
    usual, long = settings.get_profile("energy-desktop"), settings.get_profile("long")
    assert long.max_examples == 20 * usual.max_examples
    assert long.deadline is None
