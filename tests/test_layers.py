"""The import rules of the architecture, held on the source itself (lazy and typed imports too)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "energy_desktop"
ROOT = Path(__file__).resolve().parent.parent
SHARED = {
    "accounts", "models", "env_file", "events", "config", "errors", "periods", "sentences",
    "setting_files", "units",
}  # fmt: skip
EDGES = {"hass", "stores", "credentials", "compose"}
LOGIC = {"recording", "services", "transfer"}
FRONT_END_SIDE = {
    "ui", "api", "cli", "commands", "demo_folders", "garbage", "program", "log", "i18n", "instance",
    "loop", "pictures", "requests", "runs", "stop_signals",
}  # fmt: skip
USES_QT = {
    "ui",
    "api.acceptor",
    "api.server",
    "api.translation",
    "api.worker",
    "demo_folders",
    "events",
    "garbage",
    "i18n",
    "instance",
    "cli",
    "loop",
    "memory",
    "pictures",
    "program",
    "runs",
    "stop_signals",
}
SERVERS_ONLY = {"motor", "pymongo", "bson", "questdb", "urllib3"}
SERVER_BACKENDS = ("stores.mongo", "stores.questdb")


@dataclass(frozen=True)
class Import:
    """One import: who imports what, where, and whether it happens when the module is loaded."""

    importer: str
    imported: str
    line: int
    at_load: bool

    def __str__(self) -> str:
        path = self.importer.replace(".", "/")
        return f"{PACKAGE}/{path}.py:{self.line} imports {self.imported}"


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT / PACKAGE).with_suffix("").parts
    return ".".join(parts if parts[-1] != "__init__" else parts[:-1]) or "__init__"


def imports_of(file: Path) -> Iterator[Import]:
    importer, is_package = module_name(file), file.name == "__init__.py"

    def found(node: ast.AST, at_load: bool) -> Iterator[Import]:
        for imported in named(node, importer, is_package):
            yield Import(importer, imported, getattr(node, "lineno", 0), at_load)
        for child in ast.iter_child_nodes(node):
            inside_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from found(child, at_load and not inside_function and not typed_only(node))

    yield from found(ast.parse(file.read_text()), at_load=True)


def named(node: ast.AST, importer: str, is_package: bool) -> list[str]:
    """Full names of the modules that one node imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = [PACKAGE, *importer.split(".")]
            above = above[: len(above) - node.level + is_package]
            base = ".".join([*above, base] if base else above)
        return [base, *(f"{base}.{alias.name}" for alias in node.names)]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
        ("import_module", "__import__")
    ):
        return [a.value for a in node.args[:1] if isinstance(a, ast.Constant)]  # type: ignore[misc]
    return []


def typed_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


FILES = sorted((ROOT / PACKAGE).rglob("*.py"))
IMPORTS = [found for file in FILES for found in imports_of(file)]


def within(module: str, parts: set[str] | str) -> bool:
    """Whether a module of the package is one of the parts or lies below it."""
    names = {parts} if isinstance(parts, str) else parts
    return any(module == name or module.startswith(f"{name}.") for name in names)


def imports(importers: set[str] | str, imported: set[str] | str) -> list[Import]:
    """Imports of parts of the package by parts of the package, other than by themselves."""
    return [
        one
        for one in IMPORTS
        if one.imported.startswith(f"{PACKAGE}.")
        and within(one.importer, importers)
        and within(one.imported.removeprefix(f"{PACKAGE}."), imported)
    ]


def outsiders(library: str) -> list[Import]:
    """Imports of a library from outside."""
    return [one for one in IMPORTS if one.imported.split(".")[0] == library]


def hold(rule: str, broken: list[Import]) -> None:
    if broken:
        pytest.fail("\n".join([rule, *sorted({str(one) for one in broken})]), pytrace=False)


def test_the_logic_knows_the_contract_of_stores_and_no_backend() -> None:
    broken = [
        one
        for one in imports(LOGIC, "stores")
        if one.imported != f"{PACKAGE}.stores"
        and not one.imported.startswith(f"{PACKAGE}.stores.base")
    ]
    hold("recording/, services/ and transfer/ may import stores/base.py only", broken)


def test_pages_and_routes_never_reach_past_the_services() -> None:
    hold("ui/ and api/ never import stores/ or hass/", imports({"ui", "api"}, {"stores", "hass"}))
    hold("ui/ and api/ never import transfer/", imports({"ui", "api"}, "transfer"))


def test_the_window_and_the_api_do_not_know_each_other() -> None:
    hold("ui/ and api/ do not import each other", imports("ui", "api") + imports("api", "ui"))


