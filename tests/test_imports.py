"""The imports of the package's modules point one way, also those in functions and for type checkers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent.parent / "python" / "deadline_pages"
# The private packages: each imports those after it only.
ORDER: Final = ("_botocore", "_client", "_credentials", "_config")


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported(path: Path, modules: set[str]) -> Iterator[str]:
    package = name_of(path) if path.stem == "__init__" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, (package if node.level else "", node.module)))
            for alias in node.names:
                found = f"{base}.{alias.name}"
                yield from {found if found in modules else base} & modules


def graph() -> dict[str, set[str]]:
    # A stub stands for its module, which imports as well.
    files = [path for kind in ("*.py", "*.pyi") for path in PACKAGE.rglob(kind)]
    modules = {name_of(path) for path in files}
    arrows: dict[str, set[str]] = {module: set() for module in modules}
    for path in files:
        arrows[name_of(path)] |= {*imported(path, modules)} - {name_of(path)}
    return arrows


def test_no_module_imports_itself_by_others() -> None:
    TopologicalSorter(graph()).prepare()


def test_the_order_of_the_packages() -> None:
    for module, found in graph().items():
        mine = module.split(".")[1:2]
        if mine and mine[0] in ORDER:
            others = {name.split(".")[1] for name in found if name.count(".") > 1}
            assert others <= {*ORDER[ORDER.index(mine[0]) :]}, module
