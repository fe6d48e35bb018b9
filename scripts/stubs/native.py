"""_native.pyi: the stub checked in, with the docstrings of the compiled module."""

from __future__ import annotations

import ast
import inspect
import io
import textwrap
import tokenize
from typing import Any

from deadline_pages import _native

HEAD = "# Docstrings written by scripts/generate_stubs.py from the compiled module; the rest is by hand.\n"


def native_pyi(text: str) -> str:
    text = text.removeprefix(HEAD)
    if any(token.type == tokenize.COMMENT for token in tokenize.generate_tokens(io.StringIO(text).readline)):
        raise SystemExit("_native.pyi: comments would be lost")
    tree = ast.parse(text)
    document(tree, _native)
    return HEAD + ast.unparse(tree)


def document(tree: ast.Module | ast.ClassDef, owner: Any) -> None:
    for node in tree.body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)) or node.name not in vars(owner):
            continue  # such as a type that only the stub has
        setter = any(isinstance(mark, ast.Attribute) for mark in getattr(node, "decorator_list", []))
        found = vars(owner)[node.name]
        found = getattr(found, "__func__", found)  # a staticmethod's docstring is another
        written = None if node.name.startswith("__") or setter else getattr(found, "__doc__", None)
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        node.body = [ast.Expr(ast.Constant(said(written, node)))] if written else []
        node.body += [line for line in body if not (written and is_ellipsis(line))]
        node.body = node.body or [ast.Expr(ast.Constant(...))]
        if isinstance(node, ast.ClassDef):
            document(node, vars(owner)[node.name])


def said(written: str, node: ast.AST) -> str:
    lines = inspect.cleandoc(written)
    if "\n" not in lines:
        return lines
    margin = " " * (node.col_offset + 4)  # type: ignore[attr-defined]
    return textwrap.indent(lines, margin).lstrip() + f"\n{margin}"


def is_ellipsis(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...