def test_only_the_program_imports_the_application() -> None:
    broken = [one for one in imports(everything(), "app") if one.importer not in {"program", "app"}]
    hold("only program.py imports app.py", broken)


@pytest.mark.parametrize("library", ["PySide6", "pyqtgraph", "qtawesome", "qtpy", "shiboken6"])
def test_qt_stays_where_it_belongs(library: str) -> None:
    broken = [one for one in outsiders(library) if not within(one.importer, USES_QT)]
    hold(f"only {', '.join(sorted(USES_QT))}: {library}", broken)


def test_stores_are_opened_by_the_application_and_the_subcommands_alone() -> None:
    opening = imports(everything(), "stores.open")
    broken = [one for one in opening if one.importer not in {"app", "commands", "databases"}]
    hold("only app.py, commands.py and databases.py import stores/open.py", broken)


def test_duckdb_is_a_store_and_what_writes_a_backup() -> None:
    broken = [
        one
        for one in outsiders("duckdb")
        if not within(one.importer, "stores")
        and (one.at_load or not within(one.importer, "transfer"))
    ]
    hold("stores/, and transfer/ inside of functions: duckdb", broken)


def test_only_the_loop_imports_qasync() -> None:
    hold("only loop.py: qasync", [one for one in outsiders("qasync") if one.importer != "loop"])


@pytest.mark.parametrize("library", ["motor", "pymongo", "bson"])
def test_only_the_mongo_store_imports_its_driver(library: str) -> None:
    broken = [one for one in outsiders(library) if not one.importer.startswith("stores.mongo")]
    hold(f"only stores/mongo*.py: {library}", broken)


def test_what_only_servers_need_is_not_loaded_with_the_program() -> None:
    inside = {module_name(file) for file in FILES if is_server_backend(module_name(file))}
    broken = [
        one
        for one in imports(everything(), inside)
        if one.at_load and not is_server_backend(one.importer)
    ]
    broken += [
        one
        for library in SERVERS_ONLY
        for one in outsiders(library)
        if one.at_load and not is_server_backend(one.importer)
    ]
    hold("server backends are imported inside of functions, in server mode alone", broken)


def test_loading_the_program_does_not_load_the_server_drivers() -> None:
    modules = [module_name(f) for f in FILES if module_name(f) != "__init__"]
    embedded = [f"{PACKAGE}.{name}" for name in modules if not is_server_backend(name)]
    code = (
        f"import sys, importlib\nfor m in {embedded}:\n"
        f" importlib.import_module(m)\nprint(*(sys.modules.keys() & {SERVERS_ONLY}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def is_server_backend(module: str) -> bool:
    """Whether it is one of the files of a backend that needs a server (``stores/questdb_*``)."""
    return module.startswith(SERVER_BACKENDS)


def test_the_simulated_home_is_for_the_program_and_the_tests() -> None:
    broken = [
        one
        for one in imports(everything(), "demo")
        if not within(one.importer, {"program", "demo"})
    ]
    hold("demo/ is imported by program.py and the tests alone", broken)


def test_the_front_end_side_is_not_imported_from_below() -> None:
    below = SHARED | EDGES | LOGIC | {"app"}
    hold("arrows point down: no import of a front end", imports(below, FRONT_END_SIDE))


def test_edges_do_not_import_logic_or_each_other() -> None:
    broken = imports(EDGES, LOGIC | {"app"})
    broken += imports("hass", "stores") + imports("stores", "hass")
    hold("arrows point down: hass/, stores/, credentials.py and compose.py stand alone", broken)


def test_what_is_shared_imports_nothing_above_it() -> None:
    above = EDGES | LOGIC | {"app", "demo"}
    hold("arrows point down: shared modules import shared modules only", imports(SHARED, above))


def everything() -> set[str]:
    return {module_name(file).split(".")[0] for file in FILES}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import PySide6.QtCore", [("PySide6.QtCore", True)]),
        ("from ..stores import duckdb", [("energy_desktop.stores.duckdb", True)]),
        ("def f():\n import motor", [("motor", False)]),
        ("import importlib\nimportlib.import_module('motor')", [("motor", True)]),
        ("if TYPE_CHECKING:\n import questdb", [("questdb", False)]),
    ],
)
def test_the_walk_finds_every_kind_of_import(
    source: str, expected: list[tuple[str, bool]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    file = tmp_path / PACKAGE / "recording" / "probe.py"
    file.parent.mkdir(parents=True)
    file.write_text(source)
    found = [(one.imported, one.at_load) for one in imports_of(file)]
    assert set(expected) <= set(found)
