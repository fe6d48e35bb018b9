"""The notebooks of docs/notebooks, run by a real kernel: each says itself, by `assert`, which numbers it finds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient

from tests.support.markup import Markup
from tests.support.paths import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.py"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path: Path, tmp_path: Path) -> None:
    notebook = jupytext.read(path)
    client = NotebookClient(
        notebook, timeout=50, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute(env={**os.environ, "IPYTHONDIR": str(tmp_path), "TMPDIR": str(tmp_path)})
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert sum("assert " in cell.source for cell in cells) >= 5
    shown = [
        output.data["text/html"] for cell in cells for output in cell.outputs if "text/html" in output.get("data", {})
    ]
    ours = [html for html in shown if "deadline-pages" in html]
    assert len(ours) >= 3
    for html in ours:
        Markup(html)


def test_each_is_named_in_the_docs() -> None:
    named = re.findall(r"docs/notebooks/(\w+\.py)\)", (ROOT / "docs" / "notebooks.md").read_text("utf-8"))
    assert sorted(named) == [path.name for path in NOTEBOOKS]
