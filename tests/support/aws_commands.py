"""Commands of the real AWS command line, each in a fork of one process.

A line of the input is JSON: a list of arguments, and a list of variables that the environment is not to have.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile

from awscli.clidriver import create_clidriver


def main() -> None:
    """Fork for every line of the input, with all loaded that awscli reads of itself."""
    driver = create_clidriver()
    loader = driver.session.get_component("data_loader")
    for name in ("service-2", "paginators-1", "endpoint-rule-set-1"):
        loader.load_service_model("deadline", name)
    for name in ("cli", "endpoints", "partitions", "sdk-default-configuration", "_retry"):
        loader.load_data(name)
    driver.session.get_available_services()
    gc.disable()  # else each child walks what it shares with the others
    for line in sys.stdin:
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            child = os.fork()
            if child == 0:
                os.dup2(output.fileno(), 1)
                os.dup2(errors.fileno(), 2)
                arguments, absent = json.loads(line)
                for name in absent:
                    del os.environ[name]
                sys.exit(driver.main(arguments))
            _, status = os.waitpid(child, 0)
            texts = []
            for stream in (output, errors):
                stream.seek(0)
                texts.append(stream.read().decode())
        print(json.dumps([os.waitstatus_to_exitcode(status), *texts]), flush=True)


if __name__ == "__main__":
    main()
