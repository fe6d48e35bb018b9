"""Write the Python side of the operations from the installed botocore's service model (facts only, no AWS text).

In python/deadline_pages: _operations.py and its stub, paginator.py, type_defs.py, literals.py, and the docstrings of
_native.pyi, which are those of the compiled module.

python scripts/generate_stubs.py            # write the files
python scripts/generate_stubs.py --check    # exit 1 where they differ from those checked in
"""

from __future__ import annotations

import argparse
import ast
import inspect
import io
import subprocess
import sys
import textwrap
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore
import botocore.session
from botocore import xform_name
from deadline_pages import _native

PACKAGE = Path(__file__).resolve().parent.parent / "python" / "deadline_pages"
WIDTH = 120
SCALARS = {
    "string": "str",
    "integer": "int",
    "long": "int",
    "float": "float",
    "double": "float",
    "boolean": "bool",
    "timestamp": "datetime",
}
# What each operation lists.
SUMMARIES = {
    "GetSessionsStatisticsAggregation": "Get the usage statistics that an aggregation has collected",
    "ListAvailableMeteredProducts": "List the metered products that can be had",
    "ListBudgets": "List the budgets of a farm",
    "ListFarmMembers": "List who is a member of a farm",
    "ListFarms": "List the farms of the account",
    "ListFleetMembers": "List who is a member of a fleet",
    "ListFleets": "List the fleets of a farm",
    "ListJobMembers": "List who is a member of a job",
    "ListJobParameterDefinitions": "List the parameters that a job's template defines",
    "ListJobs": "List the jobs of a queue",
    "ListLicenseEndpoints": "List the license endpoints of the account",
    "ListLimits": "List the limits of a farm",
    "ListMemberships": "List what a user or a group is a member of",
    "ListMeteredProducts": "List the metered products of a license endpoint",
    "ListMonitors": "List the monitors of the account",
    "ListQueueEnvironments": "List the environments of a queue",
    "ListQueueFleetAssociations": "List which queues and fleets of a farm belong together",
    "ListQueueLimitAssociations": "List which queues and limits of a farm belong together",
    "ListQueueMembers": "List who is a member of a queue",
    "ListQueues": "List the queues of a farm",
    "ListSessionActions": "List the session actions of a job",
    "ListSessions": "List the sessions of a job",
    "ListSessionsForWorker": "List the sessions that run or ran on a worker",
    "ListStepConsumers": "List the steps that wait for a step",
    "ListStepDependencies": "List the steps that a step waits for",
    "ListSteps": "List the steps of a job",
    "ListStorageProfiles": "List the storage profiles of a farm",
    "ListStorageProfilesForQueue": "List the storage profiles that a queue allows",
    "ListTasks": "List the tasks of a step",
    "ListVolumes": "List the persistent volumes of a fleet",
    "ListWorkers": "List the workers of a fleet",
}
ERRORS = {
    "AccessDeniedException": "the caller may not do this",
    "ConflictException": "the resource's state forbids this",
    "InternalServerErrorException": "the service failed",
    "ResourceNotFoundException": "there is no such resource",
    "ServiceQuotaExceededException": "a quota is used up",
    "ThrottlingException": "too many requests",
    "ValidationException": "the service refuses a parameter",
}
# Parameters that say more than their name, by name.
PARAMETERS = {
    "nextToken": "the ``nextToken`` of the answer before",
    "maxResults": "how many items to answer with at most",
}
GET_PAGINATOR = """A paginator for an operation, by its method name such as ``list_sessions``.

:param operation_name: (str) the operation's method name.
:return: the paginator; its ``paginate()`` takes the parameters of the method of that name.
:raises OperationNotPageableError: the operation has no paginator.
:raises KeyError: there is no such operation."""
METADATA = {
    "RequestId": "str",
    "HTTPStatusCode": "int",
    "HTTPHeaders": "dict[str, str]",
    "RetryAttempts": "int",
}


