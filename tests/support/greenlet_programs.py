"""Both libraries under gevent or eventlet, in a process of its own: `python -m tests.support.greenlet_programs ...`.

The arguments are a library, an order, the server's URL and a folder. Early, the sockets are patched before anything is
imported; late, when there is a client already. The last line says what each client gave.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.arguments import KEYS

warnings.simplefilter("ignore")  # eventlet's, of itself
# What ends so soon is asked for again with the first request.
PROCESS = """
import datetime, json, sys, time
time.sleep(0.05)
end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=8)
print(json.dumps({"Version": 1, "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "hush-hush-hush",
    "Expiration": end.strftime("%Y-%m-%dT%H:%M:%SZ")}))
with open(sys.argv[1], "a") as runs:
    runs.write("run ")
"""


class Greenlets:
    """What a program does with greenlets, by either library."""

    def __init__(self, name: str) -> None:
        if name == "gevent":
            importlib.import_module("gevent.monkey").patch_all()
        else:
            importlib.import_module("eventlet").monkey_patch()
        library: Any = importlib.import_module(name)
        self.spawn, self.sleep, self.timeout = library.spawn, library.sleep, library.Timeout
        self.ticks = 0
        self.spawn(self._tick)

    def _tick(self) -> None:
        while True:
            self.sleep(0.005)
            self.ticks += 1

    def all(self, *works: Callable[[], Any]) -> list[Any]:
        results: list[Any] = []

        def run(work: Callable[[], Any]) -> None:
            try:
                results.append(work())
            except Exception as error:
                results.append([type(error).__name__, str(error)])

        for work in works:
            self.spawn(run, work)
        while len(results) < len(works):
            self.sleep(0.001)
        return results

    def ticked(self, work: Callable[[], Any]) -> list[Any]:
        before = self.ticks
        return [work(), self.ticks > before + 1]


class Program:
    """One client's trials."""

    def __init__(self, greenlets: Greenlets, make: Callable[..., Any], client: Any, folder: Path) -> None:
        self.greenlets, self.make, self.client, self.folder = greenlets, make, client, folder

    def pages(self, farm: str, client: Any = None) -> Any:
        paginator = (client or self.client).get_paginator("list_sessions")
        return paginator.paginate(farmId=farm, queueId="queue-1", jobId="job-1")

    def ids(self, pages: Any) -> list[str]:
        return [session["sessionId"] for page in pages for session in page["sessions"]]

    def ticks(self) -> Any:
        return self.greenlets.ticked(lambda: self.ids(self.pages("farm-late")))

    def four_at_once(self) -> Any:
        return self.greenlets.all(*[lambda: self.ids(self.pages("farm-together"))] * 4)

    def views(self) -> Any:
        pages = self.pages("farm-late")
        return [
            [*pages.search("sessions[].sessionId")],
            [*pages.result_key_iters()[0]],
            pages.build_full_result(),
        ]

    def one_iterator(self) -> Any:
        pages = iter(self.pages("farm-late"))
        return sorted(map(str, self.greenlets.all(*[lambda: self.ids([next(pages)])] * 2)))

    def timeout(self) -> Any:
        try:
            with self.greenlets.timeout(0.05):
                return self.ids(self.pages("farm-silent"))
        except self.greenlets.timeout:
            return "Timeout"

    def server_in_the_same_process(self) -> Any:
        from http.server import BaseHTTPRequestHandler, HTTPServer

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"sessions": [{"sessionId": "mine"}]}')

            def log_message(self, *_: Any) -> None: ...

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            client = self.make(endpoint_url=f"http://127.0.0.1:{server.server_port}")
            ids = self.ids(self.pages("farm-1", client))
            server.shutdown()
        return ids

    def thread_pool(self) -> Any:
        pool = sys.modules.get("gevent")
        work: Callable[[], Any] = lambda: self.ids(self.pages("farm-late"))  # noqa: E731
        if pool is not None:
            return self.greenlets.ticked(lambda: pool.get_hub().threadpool.apply(work))
        tpool = importlib.import_module("eventlet.tpool")
        return self.greenlets.ticked(lambda: tpool.execute(work))

    def credential_process(self) -> Any:
        program, runs, config = (self.folder / name for name in ("process.py", "runs", "config"))
        program.write_text(PROCESS)
        runs.write_text("")
        config.write_text(f"[profile p]\ncredential_process = {sys.executable} {program} {runs}\n")
        client = self.make(profile_name="p")
        outcome = self.greenlets.ticked(lambda: [self.ids(self.pages("farm-late", client)) for _ in range(2)])
        together = self.greenlets.all(*[lambda: self.ids(self.pages("farm-late", client))] * 3)
        return [outcome, together, runs.read_text().count("run") > 1]

    def nothing_is_lost(self) -> Any:
        """The second and the fourth page are not answered when they are asked for first."""
        seen, interrupted = [], 0
        pages = iter(self.pages("farm-hesitates"))
        while True:
            try:
                with self.greenlets.timeout(0.2):
                    seen += self.ids([next(pages)])
            except self.greenlets.timeout:
                interrupted += 1
            except StopIteration:
                return [seen, interrupted > 0]

    def killed(self) -> Any:
        pages, seen = iter(self.pages("farm-hesitates")), []

        def listing() -> None:
            for page in pages:
                seen.extend(self.ids([page]))

        while len(seen) < 5:
            greenlet = self.greenlets.spawn(listing)
            self.greenlets.sleep(0.2)
            greenlet.kill()
        return seen


# boto3's generators have ended then.
OURS = ("nothing_is_lost", "killed")
TRIALS = [name for name, value in vars(Program).items() if callable(value) and name not in ("__init__", "pages", "ids")]
# botocore breaks where it is imported before the sockets are patched.
LATE = ("ticks", "four_at_once", "timeout")


def main(library: str, order: str, url: str, folder: str) -> None:
    def maker(name: str) -> Callable[..., Any]:
        def make(endpoint_url: str = url, **session: Any) -> Any:
            module = importlib.import_module(name)
            config: Any = {"inject_host_prefix": False, "read_timeout": 10, "retries": {"total_max_attempts": 1}}
            if name == "boto3":  # which is not to be imported before the sockets are patched
                config = importlib.import_module("botocore.config").Config(**config)
            made = module.Session(**(session or KEYS))
            return made.client("deadline", "eu-west-1", endpoint_url=endpoint_url, config=config)

        return make

    is_late = order == "late"
    ours = maker("deadline_pages")() if is_late else None
    greenlets = Greenlets(library)
    outcomes = {}
    for name in ("deadline_pages",) if is_late else ("boto3", "deadline_pages"):
        program = Program(greenlets, maker(name), ours or maker(name)(), Path(folder))
        trials = [
            trial for trial in TRIALS if (name != "boto3" or trial not in OURS) and (not is_late or trial in LATE)
        ]
        outcomes[name] = {trial: getattr(program, trial)() for trial in trials}
    print(json.dumps(outcomes), flush=True)
    # Some of what botocore left in the hub does not end.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
