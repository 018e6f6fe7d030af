"""The routes for people: the page at /api/docs and docs/api.md, made of the declarations."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shlex
from collections.abc import Sequence
from html import escape
from typing import Any, Final

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import JSON
from energy_desktop.api.openapi import errors, fields

BASE: Final = "http://127.0.0.1:3042"
SENSOR: Final = "sensor.grid_import_energy"
_CODE: Final = re.compile("`([^`]+)`")
_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1c2733; background: #fff; }
h2 { margin-top: 2.5rem; font-size: 1.1rem; } code, pre { font: 0.9em/1.4 ui-monospace, monospace; }
pre { background: #f1f4f7; padding: 0.7rem; overflow-x: auto; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; }
th, td { padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #dde3e9; vertical-align: top; }
@media (prefers-color-scheme: dark) { body { color: #dfe6ec; background: #12181e; }
  pre { background: #1d262e; } th, td { border-color: #33404c; } a { color: #8ab8ff; } }
"""
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def page(routes: Sequence[Route], base: str = BASE) -> str:
    """The whole reference as a page that needs no other file and no script; asked at ``base``."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Energy Desktop: HTTP API</title><style>{_STYLE}</style></head><body>"
        "<h1>Energy Desktop: HTTP API</h1>"
        "<p>JSON in UTF-8. Times: ISO 8601 with an offset, or milliseconds since 1970; answers "
        "have UTC. A number that is not known is null. An error has a sentence and a code. "
        'For programs: <a href="/api/openapi.json">/api/openapi.json</a>.</p>'
        f"{_contents(routes)}{''.join(_section(r, base) for r in routes)}</body></html>\n"
    )


def table(routes: Sequence[Route]) -> str:
    """The routes as a table in Markdown, with what each may be asked."""
    rows = [f"| {r.method} `{r.path}` | {r.summary} | {_asked_in_words(r)} |" for r in routes]
    return "\n".join(["| route | what it is for | parameters |", "| --- | --- | --- |", *rows])


def examples(routes: Sequence[Route]) -> str:
    """Each route as a command of curl, in Markdown."""
    return "\n\n".join(f"{r.summary}:\n\n```sh\n{curl(r)}\n```" for r in routes)


def curl(route: Route, base: str = BASE) -> str:
    """The command that asks a route for its example."""
    url = base + route.path.replace("{entity_id}", SENSOR)
    if not route.has_body:
        return f"curl {shlex.quote(url + '?' + route.example) if route.example else url}"
    return f"curl -H 'Content-Type: {JSON}' -d {shlex.quote(route.example)} {url}"


def _asked_in_words(route: Route) -> str:
    found = [
        f"`{name}`" + ("" if required else "?")
        for name, _schema, required in fields(route)
        if name not in route.places
    ]
    return " ".join(found) or "none"


def _contents(routes: Sequence[Route]) -> str:
    items = (
        f'<tr><td><a href="#{_anchor(r)}"><code>{r.method} {escape(r.path)}</code></a></td>'
        f"<td>{escape(r.summary)}</td></tr>"
        for r in routes
    )
    return f"<table>{''.join(items)}</table>"


def _section(route: Route, base: str) -> str:
    rows = "".join(_row(*field) for field in fields(route))
    asked = f"<table><tr><th>parameter<th>takes<th>default</tr>{rows}</table>" if rows else ""
    wrong = "".join(
        f"<tr><td>{status}</td><td>{_prose(why)}</td></tr>" for status, why in errors(route).items()
    )
    return (
        f'<h2 id="{_anchor(route)}"><code>{route.method} {escape(route.path)}</code></h2>'
        f"<p>{_prose(route.summary)}.</p>{asked}<pre>{escape(curl(route, base))}</pre>"
        f"<details><summary>Errors</summary><table>{wrong}</table></details>"
    )


def _row(name: str, schema: dict[str, Any], required: bool) -> str:
    text = schema.get("description") or _kind(schema)
    default = "required" if required else json.dumps(schema.get("default"), ensure_ascii=False)
    shown = "" if default == "null" else escape(default)
    return f"<tr><td><code>{name}</code></td><td>{_prose(text)}</td><td>{shown}</td></tr>"


def _prose(text: str) -> str:
    """Words as HTML; what they have between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _kind(schema: dict[str, Any]) -> str:
    """What a schema without words takes."""
    return str(schema.get("pattern") or schema.get("type") or "")


def _anchor(route: Route) -> str:
    return f"{route.method} {route.path}".lower().replace(" ", "-").replace("/", "-").strip("-")