class Model:
    """The paginated operations, and the names of the types that they use."""

    def __init__(self) -> None:
        session = botocore.session.get_session()
        service = session.get_service_model("deadline")
        pagination = session.get_paginator_model("deadline")._paginator_config
        self.operations = {name: service.operation_model(name) for name in sorted(pagination)}
        self.result_keys = {name: rules["result_key"] for name, rules in pagination.items()}
        if set(SUMMARIES) != set(self.operations):
            raise SystemExit(f"SUMMARIES and the paginators differ: {set(SUMMARIES) ^ set(self.operations)}")
        # A structure that goes in as well takes any Sequence there: types-boto3 calls what comes out ...Output.
        everything = map(service.operation_model, service.operation_names)
        inputs = [operation.input_shape for operation in everything if operation.input_shape]
        self.inputs = {shape.name for root in inputs for shape in reach(root)}
        self.enums: dict[str, list[str]] = {}

    def outputs(self) -> Iterator[Any]:
        """Each structure that the operations reach, after those that it holds."""
        met: set[str] = set()
        for operation in self.operations.values():
            for shape in reach(operation.output_shape):
                if shape.name not in met and shape.type_name == "structure" and not shape.is_document_type:
                    met.add(shape.name)
                    yield shape

    def name(self, shape: Any) -> str:
        kinds = {inner.type_name for inner in reach(shape)}
        both = shape.name in self.inputs and kinds & {"list", "map", "timestamp"}
        return f"{shape.name}{'Output' if both else ''}TypeDef"

    def type(self, shape: Any, lists: str = "list") -> str:
        kind = shape.type_name
        if kind == "structure":
            return "dict[str, Any]" if shape.is_document_type else self.name(shape)
        if kind == "list":
            return f"{lists}[{self.type(shape.member)}]"
        if kind == "map":
            return f"dict[{self.type(shape.key)}, {self.type(shape.value)}]"
        if kind == "string" and len(shape.enum) == 1:
            return f'Literal["{shape.enum[0]}"]'
        if kind == "string" and shape.enum:
            self.enums[f"{shape.name}Type"] = shape.enum
            return f"{shape.name}Type"
        return SCALARS[kind]


def reach(shape: Any, path: tuple[str, ...] = ()) -> Iterator[Any]:
    """The shapes that a shape holds, then the shape itself."""
    if shape.name in path:
        return
    inner: Any = {
        "structure": lambda: shape.members.values(),
        "list": lambda: [shape.member],
        "map": lambda: [shape.key, shape.value],
    }.get(shape.type_name)
    for member in inner() if inner else ():
        yield from reach(member, (*path, shape.name))
    yield shape


def head(docstring: str, *imports: str) -> str:
    return "\n".join(
        [
            f'"""{docstring}',
            "",
            f"Written by scripts/generate_stubs.py from botocore {botocore.__version__}; do not edit.",
            '"""',
            "",
            *imports,
            "",
        ]
    )


def block(text: str, levels: int = 1) -> str:
    return textwrap.indent(text, " " * 4 * levels)


def docstring(text: str, levels: int = 1) -> str:
    end = "\n" if "\n" in text else ""
    return block(f'"""{text}{end}"""', levels)


# Docstrings of the methods.


def field(text: str) -> str:
    return textwrap.fill(text, WIDTH - 8, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def choices(enum: list[str]) -> str:
    return ", ".join(f"``{value}``" for value in enum)


def parameter(name: str, shape: Any, required: bool) -> str:
    values = shape.member if shape.type_name == "list" else shape
    kind = "list of str" if shape.type_name == "list" else SCALARS[shape.type_name]
    least = f", at least {shape.metadata['min']}" if shape.metadata.get("min") else ""
    unit = " characters" if least and shape.type_name == "string" else ""
    says = [PARAMETERS[name]] if name in PARAMETERS else []
    if values.type_name == "string" and values.enum:
        says.append(f"{'any' if shape.type_name == 'list' else 'one'} of {choices(values.enum)}")
    needed = "required" if required else "optional"
    return field(f":param {name}: ({kind}, {needed}{least}{unit}) {'; '.join(says)}".rstrip())


def members(shape: Any, indent: str, required: list[str]) -> Iterator[str]:
    for name, member in shape.members.items():
        first, *rest = returned(member, indent)
        lines = [f'{indent}"{name}": {first}', *rest]
        lines[-1] += "," if name in required else ",  # optional"
        yield from lines


def returned(shape: Any, indent: str) -> list[str]:
    """A shape as the lines of a Python literal with types for values."""
    kind, inner = shape.type_name, indent + "    "
    if kind == "structure" and not shape.is_document_type:
        one = "  # one of these" if shape.is_tagged_union else ""
        return ["{" + one, *members(shape, inner, shape.required_members), indent + "}"]
    if kind == "list":
        first, *rest = returned(shape.member, indent)
        return [f"[{first}", *rest[:-1], f"{rest[-1]}, ...]"] if rest else [f"[{first}, ...]"]
    if kind == "map":
        *keys, last = returned(shape.key, indent)
        first, *rest = returned(shape.value, indent)
        lines = [*keys, f"{last}: {first}", *rest]
        lines[0] = "{" + lines[0]
        lines[-1] += "}"
        return lines
    if kind == "string" and shape.enum:
        return wrapped(" | ".join(f'"{value}"' for value in shape.enum), indent)
    return ["dict"] if kind == "structure" else [SCALARS[kind]]


def wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH - 60, subsequent_indent=indent + "    ", break_long_words=False, break_on_hyphens=False
    )


