"""The proxy's configuration, run by a real nginx before an API that stands in for the real one."""

from __future__ import annotations

import os
import shutil
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import trustme
import urllib3

from tests.servers.ports import free_port
from tests.servers.programs import Programs, bare_environment
from tests.servers.provision import ServerMissing

pytestmark = pytest.mark.servers
TEMPLATE = Path(__file__).resolve().parent.parent.parent / (
    "installer/docker/nginx/energy.conf.template"
)
# As in the image, but that it writes into the folder of the test alone.
MAIN = """
daemon off;
{user}
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;
    include energy.conf;
}}
"""
FORWARDED = ("Host", "X-Forwarded-Proto", "X-Forwarded-Host")


class Api(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    def do_GET(self) -> None:
        seen = [self.path, *(f"{name}: {self.headers[name]}" for name in FORWARDED)]
        text = "\n".join(seen).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is named
        pass


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its two ports, the socket it asks, and who knows its certificate."""

    http_port: int
    https_port: int
    socket: Path
    trusting: ssl.SSLContext

    def get(self, path: str, host: str = "energy.local") -> urllib3.BaseHTTPResponse:
        """What is answered by TLS to a client that knows where energy.local is."""
        with urllib3.HTTPSConnectionPool(
            *("127.0.0.1", self.https_port),
            ssl_context=self.trusting,
            server_hostname=host,
            assert_hostname=host,
        ) as pool:
            return pool.request("GET", path, headers={"Host": f"{host}:8443"}, retries=False)

    def get_plain(self, path: str, host: str) -> urllib3.BaseHTTPResponse:
        """What is answered without TLS, and whither it leads."""
        with urllib3.HTTPConnectionPool("127.0.0.1", self.http_port) as pool:
            headers = {"Host": host}
            return pool.request("GET", path, headers=headers, retries=False, redirect=False)

    @contextmanager
    def collector(self) -> Iterator[None]:
        """The collector's API while it runs."""
        with socketserver.ThreadingUnixStreamServer(str(self.socket), Api) as server:
            server.daemon_threads = False
            thread = threading.Thread(target=server.serve_forever, args=(0.02,))
            thread.start()
            yield
            server.shutdown()
            thread.join()
        self.socket.unlink()


def nginx() -> str:
    # Debian keeps it where only root looks.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    if (found := shutil.which("nginx", path=path)) is None:
        raise ServerMissing("nginx not found: install nginx-light")
    return found


def rendered(folder: Path, ports: dict[str, int]) -> str:
    """The template as the image's script fills it in, with this test's ports and files."""
    text = TEMPLATE.read_text().replace("${PROXY_HTTPS_PORT}", "8443")
    for written, port in ports.items():
        text = text.replace(f"listen {written}", f"listen 127.0.0.1:{port}")
    for inside in ("/run/secrets", "/run/api"):
        assert inside in text
        text = text.replace(inside, str(folder))
    return text


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    try:
        program = nginx()
    except ServerMissing as missing:
        pytest.skip(str(missing))
    authority = trustme.CA()
    made = authority.issue_cert("energy.local")
    made.private_key_pem.write_to_path(str(tmp_path / "tls_key"))
    made.cert_chain_pems[0].write_to_path(str(tmp_path / "tls_certificate"))
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    ports = {"8080": free_port(), "8443": free_port()}
    (tmp_path / "energy.conf").write_text(rendered(tmp_path, ports))
    (tmp_path / "nginx.conf").write_text(MAIN.format(user="user root;" if is_root() else ""))
    running = Programs(bare_environment(tmp_path / "home"), tmp_path / "log")
    running.start(program, "-p", str(tmp_path), "-e", "stderr", "-c", str(tmp_path / "nginx.conf"))
    try:
        running.wait_for(lambda: all(map(listens, ports.values())), "nginx")
        yield Proxy(ports["8080"], ports["8443"], tmp_path / "http.sock", trusting)
    finally:
        running.end()


def is_root() -> bool:
    return os.geteuid() == 0


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_api_is_reached_by_tls_under_the_name_that_it_answers_to(proxy: Proxy) -> None:
    with proxy.collector():
        answer = proxy.get("/api/status?x=1")
    assert answer.data.decode().splitlines() == [
        "/api/status?x=1",
        "Host: energy.local",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: energy.local:8443",
    ]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_collector_that_comes_back_is_reached_again_without_a_restart(proxy: Proxy) -> None:
    for _ in range(2):
        with proxy.collector():
            assert proxy.get("/").status == 200
        assert proxy.get("/").status == 502


def test_without_tls_it_leads_to_the_port_that_is_seen_from_outside(proxy: Proxy) -> None:
    answer = proxy.get_plain("/api/status", "energy.local:8080")
    assert (answer.status, answer.headers["Location"]) == (
        308,
        "https://energy.local:8443/api/status",
    )


def test_another_name_gets_no_answer(proxy: Proxy) -> None:
    with proxy.collector():
        with pytest.raises(urllib3.exceptions.ProtocolError):
            proxy.get_plain("/api/status", "evil.example")
        with pytest.raises(urllib3.exceptions.SSLError):
            proxy.get("/api/status", "evil.example")


def test_the_health_check_learns_whether_the_api_answers_and_sees_nothing_else(
    proxy: Proxy,
) -> None:
    assert proxy.get_plain("/api/health", "127.0.0.1:8080").status == 502
    with proxy.collector():
        answer = proxy.get_plain("/api/health", "127.0.0.1:8080")
        assert answer.data.decode().splitlines()[:2] == ["/api/health", "Host: localhost"]
        for path in ("/api/status", "/api/entities/cached"):
            assert proxy.get_plain(path, "127.0.0.1:8080").status == 404
