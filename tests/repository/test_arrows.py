"""Imports point one way: from a room to those below it, and never in a circle, in Rust and in Python."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

# From the top down. The first that a path begins with is its room; a file uses what is in its own or below it.
ROOMS = [
    "src/lib.rs",
    "src/py/",
    "src/paging/",
    "src/sdk/",
    "src/errors/raise.rs",
    "src/errors/note.rs",
    "src/response/raw.rs",  # an error holds a response as it came
    "src/response/",
    "src/decode/",
    "src/runtime/",
    "src/errors/",
]
PYTHON = ROOT / "python" / "deadline_pages"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# -- Rust ----------------------------------------------------------------------------------------------------------


def rust_files() -> dict[tuple[str, ...], Path]:
    """Give the files of the extension and of the crates by module path: the crate's name, then the modules."""
    files = {}
    for root in [ROOT / "src", *sorted((ROOT / "crates").glob("*/src"))]:
        crate = "crate" if root.parent == ROOT else root.parent.name
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
    text = path.read_text().split("#[cfg(test)]\nmod ")[0]
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
            else:
                full = (*module, *parts)
            found = (files.get(full[:length]) for length in range(len(full), 0, -1))
            target = next(filter(None, found), None)
            if target is not None and target != path:
                yield target


@pytest.fixture(scope="module")
def rust_arrows() -> dict[Path, set[Path]]:
    files = rust_files()
    return {path: set(rust_uses(module, path, files)) for module, path in files.items()}


def room(path: Path) -> int:
    return next(number for number, prefix in enumerate(ROOMS) if name(path).startswith(prefix))


def test_rooms_use_what_is_below_them(rust_arrows: dict[Path, set[Path]]) -> None:
    upwards = [
        f"{name(path)} uses {name(target)}"
        for path, targets in rust_arrows.items()
        for target in targets
        if ROOT / "src" in path.parents and ROOT / "src" in target.parents and room(target) < room(path)
    ]
    assert not upwards


def test_no_circles_in_rust(rust_arrows: dict[Path, set[Path]]) -> None:
    assert circle(rust_arrows) is None


def test_pyclasses_are_in_one_room() -> None:
    rust = [path for path in rust_files().values() if "#[pyclass" in path.read_text()]
    assert rust
    assert {path.parent for path in rust} == {ROOT / "src" / "py"}


def test_use_trees() -> None:
    assert [*leaves("a::{b, c::{d as e, f}, self}")] == ["a::b", "a::c::d", "a::c::f", "a::self"]
    assert [*leaves("a::b")] == ["a::b"]


# -- Python --------------------------------------------------------------------------------------------------------


def python_file(module: str) -> Path | None:
    path = PYTHON.parent.joinpath(*module.split("."))
    # The native module has a stub only.
    return next(filter(Path.is_file, (path.with_suffix(".py"), path / "__init__.py", path.with_suffix(".pyi"))), None)


def python_imports(path: Path) -> Iterator[Path]:
    """Give the modules of the package that one of them imports anywhere, also where it is called."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for module in modules:
            found = python_file(module) or python_file(module.rpartition(".")[0])
            if found and PYTHON in found.parents and found != path:
                yield found


def test_no_circles_in_python() -> None:
    # Nobody imports what names everything for programs that freeze others.
    modules = [path for path in PYTHON.rglob("*.py") if path.name != "_imports.py"]
    assert circle({path: set(python_imports(path)) for path in modules}) is None


def circle(arrows: dict[Path, set[Path]]) -> list[str] | None:
    """Give the files of one circle, if there is any."""
    try:
        graphlib.TopologicalSorter(arrows).prepare()
    except graphlib.CycleError as error:
        return [name(path) for path in error.args[1]]
    return None