def reference(name: str, operation: Any, result_key: str) -> str:
    shape, output = operation.input_shape, operation.output_shape
    method, required = xform_name(name), shape.required_members
    given = ", ".join(f"{key}=..." for key in required)
    lines = [
        f"{SUMMARIES[name]}: one request, one answer.",
        "",
        f"The API operation is ``{name}``. All pages, one after another::",
        "",
        f'    for page in client.get_paginator("{method}").paginate({given}):',
        f'        print(page["{result_key}"])',
        "",
        *(parameter(key, member, key in required) for key, member in shape.members.items()),
        ":return: a dict::",
        "",
        "        {",
        *members(output, " " * 12, output.required_members),
        '            "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, '
        '"RetryAttempts": int},',
        "        }",
        "",
        *(f":raises client.exceptions.{error.name}: {ERRORS[error.name]}." for error in operation.error_shapes),
        ":raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.",
    ]
    return "\n".join(lines)


# The files.


def operations_py(model: Model) -> str:
    parts = [
        head(
            "The methods that stand on one API operation each; the client inherits them.",
            "from __future__ import annotations",
            "",
            "TYPE_CHECKING = False  # as in the package",
            "if TYPE_CHECKING:",
            "    from typing import Any",
        ),
        "class ListOperations:",
        docstring("The paginated operations. A subclass has ``_call`` and ``_get_paginator``."),
        "",
        "    def get_paginator(self, operation_name: str) -> Any:",
        docstring(GET_PAGINATOR, 2),
        "        return self._get_paginator(operation_name)",
    ]
    for name, operation in model.operations.items():
        method = xform_name(name)
        parts += [
            "",
            f"    def {method}(self, *args: Any, **kwargs: Any) -> Any:",
            docstring(reference(name, operation, model.result_keys[name]), 2),
            f'        return self._call("{method}", args, kwargs)',
        ]
    return "\n".join(parts)


def keywords(model: Model, shape: Any, without: tuple[str, ...] = ()) -> Iterator[str]:
    """The parameters as keyword arguments, what is required first."""
    required = shape.required_members
    for key in sorted(
        set(shape.members) - set(without), key=lambda key: (key not in required, [*shape.members].index(key))
    ):
        default = "" if key in required else " = ..."
        yield f"{key}: {model.type(shape.members[key], 'Sequence')}{default}"


def operations_pyi(model: Model) -> str:
    parts = [
        "from collections.abc import Sequence",
        "from typing import Literal, overload",
        "from typing_extensions import Never",
        "from deadline_pages.literals import *",
        "from deadline_pages.paginator import *",
        "from deadline_pages.type_defs import *",
        "",
        "TYPE_CHECKING: bool",
        "",
        "class ListOperations:",
        docstring("The paginated operations."),
    ]
    for name in model.operations:
        parts += [
            "    @overload",
            f'    def get_paginator(self, operation_name: Literal["{xform_name(name)}"]) -> {name}Paginator:',
            docstring(GET_PAGINATOR.partition("\n")[0], 2),
        ]
    for name, operation in model.operations.items():
        given = ", ".join(["self", "*args: Never", *keywords(model, operation.input_shape)])
        parts += [
            f"    def {xform_name(name)}({given}) -> {model.name(operation.output_shape)}:",
            docstring(f"{SUMMARIES[name]}: one request, one answer.", 2),
        ]
    return "\n".join(parts)


def paginator_py(model: Model) -> str:
    parts = [
        head(
            "What type checkers know of `client.get_paginator()`: a type for each operation.",
            "from __future__ import annotations",
            "",
            "from typing import TYPE_CHECKING, Any, Protocol",
            "",
            "if TYPE_CHECKING:",
            "    from collections.abc import Sequence",
            "    from typing import Literal",
            "    from deadline_pages._native import PageIterator",
            "    from deadline_pages.literals import *",
            "    from deadline_pages.type_defs import *",
        ).replace(
            "\n\nWritten",
            "\n\nThere is one class at run time, `deadline_pages.Paginator`; these are its shapes, for annotations "
            "only."
            "\n\nWritten",
            1,
        ),
    ]
    for name, operation in model.operations.items():
        given = keywords(model, operation.input_shape, without=("nextToken", "maxResults"))
        arguments = ", ".join(["self", "*", *given, "PaginationConfig: PaginatorConfigTypeDef = ..."])
        parts += [
            f"class {name}Paginator(Protocol):",
            docstring(f'What ``client.get_paginator("{xform_name(name)}")`` gives.'),
            "",
            f"    def paginate({arguments}) -> PageIterator[{name}PageTypeDef]:",
            docstring(f"{SUMMARIES[name]}; nothing is sent before the first page is asked for.", 2),
            "        ...",
            "",
            "    @property",
            "    def result_keys(self) -> list[Any]:",
            docstring("The JMESPath expressions of the lists in a page: one for every operation.", 2),
            "        ...",
            "",
        ]
    return "\n".join(parts)


