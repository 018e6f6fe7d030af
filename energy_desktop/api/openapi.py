"""The description of the API in OpenAPI 3.1, made of the declarations of the routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

import energy_desktop
from energy_desktop.api.declared import Route
from energy_desktop.api.descriptions import description
from energy_desktop.api.messages import JSON, Error
from energy_desktop.api.parameters import CUSTOM

_REF: Final = "#/components/schemas/{name}"
_ALWAYS: Final = {
    400: "a parameter is wrong; `details.field` names it",
    401: "a key is needed, or is wrong",
    403: "this host name, web page or key may not ask that",
    405: "this address does not take that method",
    429: "too many wrong keys; wait a moment",
    500: "a fault of the program; its log says which",
}
_OF_BODIES: Final = {
    413: "the body is longer than 1 MiB",
    415: "the body is not said to be application/json",
}
_AT_A_STOP: Final = "the program is being stopped, the API restarted, or the answer took too long"


def document(routes: Sequence[Route]) -> dict[str, Any]:
    """The whole description as JSON values."""
    answers = [kind for route in routes for kinds in route.answers.values() for kind in kinds]
    schemas = _schemas([*(route.asked for route in routes), *answers, Error])
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schemas)
    used = {name: schema for name, schema in schemas.items() if name not in _asked_by_query(routes)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Energy Desktop",
            "version": energy_desktop.__version__,
            "description": "What Energy Desktop has recorded of a Home Assistant home. Times are "
            "UTC in answers; numbers that are not known are null.",
            "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"bearer": []}, {"key": []}],
        "paths": paths,
        "components": {
            "schemas": used,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }


def fields(route: Route) -> list[tuple[str, dict[str, Any], bool]]:
    """What a route may be asked: name, schema, and whether it must be said."""
    schemas = _schemas([route.asked])
    schema = schemas[route.asked.__name__]
    required = schema.get("required", [])
    return [
        (name, _not_null(part), name in required) for name, part in schema["properties"].items()
    ]


def errors(route: Route) -> dict[int, str]:
    """Every status but the good ones that a route may answer, with why."""
    found = {**_ALWAYS, **(_OF_BODIES if route.has_body else {}), **route.errors}
    found[503] = "; ".join(filter(None, (route.errors.get(503), _AT_A_STOP)))
    return dict(sorted(found.items()))


def _operation(route: Route, schemas: Mapping[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _id(route),
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": _responses(route),
    }
    if route.has_body:
        schema = {"$ref": _REF.format(name=route.asked.__name__)}
        needed = bool(schemas[route.asked.__name__].get("required"))
        operation["requestBody"] = {"required": needed, "content": {JSON: {"schema": schema}}}
    return operation


def _id(route: Route) -> str:
    words = [word for word in route.path.replace("{", "").replace("}", "").split("/") if word]
    return "_".join([route.method.lower(), *words]).replace("-", "_").replace(".", "_")


def _parameters(route: Route) -> list[dict[str, Any]]:
    if route.has_body:
        return []
    found = []
    for name, schema, required in fields(route):
        parameter: dict[str, Any] = {
            "name": name,
            "in": "path" if name in route.places else "query",
            "required": required,
            "schema": {k: v for k, v in schema.items() if k != "description"},
        }
        if text := schema.get("description"):
            parameter["description"] = text
        found.append(parameter)
    return found


def _responses(route: Route) -> dict[str, Any]:
    why = {200: route.summary, **dict.fromkeys(route.others, route.summary), **errors(route)}
    return {str(status): _response(route, status, why[status]) for status in sorted(why)}


def _response(route: Route, status: int, why: str) -> dict[str, Any]:
    kinds = route.answers.get(status, ())
    if status >= 400:
        kinds = (*kinds, Error)
    if not kinds:
        content = {route.mime.partition(";")[0]: {"schema": {"type": "string"}}}
        return {"description": why, "content": content}
    schemas = [_schema_of(kind) for kind in kinds]
    schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    return {"description": why, "content": {JSON: {"schema": schema}}}


def _schema_of(kind: Any) -> dict[str, Any]:
    ((schema,), _components) = msgspec.json.schema_components(
        [kind], schema_hook=_hook, ref_template=_REF
    )
    return schema


def _schemas(kinds: Sequence[Any]) -> dict[str, Any]:
    _found, components = msgspec.json.schema_components(kinds, schema_hook=_hook, ref_template=_REF)
    return {name: _tidy(name, schema) for name, schema in components.items()}


def _tidy(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A component with its description in one line, and with those of its fields."""
    text = schema.get("description", "")
    told = schema | ({"description": " ".join(text.split())} if text else {})
    if parts := schema.get("properties"):
        told["properties"] = {field: _told(name, field, part) for field, part in parts.items()}
    return told


def _told(name: str, field: str, schema: dict[str, Any]) -> dict[str, Any]:
    text = description(name, field) or schema.get("description")
    return schema | ({"description": text} if text else {})


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What a parameter takes in a query, where there is no null: it is left out."""
    if schema.get("default", ...) is not None:
        return schema
    rest = {name: part for name, part in schema.items() if name not in ("default", "anyOf")}
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    return rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds})


def _hook(kind: type) -> dict[str, Any]:
    if kind not in CUSTOM:
        raise NotImplementedError
    return dict(kind.schema)


def _asked_by_query(routes: Sequence[Route]) -> set[str]:
    """Names of the schemas whose fields are described as parameters."""
    bodies = {route.asked.__name__ for route in routes if route.has_body}
    return {route.asked.__name__ for route in routes} - bodies
