"""docker-compose.yml as docker compose itself reads it: loopback only, no password by default."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.config import DECLARATIONS
from tests.servers.docker_compose import FILE, ROOT, ConfigRefused, resolved
from tests.servers.provision import ServerMissing

pytestmark = pytest.mark.servers
PASSWORDS = {"MONGODB_PASSWORD": "of-mongodb", "QUESTDB_PASSWORD": "of-questdb"}
PROFILES = {
    (): {"mongodb", "questdb"},
    ("tools",): {"mongodb", "questdb", "mongo-express"},
    ("collector",): {"mongodb", "questdb", "collector"},
    ("proxy",): {"mongodb", "questdb", "collector", "proxy"},
    ("backup",): {"mongodb", "questdb", "backup"},
}
EVERY = ("tools", "collector", "proxy", "backup")


def config(
    profiles: Sequence[str] = EVERY, environ: Mapping[str, str] = PASSWORDS
) -> dict[str, Any]:
    try:
        return resolved(profiles, environ)
    except ServerMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """Every service of every profile."""
    found: dict[str, Any] = config()["services"]
    return found


def enabled(found: Mapping[str, Any], profiles: Sequence[str]) -> set[str]:
    """The services that start; version 1 lists the others too, with their profiles."""
    return {
        name
        for name, service in found["services"].items()
        if not service.get("profiles") or set(service["profiles"]) & set(profiles)
    }


@pytest.mark.parametrize("profiles", PROFILES, ids=lambda names: "-".join(names) or "none")
def test_each_profile_adds_its_own_services_to_the_two_servers(profiles: tuple[str, ...]) -> None:
    assert enabled(config(profiles), profiles) == PROFILES[profiles]


@pytest.mark.parametrize("missing", PASSWORDS)
def test_without_a_password_nothing_starts_and_it_says_which(missing: str) -> None:
    for environ in (
        {name: word for name, word in PASSWORDS.items() if name != missing},
        PASSWORDS | {missing: ""},
    ):
        with pytest.raises(ConfigRefused, match=f"set {missing}, see docs/servers.md"):
            config((), environ)


def test_everything_is_published_on_loopback_only(services: dict[str, Any]) -> None:
    published = {
        name: sorted(one for port in service["ports"] if (one := address(port)))
        for name, service in services.items()
        if service.get("ports")
    }
    assert published == {
        "mongodb": ["127.0.0.1:27017:27017"],
        "questdb": ["127.0.0.1:8812:8812", "127.0.0.1:9000:9000"],
        "mongo-express": ["127.0.0.1:8081:8081"],
        "proxy": ["127.0.0.1:8080:8080", "127.0.0.1:8443:8443"],
    }
    assert not any(service.get("network_mode") for service in services.values())


def address(port: str | Mapping[str, Any]) -> str:
    if isinstance(port, str):
        return port.removesuffix("/tcp")
    return f"{port.get('host_ip')}:{port['published']}:{port['target']}"


def test_the_ports_can_be_chosen() -> None:
    chosen = {"MONGODB_PORT": "1", "QUESTDB_HTTP_PORT": "2", "QUESTDB_PG_PORT": "3"}
    found = config((), PASSWORDS | chosen)["services"]
    assert address(found["mongodb"]["ports"][0]) == "127.0.0.1:1:27017"
    assert [address(port) for port in found["questdb"]["ports"]] == [
        "127.0.0.1:2:9000",
        "127.0.0.1:3:8812",
    ]


def test_ilp_over_tcp_is_off_and_rows_are_synced_before_they_are_acknowledged(
    services: dict[str, Any],
) -> None:
    questdb = services["questdb"]["environment"]
    assert (questdb["QDB_LINE_TCP_ENABLED"], questdb["QDB_LINE_UDP_ENABLED"]) == ("false", "false")
    assert questdb["QDB_CAIRO_COMMIT_MODE"] == "sync"
    assert questdb["QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE"] == "1m"
    assert questdb["QDB_TELEMETRY_ENABLED"] == "false"


def test_both_servers_ask_for_the_passwords_that_were_given(services: dict[str, Any]) -> None:
    mongodb, questdb = services["mongodb"]["environment"], services["questdb"]["environment"]
    assert mongodb["MONGO_INITDB_ROOT_PASSWORD"] == "of-mongodb"
    assert questdb["QDB_HTTP_PASSWORD"] == questdb["QDB_PG_PASSWORD"] == "of-questdb"


def test_every_password_of_the_file_comes_from_outside() -> None:
    lines = re.findall(r"(?m)^\s+(\w*(?:PASSWORD|SECRET|URL)\w*): (.+)$", FILE.read_text())
    assert len(lines) >= 10
    unset = [name for name, value in lines if not re.search(r"\$\{[A-Z_]+PASSWORD:\?", value)]
    assert set(unset) <= {"HA_URL"}


def test_mongo_express_asks_for_a_password_and_has_no_secret_of_its_image(
    services: dict[str, Any],
) -> None:
    express = services["mongo-express"]["environment"]
    assert express["ME_CONFIG_BASICAUTH"] == "true"
    assert express["ME_CONFIG_BASICAUTH_PASSWORD"] == "of-mongodb"
    assert {express[f"ME_CONFIG_SITE_{kind}SECRET"] for kind in ("SESSION", "COOKIE")} == {
        "of-mongodb"
    }


def test_every_server_is_watched_and_who_needs_one_waits_until_it_is_healthy(
    services: dict[str, Any],
) -> None:
    assert {name for name, s in services.items() if s.get("healthcheck")} == {
        *("mongodb", "questdb", "collector", "proxy", "backup"),
    }
    waits = {name: s["depends_on"] for name, s in services.items() if s.get("depends_on")}
    assert {name: set(needed) for name, needed in waits.items()} == {
        "mongo-express": {"mongodb"},
        "collector": {"mongodb", "questdb"},
        "proxy": {"collector"},
        "backup": {"mongodb", "questdb"},
    }
    conditions = {one["condition"] for needed in waits.values() for one in needed.values()}
    assert conditions == {"service_healthy"}


def test_images_are_pinned_to_a_version(services: dict[str, Any]) -> None:
    images = [s["image"] for s in services.values() if s.get("image")]
    dockerfile = (ROOT / "installer" / "docker" / "Dockerfile").read_text()
    images += re.findall(r"(?m)^FROM (\S+)", dockerfile)
    assert len(images) >= 6
    assert [image for image in images if not re.search(r":(\d|bookworm)", image)] == []
    assert services["questdb"]["image"] == "questdb/questdb:9.3.4"


def test_every_service_comes_back_after_a_restart_and_its_log_is_bounded(
    services: dict[str, Any],
) -> None:
    assert {service["restart"] for service in services.values()} == {"unless-stopped"}
    assert all(s["logging"]["options"]["max-size"] == "10m" for s in services.values())


@pytest.mark.parametrize("name", ["collector", "proxy", "mongo-express", "backup"])
def test_what_runs_beside_the_servers_can_change_nothing_but_its_own_data(
    services: dict[str, Any], name: str
) -> None:
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]
    assert service.get("cap_add", []) == (["CHOWN", "DAC_OVERRIDE"] if name == "backup" else [])


def test_who_is_not_root_owns_each_folder_in_memory(services: dict[str, Any]) -> None:
    # The one that is everybody's is /tmp.
    folders = {
        (name, folder)
        for name, service in services.items()
        for folder in service.get("tmpfs", [])
        if service.get("user") and folder != "/tmp"
    }
    assert len(folders) == 3
    for name, folder in folders:
        user, _, group = services[name]["user"].partition(":")
        assert folder.partition(":")[2] == f"uid={user},gid={group}"


def test_the_proxy_reaches_the_api_by_a_socket_and_no_database(services: dict[str, Any]) -> None:
    assert set(services["proxy"]["networks"]) == {"proxy"}
    for name in ("collector", "proxy"):
        assert "/run/api" in {target(volume) for volume in services[name]["volumes"]}


def target(volume: str | Mapping[str, Any]) -> str:
    return volume.split(":")[1] if isinstance(volume, str) else str(volume["target"])


def test_the_collector_is_given_settings_that_the_program_knows(services: dict[str, Any]) -> None:
    given = services["collector"]["environment"]
    secrets = {"HA_TOKEN_FILE", "MONGODB_PASSWORD", "QUESTDB_PASSWORD", "API_KEY"}
    assert set(given) - secrets <= {setting.env for setting in DECLARATIONS}
    assert given["DATABASE_TYPE"] == "servers"
    assert given["HA_TOKEN_FILE"] == "/run/secrets/ha_token"
    assert given["MONGODB_URI"].startswith("mongodb://energy@mongodb:27017/energy_dashboard?")
    assert given["QUESTDB_HOST"] == "questdb"


def test_a_key_of_the_api_reaches_the_collector_and_none_is_asked_for_without_one() -> None:
    for given, key in (({}, ""), ({"API_KEY": "a key of the user's"}, "a key of the user's")):
        found = config(("collector",), PASSWORDS | given)["services"]["collector"]
        assert found["environment"]["API_KEY"] == key


@pytest.mark.parametrize(("status", "is_healthy"), [(200, True), (503, True), (401, False)])
def test_the_collector_is_healthy_while_its_api_answers_also_of_a_part_that_fails(
    services: dict[str, Any], status: int, is_healthy: bool
) -> None:
    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/api/health" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is named
            pass

    with HTTPServer(("127.0.0.1", 0), Api) as api:
        answering = threading.Thread(target=api.handle_request)
        answering.start()
        *_, bash, _c, script = services["collector"]["healthcheck"]["test"]
        here = script.replace("$$", "$").replace("3042", str(api.server_port))
        checked = subprocess.run([bash, "-c", here], check=False)
        answering.join()
    assert (checked.returncode == 0) is is_healthy


# What the wget of the image, busybox's, says of an answer that is none of 200.
@pytest.mark.parametrize(
    ("said", "is_healthy"),
    [
        ("", True),
        ("wget: server returned error: HTTP/1.1 503 Service Unavailable", True),
        ("wget: server returned error: HTTP/1.1 502 Bad Gateway", False),
        ("wget: can't connect to remote host (127.0.0.1): Connection refused", False),
    ],
)
def test_the_proxy_is_healthy_while_the_api_behind_it_answers(
    services: dict[str, Any], tmp_path: Path, said: str, is_healthy: bool
) -> None:
    wget = tmp_path / "wget"
    wget.write_text(f'#!/bin/sh\necho "{said}" >&2\nexit {int(bool(said))}\n')
    wget.chmod(0o755)
    _shell, script = services["proxy"]["healthcheck"]["test"]
    path = {"PATH": f"{tmp_path}{os.pathsep}{os.defpath}"}
    checked = subprocess.run(["sh", "-c", script.replace("$$", "$")], check=False, env=path)
    assert (checked.returncode == 0) is is_healthy


def test_data_is_in_volumes_that_stay(services: dict[str, Any]) -> None:
    assert set(config()["volumes"]) == {
        *("mongodb", "mongodb-config", "questdb", "collector", "collector-api"),
    }


def test_what_the_file_mounts_is_in_the_checkout() -> None:
    mounted = re.findall(r"(?m)^\s+- \./(installer/\S+?):/", FILE.read_text())
    assert len(mounted) == 2
    assert all((ROOT / folder).is_dir() for folder in mounted)


def test_the_proxy_names_the_host_that_the_api_allows(services: dict[str, Any]) -> None:
    template = (ROOT / "installer/docker/nginx/energy.conf.template").read_text()
    assert services["collector"]["environment"]["API_ALLOWED_HOSTS"] == "energy.local"
    assert "proxy_set_header Host energy.local;" in template
    assert "return 308 https://energy.local:${PROXY_HTTPS_PORT}$request_uri;" in template
    assert re.findall(r"listen (\d+)", template).count("8080") == 3


def test_the_command_that_makes_the_passwords_makes_all_that_the_file_asks_for(
    tmp_path: Path,
) -> None:
    command = re.search(
        r"(?s)```\n(\( umask 077.*?\.env \))\n", (ROOT / "docs/servers.md").read_text()
    )
    assert command is not None
    subprocess.run(["sh", "-c", command[1]], check=True, cwd=tmp_path)
    env = tmp_path / ".env"
    made = dict(line.split("=") for line in env.read_text().splitlines())
    assert env.stat().st_mode & 0o777 == 0o600
    assert set(config((), made)["services"]) >= {"mongodb", "questdb"}
    again = subprocess.run(["sh", "-c", command[1]], check=False, cwd=tmp_path, capture_output=True)
    assert again.returncode != 0
    assert dict(line.split("=") for line in env.read_text().splitlines()) == made
