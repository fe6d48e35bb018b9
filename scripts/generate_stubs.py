"""Write the Python side of the operations from the installed botocore's service model (facts only, no AWS text).

In python/deadline_pages: _client/declarations.py, the stubs of _client/operations.py and paginator.py, type_defs.py,
literals.py, and the docstrings of _native.pyi, which are those of the compiled module.

python scripts/generate_stubs.py            # write the files
python scripts/generate_stubs.py --check    # exit 1 where they differ from those checked in
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from pathlib import Path

import botocore
from stubs.dicts import literals_py, type_defs_py
from stubs.model import Model
from stubs.native import native_pyi
from stubs.operations import declarations_py, operations_pyi
from stubs.paginators import paginator_pyi

PACKAGE = Path(__file__).resolve().parent.parent / "python" / "deadline_pages"


def spell_out(files: dict[str, str]) -> dict[str, str]:
    """Name what `import *` stands for: the names that a file uses."""
    defined = {
        module.partition(".")[0]: [
            node.name if isinstance(node, ast.ClassDef) else node.targets[0].id  # type: ignore[attr-defined]
            for node in ast.parse(files[module]).body
            if isinstance(node, (ast.ClassDef, ast.Assign))
        ]
        for module in ("literals.py", "type_defs.py", "paginator.pyi")
    }
    spelled = {}
    for path, text in files.items():
        nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))
        used = {node.id for node in nodes if isinstance(node.ctx, ast.Load)}
        for module, names in defined.items():
            chosen = ", ".join(sorted(used & set(names)))
            text = text.replace(f"deadline_pages.{module} import *", f"deadline_pages.{module} import {chosen}")
        spelled[path] = text
    return spelled


def ruff(path: Path, text: str) -> str:
    for command in (["check", "--select=I,F401", "--fix-only", "--quiet"], ["format", "--quiet"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--stdin-filename", str(path), "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            cwd=PACKAGE.parent.parent,
        )
        text = done.stdout
    return text


def generate() -> dict[Path, str]:
    model = Model()
    files = {
        "type_defs.py": type_defs_py(model),
        "paginator.pyi": paginator_pyi(model),
        "_client/declarations.py": declarations_py(model),
        "_client/operations.pyi": operations_pyi(model),
        "_native.pyi": native_pyi((PACKAGE / "_native.pyi").read_text(encoding="utf-8")),
    }
    files["literals.py"] = literals_py(model)  # last: the others collect the enumerations
    return {PACKAGE / name: ruff(PACKAGE / name, text) for name, text in spell_out(files).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where a file differs")
    arguments = parser.parse_args()
    differing = []
    for path, text in generate().items():
        if not arguments.check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing.append(str(path.relative_to(PACKAGE)))
    if differing:
        print(
            f"{', '.join(differing)} in {PACKAGE} differ from botocore {botocore.__version__} or the compiled module: "
            "run scripts/generate_stubs.py",
            file=sys.stderr,
        )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
