"""The page, the document and the description say what the routes are, and their examples work."""

from __future__ import annotations

import re
import shlex
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from energy_desktop.api.descriptions import _BASES, OF_NAME, OF_SCHEMA
from energy_desktop.api.messages import JSON
from energy_desktop.api.openapi import document
from energy_desktop.api.parameters import described
from energy_desktop.api.reference import BASE, SENSOR, curl
from energy_desktop.api.routes import DECLARED
from energy_desktop.models import Entity
from energy_desktop.services import Services
from tests.api.asking import Asker
from tests.api.reference_file import FILE, current


def test_the_document_is_what_the_declarations_say() -> None:
    text = FILE.read_text()
    assert current(text) == text, "run: python -m tests.api.reference_file"


def commands() -> list[str]:
    found = re.findall(r"```sh\n(curl .*?)\n```", FILE.read_text(), re.DOTALL)
    return [str(command) for command in found]


def test_the_document_has_a_command_for_every_route() -> None:
    assert commands() == [curl(route) for route in DECLARED]


@pytest.mark.parametrize("command", commands())
async def test_each_command_of_the_document_works(furnished: Services, command: str) -> None:
    """It is understood; what needs a Home Assistant says so."""
    meter = Entity(SENSOR, "Grid", unit="kWh", state_class="total_increasing")
    power = Entity("sensor.grid_power", "Grid power", unit="W")
    await furnished.entities._put([meter, power])
    name, *words = shlex.split(command)
    assert name == "curl"
    body, kind = b"", ""
    if words[0] == "-H":
        assert (words[1], words[2]) == (f"Content-Type: {JSON}", "-d")
        body, kind, words = words[3].encode(), JSON, words[4:]
    (url,) = words
    assert url.startswith(BASE)
    # The example's address is in nobody's network.
    body = body.replace(b"homeassistant.local:8123", b"127.0.0.1:9")
    target = url.removeprefix(BASE)
    method = "POST" if kind else "GET"
    response = await Asker(furnished).send(method, target, {"content-type": kind}, body)
    # The example of tracking changes nobody's list.
    away = {503: "not_ready", 400: "unreachable", 404: "unknown_entity"}
    is_harmless = "tracked-entities" not in command
    assert (response.status == 404) != is_harmless
    if response.status != 200:
        assert orjson.loads(response.body)["code"] == away[response.status]


class Links(HTMLParser):
    """What a page refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src"):
                self.found.append(value or "")
            if name == "id":
                self.ids.add(value or "")


async def test_the_page_needs_no_other_file_and_no_script(services: Services) -> None:
    response = await Asker(services).send("GET", "/api/docs")
    links = Links(response.body.decode())
    assert response.mime == "text/html; charset=utf-8"
    assert not links.tags & {"script", "link", "img", "iframe", "form", "base", "object"}
    assert {link for link in links.found if not link.startswith("#")} == {"/api/openapi.json"}
    assert {link[1:] for link in links.found if link.startswith("#")} == links.ids
    assert len(links.ids) == len(DECLARED)
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


async def test_the_page_shows_the_address_it_is_at_and_no_backticks(services: Services) -> None:
    api = Asker(services)
    first = (await api.send("GET", "/api/docs")).body.decode()
    assert BASE in first
    assert "`" not in first
    assert "<code>details.field</code>" in first
    services.status.api_url = "http://127.0.0.1:4711"
    moved = (await api.send("GET", "/api/docs")).body.decode()
    assert "curl http://127.0.0.1:4711/api/status" in moved
    assert BASE not in moved


@pytest.mark.parametrize("path", ["/api/docs", "/api/openapi.json"])
async def test_what_stays_the_same_is_sent_once(services: Services, path: str) -> None:
    api = Asker(services)
    first = await api.send("GET", path)
    assert (first.status, first.headers["Cache-Control"]) == (200, "no-cache")
    again = await api.send("GET", path, {"if-none-match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert (await api.send("GET", path, {"if-none-match": '"other"'})).status == 200


async def test_the_beginning_points_to_the_page(services: Services) -> None:
    assert (await Asker(services).get("/"))[1]["docs"] == "/api/docs"


async def test_the_description_is_openapi(services: Services) -> None:
    _status, described = await Asker(services).get("/api/openapi.json")
    assert described == orjson.loads(orjson.dumps(document(DECLARED)))
    assert described["openapi"] == "3.1.0"
    operations = [op for path in described["paths"].values() for op in path.values()]
    assert len(operations) == len(DECLARED)
    assert len({op["operationId"] for op in operations}) == len(DECLARED)
    for reference in references(described):
        assert urlsplit(reference).fragment.rpartition("/")[2] in described["components"]["schemas"]


def test_every_field_of_an_answer_and_a_body_says_what_it_means() -> None:
    schemas = document(DECLARED)["components"]["schemas"]
    fields = {f"{name}.{field}": part for name, schema in schemas.items()
              for field, part in schema.get("properties", {}).items()}  # fmt: skip
    assert [name for name, part in fields.items() if "description" not in str(part)] == []
    known = {f"{_BASES.get(name, name)}.{field}" for name, _, field in
             (key.partition(".") for key in fields)} | set(fields)  # fmt: skip
    assert set(OF_SCHEMA) <= known, "of no field"
    assert set(OF_NAME) <= {name.partition(".")[2] for name in fields}, "of no field"


def test_a_number_that_may_be_null_says_what_null_means() -> None:
    schemas = document(DECLARED)["components"]["schemas"]
    silent = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        if not name.endswith("Asked")
        for field, part in schema.get("properties", {}).items()
        if {"type": "null"} in part.get("anyOf", ())
        if not any(word in part["description"] for word in ("null", "as that of"))
    ]
    assert silent == []


def test_what_a_parameter_takes_is_said_in_words() -> None:
    for route in DECLARED:
        for name, words in described(route.asked).items():
            assert " " in words, f"{route.path} {name} takes {words}"


def test_each_list_of_sensors_says_that_one_named_twice_counts_once() -> None:
    schemas = document(DECLARED)["components"]["schemas"]
    lists = [s for s in schemas.values() if "entity_ids" in s.get("properties", {})]
    assert len(lists) == 3
    assert all("named twice, or by a former id too" in s["description"] for s in lists)


def test_no_enum_would_get_the_name_of_another_schema() -> None:
    """Generators name the enum of a field by its schema and the field: Status + kind."""
    schemas = document(DECLARED)["components"]["schemas"]
    for name, schema in schemas.items():
        for field, part in schema.get("properties", {}).items():
            made = name + "".join(word.capitalize() for word in field.split("_"))
            assert "enum" not in str(part) or made not in schemas


def references(value: Any) -> list[str]:
    """Every reference in a description."""
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [r for part in value.values() for r in references(part)]
    return [r for part in value for r in references(part)] if isinstance(value, list) else []