def typed_dict(
    name: str, text: str, required: dict[str, str], optional: dict[str, str], base: str = "TypedDict"
) -> str:
    """A TypedDict; one with both kinds of members has a base, as Python 3.10 has no NotRequired."""
    if required and optional:
        private = f"_{name.removesuffix('TypeDef')}"
        return typed_dict(private, f"The members that {name} always has.", required, {}, base) + typed_dict(
            name, text, {}, optional, private
        )
    total = ", total=False" if optional else ""
    rows = "\n".join(f"    {key}: {kind}" for key, kind in (required | optional).items())
    return f"class {name}({base}{total}):\n{docstring(text)}\n\n{rows}\n\n"


def type_defs_py(model: Model) -> str:
    parts = [
        head(
            "The dicts that the client answers with, named as in types-boto3-deadline.",
            "from datetime import datetime",
            "from typing import Any, Literal, TypedDict",
            "from deadline_pages.literals import *",
        ),
        typed_dict("ResponseMetadataTypeDef", "About the answer itself.", METADATA, {"HostId": "str"}),
        typed_dict(
            "PaginatorConfigTypeDef",
            "Where a listing starts and ends, and the size of its pages.",
            {},
            {"MaxItems": "int", "PageSize": "int", "StartingToken": "str"},
        ),
    ]
    answers = {operation.output_shape.name: name for name, operation in model.operations.items()}
    for shape in model.outputs():
        kinds = {key: model.type(member) for key, member in shape.members.items()}
        name, operation = model.name(shape), answers.get(shape.name)
        # types-boto3 promises all members of an answer but the token.
        always = [key for key in kinds if key != "nextToken"] if operation else shape.required_members
        required = {key: kind for key, kind in kinds.items() if key in always}
        optional = {key: kind for key, kind in kinds.items() if key not in always}
        if set(kinds) & {"str", "bool", "list", "dict", "datetime"}:
            raise SystemExit(f"{name}: a member has the name of a type")
        if not operation:
            one = ": one of its members" if shape.is_tagged_union else ""
            parts.append(typed_dict(name, f"{shape.name}{one}.", required, optional))
            continue
        required["ResponseMetadata"] = "ResponseMetadataTypeDef"
        parts.append(typed_dict(name, f"What ``{xform_name(operation)}()`` answers.", required, optional))
        page = f"A page of ``{xform_name(operation)}``; ``NextToken`` is a resume token."
        parts.append(typed_dict(f"{operation}PageTypeDef", page, {}, {"NextToken": "str"}, name))
    return "\n".join(parts)


def literals_py(model: Model) -> str:
    rows = [f"{name} = Literal[{', '.join(map(repr, values))}]" for name, values in sorted(model.enums.items())]
    return "\n".join(
        [head("The values of enumerations, named as in types-boto3-deadline.", "from typing import Literal"), *rows]
    )


def native_pyi() -> str:
    """The stub checked in, with the docstrings of the compiled module."""
    text = (PACKAGE / "_native.pyi").read_text(encoding="utf-8")
    if any(token.type == tokenize.COMMENT for token in tokenize.generate_tokens(io.StringIO(text).readline)):
        raise SystemExit("_native.pyi: comments would be lost")
    tree = ast.parse(text)
    document(tree, _native)
    return ast.unparse(tree)


def document(tree: ast.Module | ast.ClassDef, owner: Any) -> None:
    for node in tree.body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            continue
        setter = any(isinstance(mark, ast.Attribute) for mark in getattr(node, "decorator_list", []))
        written = None if node.name.startswith("__") or setter else getattr(vars(owner)[node.name], "__doc__", None)
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


def spell_out(files: dict[str, str]) -> dict[str, str]:
    """Name what `import *` stands for: the names that a file uses."""
    defined = {
        module: [
            node.name if isinstance(node, ast.ClassDef) else node.targets[0].id  # type: ignore[attr-defined]
            for node in ast.parse(files[f"{module}.py"]).body
            if isinstance(node, (ast.ClassDef, ast.Assign))
        ]
        for module in ("literals", "type_defs", "paginator")
    }
    spelled = {}
    for path, text in files.items():
        used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
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
        "paginator.py": paginator_py(model),
        "_operations.py": operations_py(model),
        "_operations.pyi": operations_pyi(model),
        "_native.pyi": native_pyi(),
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
            differing.append(path.name)
    if differing:
        print(
            f"{', '.join(differing)} in {PACKAGE} differ from botocore {botocore.__version__} or the compiled module: "
            "run scripts/generate_stubs.py",
            file=sys.stderr,
        )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
