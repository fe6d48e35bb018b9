"""Commands of the real AWS command line, each in a fork of one process.

A line of the input is JSON: a list of arguments, and a list of variables that the environment is not to have. A line of
the output has exit status, output and errors.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from awscli.clidriver import create_clidriver


def start(driver: Any, arguments: list[str], absent: list[str], output: Path) -> int:
    """Fork, and return the child's process id; it writes two files, the second for errors."""
    child = os.fork()
    if child == 0:
        for number, path in ((1, output), (2, output.with_suffix(".errors"))):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
        for name in absent:
            del os.environ[name]
        status: Any
        try:
            status = driver.main(arguments)
        except SystemExit as error:
            status = error.code
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return child


def main() -> None:
    """Fork for every line of the input, with all loaded that awscli reads of itself."""
    driver = create_clidriver()
    loader = driver.session.get_component("data_loader")
    for name in ("service-2", "paginators-1", "endpoint-rule-set-1"):
        loader.load_service_model("deadline", name)
    for name in ("cli", "endpoints", "partitions", "sdk-default-configuration", "_retry"):
        loader.load_data(name)
    driver.session.get_available_services()
    commands = [json.loads(line) for line in sys.stdin]
    gc.disable()  # else each child walks what it shares with the others
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, str(number)) for number, _ in enumerate(commands)]
        children = [start(driver, words, absent, path) for (words, absent), path in zip(commands, outputs, strict=True)]
        for child, output in zip(children, outputs, strict=True):
            _, status = os.waitpid(child, 0)
            texts = [path.read_text("utf-8") for path in (output, output.with_suffix(".errors"))]
            print(json.dumps([os.waitstatus_to_exitcode(status), *texts]))


if __name__ == "__main__":
    main()
