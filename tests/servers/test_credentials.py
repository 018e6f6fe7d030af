"""The token in a real Secret Service, from one process to the next."""

from __future__ import annotations

import pytest

from tests.servers.secret_service import SecretService

pytestmark = pytest.mark.servers

KEEP = """
import asyncio, sys
from energy_desktop.credentials import Credentials
credentials = Credentials({})
assert asyncio.run(credentials.can_keep())
asyncio.run(credentials.keep(sys.argv[1], sys.argv[2]))
"""
READ = """
import asyncio, sys
from energy_desktop.credentials import Credentials
print(asyncio.run(Credentials({}).token(sys.argv[1])))
"""
FORGET = """
import asyncio, sys
from energy_desktop.credentials import Credentials
asyncio.run(Credentials({}).forget(sys.argv[1]))
"""
URL, OTHER = "http://home.local:8123", "http://other.local:8123"


def test_a_token_outlives_the_process_and_goes_when_forgotten(
    secret_service: SecretService,
) -> None:
    secret_service.run_python(KEEP, URL, "s3cret")
    assert secret_service.run_python(READ, URL).strip() == "s3cret"
    assert secret_service.run_python(READ, OTHER).strip() == "None"
    secret_service.run_python(KEEP, URL, "n3w")
    assert secret_service.run_python(READ, URL).strip() == "n3w"
    secret_service.run_python(FORGET, URL)
    assert secret_service.run_python(READ, URL).strip() == "None"
    secret_service.run_python(FORGET, URL)


def test_where_the_service_is_gone_the_program_says_so_in_a_sentence(
    secret_service: SecretService,
) -> None:
    """No bus at all: no token is known, and none is kept without a word."""
    secret_service.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    assert secret_service.run_python(READ, URL).strip() == "None"
    code = KEEP.replace("assert asyncio.run(credentials.can_keep())\n", "").replace(
        "asyncio.run(credentials.keep(sys.argv[1], sys.argv[2]))",
        "from energy_desktop.errors import CredentialsError\n"
        "try:\n    asyncio.run(credentials.keep(sys.argv[1], sys.argv[2]))\n"
        "except CredentialsError as error:\n    print(error)\n",
    )
    said = secret_service.run_python(code, URL, "s3cret")
    assert "keyring" in said
    assert "s3cret" not in said
