"""Write docs/columns.md, the columns of each operation's table, from the built module.

python scripts/generate_columns.py            # write the file
python scripts/generate_columns.py --check    # exit 1 if it differs from the one checked in
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import pyarrow
from deadline_pages import decode_table
from deadline_pages._client.declarations import LIST_METHODS

PATH = Path(__file__).resolve().parent.parent / "docs" / "columns.md"
HEAD = """\
# Columns

<!-- Written by scripts/generate_columns.py (`make stubs`). -->

The columns of each operation's table, as `flatten=True` names them. Without it, names that begin alike up to a dot are
one column, a structure, and there is no `kind`. A `kind` is the name of the member of a union that is set.
[dataframes.md](dataframes.md) says how each type arrives in pandas, polars and DuckDB.
"""


def told(kind: Any) -> str:
    """Give a type in short."""
    types = pyarrow.types
    if types.is_list(kind):
        return f"list of {told(kind.value_type)}"
    if types.is_map(kind):
        return f"map of {told(kind.item_type)}"
    if types.is_struct(kind):
        return "{" + ", ".join(f"{field.name}: {told(field.type)}" for field in kind) + "}"
    if types.is_timestamp(kind):
        return "date"
    if isinstance(kind, pyarrow.BaseExtensionType):
        return "JSON"
    return str(kind)


def columns_md() -> str:
    text = HEAD
    for operation in sorted(LIST_METHODS):
        schema = pyarrow.schema(decode_table(operation, [], flatten=True))
        rows = "".join(f"| `{field.name}` | {told(field.type)} |\n" for field in schema)
        text += f"\n## {operation}\n\n| column | type |\n| --- | --- |\n{rows}"
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if the file differs")
    text = columns_md()
    if parser.parse_args().check:
        current = PATH.exists() and PATH.read_text(encoding="utf-8") == text
        if not current:
            print(f"{PATH.name} is not what `make stubs` writes")
        return int(not current)
    PATH.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
