"""The password store of the tests is a real one and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.secret_service import SecretService

pytestmark = pytest.mark.servers

WRITE_AND_READ = """
import keyring, sys
keyring.set_password("lab", "name", sys.argv[1])
print(type(keyring.get_keyring()).__module__, keyring.get_password("lab", "name"))
"""
READ = "import keyring; print(keyring.get_password('lab', 'name'))"


def test_keyring_chooses_it_by_itself_and_keeps_a_secret(secret_service: SecretService) -> None:
    module, secret = secret_service.run_python(WRITE_AND_READ, "s3cret").split()
    assert (module, secret) == ("keyring.backends.SecretService", "s3cret")
    assert secret_service.run_python(READ).strip() == "s3cret"


def test_a_second_store_knows_nothing_of_the_first(
    secret_service: SecretService, tmp_path: Path
) -> None:
    secret_service.run_python(WRITE_AND_READ, "s3cret")
    with SecretService(tmp_path) as other:
        assert other.run_python(READ).strip() == "None"
