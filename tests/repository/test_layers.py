"""Imports point one way: from a layer to those below it, and never in a circle, in Rust and in Python."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support.paths import ROOT

# From the top down. The longest that a path begins with is its layer; a file uses what is in its own or below it.
LAYERS = [
    "src/lib.rs",
    "src/py/",
    "src/paging/",
    "src/scan/",
    "src/sdk/",
    "src/errors/raise.rs",
    "src/errors/note.rs",
    "src/response/",
    "src/columns/",
    "src/decode/",
    "src/runtime/",
    "src/errors/",
    "src/response/raw.rs",  # which an error holds
    "crates/farm/",
    "crates/model/",
]
PYTHON = ROOT / "python" / "deadline_pages"
T = TypeVar("T")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# -- Rust ----------------------------------------------------------------------------------------------------------


def rust_files() -> dict[tuple[str, ...], Path]:
    """Give the files of the extension and of the crates by module path: the crate's name, then the modules."""
    files = {}
    for root in [ROOT / "src", *sorted((ROOT / "crates").glob("*/src"))]:
        crate = "crate" if root.parent == ROOT else f"deadline_{root.parent.name}"
        for path in root.rglob("*.rs"):
            modules = path.relative_to(root).with_suffix("").parts
            files[(crate, *(part for part in modules if part not in {"mod", "lib"}))] = path
    return files


def leaves(tree: str) -> Iterator[str]:
    """Give the paths of a `use` tree: `a::{b, c::{d, e}}` has `a::b`, `a::c::d` and `a::c::e`."""
    head, brace, rest = tree.strip().partition("{")
    if not brace:
        yield head.split(" as ")[0].strip()
        return
    depth, start, inner = 0, 0, rest.rstrip().removesuffix("}")
    for place, letter in enumerate(inner + ","):
        depth += (letter == "{") - (letter == "}")
        if letter == "," and not depth:
            if part := inner[start:place].strip():
                yield from (head + leaf for leaf in leaves(part))
            start = place + 1


def rust_uses(module: tuple[str, ...], path: Path, files: dict[tuple[str, ...], Path]) -> Iterator[Path]:
    """Give the files that one file names, in its `use` lines and elsewhere; those that its tests name apart."""
    text = re.split(r"#\[cfg\(test\)\]\n(?:pub )?mod tests", path.read_text())[0]
    trees = re.findall(r"^\s*(?:pub(?:\([a-z]+\))? )?use ([^;]+);", text, re.MULTILINE)
    for tree in [*trees, *re.findall(r"\b(?:crate|super)(?:::\w+)+", text)]:
        for leaf in leaves(tree):
            parts = leaf.split("::")
            if parts[0] == "crate":
                full = (module[0], *parts[1:])
            elif parts[0] in {"self", "super"}:
                above = 0
                while parts[above] == "super":
                    above += 1
                full = (*module[: len(module) - above], *parts[max(above, 1) :])
            elif parts[0].startswith("deadline_"):
                full = tuple(parts)
            else:
                full = (*module, *parts)
            found = (files.get(full[:length]) for length in range(len(full), 0, -1))
            target = next(filter(None, found), None)
            if target is not None and target != path:
                yield target


@pytest.fixture(scope="module")
def rust_imports() -> dict[Path, set[Path]]:
    files = rust_files()
    return {path: set(rust_uses(module, path, files)) for module, path in files.items()}


def layer(path: Path) -> int:
    return LAYERS.index(max(filter(name(path).startswith, LAYERS), key=len))


def test_layers_use_what_is_below_them(rust_imports: dict[Path, set[Path]]) -> None:
    upwards = [
        f"{name(path)} uses {name(target)}"
        for path, targets in rust_imports.items()
        for target in targets
        if layer(target) < layer(path)
    ]
    assert not upwards


def test_no_circles_in_rust(rust_imports: dict[Path, set[Path]]) -> None:
    assert circle(rust_imports) is None


def test_pyclasses_are_in_one_layer() -> None:
    rust = [path for path in rust_files().values() if "#[pyclass" in path.read_text()]
    assert rust
    assert {path.parent for path in rust} == {ROOT / "src" / "py"}


def test_use_trees() -> None:
    assert [*leaves("a::{b, c::{d as e, f}, self}")] == ["a::b", "a::c::d", "a::c::f", "a::self"]
    assert [*leaves("a::b")] == ["a::b"]


# -- Python --------------------------------------------------------------------------------------------------------

# The private packages: each imports those after it only.
PACKAGES = (
    "_command",
    "_plot",
    "_report",
    "_botocore",
    "_client",
    "_scan",
    "_notebook",
    "_tables",
    "_credentials",
    "_config",
)


def python_modules() -> dict[str, list[Path]]:
    """Give each module's files by its name: its code, and its stub, which imports as well."""
    modules: dict[str, list[Path]] = {}
    for path in [*PYTHON.rglob("*.py"), *PYTHON.rglob("*.pyi")]:
        modules.setdefault(
            ".".join(path.relative_to(PYTHON.parent).with_suffix("").parts).removesuffix(".__init__"), []
        ).append(path)
    return modules


def python_imports(path: Path, modules: Iterable[str]) -> Iterator[str]:
    """Give the modules of the package that a file imports anywhere: in functions, and for type checkers as well."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            above = path.relative_to(PYTHON.parent).parts[: -node.level] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield from (name for name in [full if full in modules else base] if name in modules)


@pytest.fixture(scope="module")
def import_graph() -> dict[str, set[str]]:
    modules = python_modules()
    return {
        name: {target for path in paths for target in python_imports(path, modules)} - {name}
        for name, paths in modules.items()
    }


def test_no_circles_in_python(import_graph: dict[str, set[str]]) -> None:
    assert circle(import_graph) is None


def test_private_packages_import_those_after_them(import_graph: dict[str, set[str]]) -> None:
    for module, targets in import_graph.items():
        package = module.split(".")[1:2]
        if package and package[0] in PACKAGES:
            others = {target.split(".")[1] for target in targets if target.count(".") > 1}
            assert others <= {*PACKAGES[PACKAGES.index(package[0]) :]}, module


# ------------------------------------------------------------------------------------------------------------------


def circle(graph: dict[T, set[T]]) -> list[T] | None:
    """Give the members of one circle, if there is any."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return None
