"""The rules every test runs under, and the real servers it can ask for."""

from tests.guards.process import prepare

prepare()

pytest_plugins = [
    "pytester",
    "tests.guards.completeness",
    "tests.guards.garbage",
    "tests.guards.leaks",
    "tests.guards.logs",
    "tests.guards.measured",
    "tests.guards.network",
    "tests.guards.surroundings",
    "tests.servers.fixtures",
    "tests.fakes.memory_keyring",
]
