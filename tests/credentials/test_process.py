"""`credential_process`: which program is run, with what, and in the company of what else the process does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.support.aws_files import PYTHONS, RUNS, answered, home_environment, process, section, write_files
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws

# A program in a folder of PATH that says how it was called.
TELLS: Final = f"""#!{sys.executable}
import json, os, sys
told = {{name: os.environ.get(name) for name in ("PATH", "a.b", "1x", "BASH_FUNC_x%%", "_")}}
with open("{{home}}/ran", "a") as ran:
    ran.write(json.dumps([sys.argv[1:], told]) + "\\n")
print({answered()!r})
"""
BIN: Final = {"PATH": "{home}/bin:/usr/bin:/bin"}
WORDS: Final = ("if", "time", "exec", "case", "{", "!", "while", "echo", "test", "true", "alias", "a=b")


def runs(line: str) -> str:
    return section("default", f"credential_process = {line}")


CALLED: Final = [
    scenario("credential_process", name, run)
    for name, run in {
        "a PATH without a shell": Run(config=RUNS, files=process(answered()), environment={"PATH": "/nonexistent"}),
        "no PATH": Run(config=RUNS, files=process(answered()), environment={"PATH": None}),
        "an empty PATH": Run(config=RUNS, files=process(answered()), environment={"PATH": ""}),
        "an assignment before the program": Run(config=runs("A=b {home}/bin/process"), files=process(answered())),
        "what a shell would expand": Run(
            config=runs(r"""{home}/bin/tells 'a b' "c$HOME" d\\ e '' ~ * $HOME `x` ; & | > x #no <in"""),
            files={"bin/tells": TELLS},
        ),
        "a line end in an argument": Run(config=runs("{home}/bin/tells 'a\n b'"), files={"bin/tells": TELLS}),
        "an argument of 120 KB": Run(config=runs("{home}/bin/process " + "x" * 120_000), files=process(answered())),
        "an argument that the system does not take": Run(
            config=runs("{home}/bin/process " + "x" * 140_000), files=process(answered())
        ),
        "a variable that no shell could set": Run(
            config=runs("{home}/bin/tells"),
            files={"bin/tells": TELLS},
            environment={"a.b": "1", "1x": "2", "BASH_FUNC_x%%": "() { echo; }"},
        ),
        "a quote without an end": Run(config=runs("{home}/bin/process 'x"), files=process(answered())),
        "a program that is a folder": Run(config=runs("{home}")),
        "a program that is no program": Run(config=runs("{home}/x"), files={"x": "\x7fnothing"}),
        "a home folder's tilde": Run(config=runs("~/bin/process"), files=process(answered())),
        "a program that dies": Run(config=runs("/bin/sh -c 'echo sorry >&2; kill -9 $$'")),
        "an answer of 1 MB": Run(config=RUNS, files=process(answered(Pad="x" * 1_000_000))),
        "an error of 1 MB": Run(config=runs("/bin/sh -c 'yes sorry | head -c 1000000 >&2; exit 3'")),
        "an empty session token": Run(config=RUNS, files=process(answered(SessionToken=""))),
        "a version with a fraction of nothing": Run(config=RUNS, files=process(answered(Version=1.0))),
        "a version as text": Run(config=RUNS, files=process(answered(Version="1"))),
        **{
            f"a program whose name is a shell's word: {word}": Run(
                config=runs(f"{word} one two"), files={f"bin/{word}": TELLS}, environment=BIN
            )
            for word in WORDS
        },
        **{
            f"an end like {end}": Run(config=RUNS, files=process(answered(Expiration=end)))
            for end in (
                "2099-01-01T00:00:00+00:00",
                "2099-01-01T00:00:00.1234567-08:00",
                "2099-01-01 00:00:00 UTC",
                "20990101T000000Z",
                "Thu, 01 Jan 2099 00:00:00 GMT",
            )
        },
    }.items()
]


@pytest.mark.parametrize("run", CALLED)
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


DIFFERENT: Final = [
    scenario("credential_process", name, run, text, different=PYTHONS)
    for name, run, text in [
        (
            "an end without a zone",
            Run(config=RUNS, files=process(answered(Expiration="2099-01-01T00:00:00"))),
            "The Expiration in the response is not a date and time with a zone",
        ),
        (
            "an end that is no date",
            Run(config=RUNS, files=process(answered(Expiration="soon"))),
            "The Expiration in the response is not a date and time with a zone",
        ),
        (
            "a key that is no text",
            Run(config=RUNS, files=process(answered(SecretAccessKey=["hush"]))),
            "The SecretAccessKey in the response is not a string",
        ),
        (
            "an error that is no UTF-8",
            Run(config=runs(r"""/bin/sh -c 'printf "\377" >&2; exit 3'""")),
            "from custom-process: \ufffd",
        ),
    ]
]


@pytest.mark.parametrize(("run", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, text: str) -> None:
    room.differs(run, services, "CredentialRetrievalError", text)


FAILS_LATER: Final = f"""#!{sys.executable}
import datetime, os, sys
if os.path.exists("{{home}}/ran"):
    sys.exit(3)
with open("{{home}}/ran", "w") as ran:
    ran.write("once")
soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=14)
print({answered(Expiration="SOON")!r}.replace("SOON", soon.isoformat()))
"""
STILL_VALID: Final = "boto3 raises the error in the last 10 minutes; keys that are valid still are used here"


@pytest.mark.scenario("credential_process", "a program that fails when it is run again", different=STILL_VALID)
def test_keys_are_used_while_they_are_valid(room: CleanRoom, services: FakeAws) -> None:
    theirs, ours = room.both(Run(config=RUNS, files={"bin/process": FAILS_LATER}), services)
    assert theirs["step"] == "call"
    assert theirs["error"][0] == "CredentialRetrievalError"
    assert ours.get("error") is None


# -- in the company of what else a process does --------------------------------------------------------------------

IGNORED: Final = "signal.signal(signal.SIGCHLD, signal.SIG_IGN)"
PREPARATIONS: Final = {
    "nothing else, standard input is a pipe": "",
    "SIGCHLD is ignored": IGNORED,
    "a handler of SIGCHLD reaps every child": """
def reap(*_):
    try:
        while os.waitpid(-1, os.WNOHANG)[0]: pass
    except ChildProcessError: pass
signal.signal(signal.SIGCHLD, reap)
""",
    "a thread reaps every child": """
def reap():
    while True:
        try: os.waitpid(-1, 0)
        except ChildProcessError: time.sleep(0.0005)
threading.Thread(target=reap, daemon=True).start()
""",
    "a child of the application has ended": """
ended = os.fork()
if ended == 0: os._exit(7)
time.sleep(0.2)
""",
}
PROGRAM: Final = """
import importlib, json, os, signal, sys, threading, time
module = importlib.import_module(sys.argv[1])
ended = None
{preparation}
before = [str(signal.getsignal(number)) for number in signal.valid_signals()]
told = []
try:
    client = module.client("deadline")
    for _ in range(2): client.list_sessions(farmId="farm-1", queueId="queue-1", jobId="job-1")
    told.append("fine")
except Exception as error:
    told.append(type(error).__name__)
if [str(signal.getsignal(number)) for number in signal.valid_signals()] != before: told.append("signals changed")
if ended is not None: told.append(os.waitpid(ended, 0)[1] >> 8)
print(json.dumps(told))
"""
READS: Final = f"""#!{sys.executable}
import datetime, os, sys, time
with open("{{home}}/ran", "a") as ran:
    ran.write(sys.stdin.readline())
soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4.9)
print({answered(Expiration="SOON")!r}.replace("SOON", soon.isoformat()))
sys.exit(STATUS)
"""


def outcome(home: Path, services: FakeAws, library: str, preparation: str, status: int) -> Any:
    """Run the program once; give what it printed, and what its credential processes read."""
    write_files(home, {".aws/config": RUNS, "bin/process": READS.replace("STATUS", str(status))})
    (home / "ran").unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{preparation}", preparation), library],
        env=home_environment(home, services.url),
        input="a line\n",
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), (home / "ran").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("preparation", "status"),
    [
        *(scenario("credential_process", name, code, 0) for name, code in PREPARATIONS.items()),
        scenario(
            "credential_process", "SIGCHLD is ignored, and the program fails", PREPARATIONS["SIGCHLD is ignored"], 3
        ),
    ],
)
def test_in_company(tmp_path: Path, services: FakeAws, preparation: str, status: int) -> None:
    theirs = outcome(tmp_path, services, "boto3", preparation, status)
    assert outcome(tmp_path, services, "deadline_pages", preparation, status) == theirs
    assert theirs[0][0] == "fine"
    assert theirs[1] == "a line\n"


# -- a fetch that takes its time, when the keys end ----------------------------------------------------------------

# The first run answers at once with keys for seconds, or what `FIRST` says; those after it take their time.
SLOW: Final = f"""#!{sys.executable}
import datetime, os, sys, time
with open("{{home}}/ran", "a") as ran:
    ran.write("x")
runs = os.path.getsize("{{home}}/ran")
time.sleep(0 if runs == 1 else SLEEP)
left = float(os.environ.get("FIRST", "4.9")) if runs == 1 else 3600
ends = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=left)
print({answered(Expiration="ENDS")!r}.replace("ENDS", ends.isoformat()))
"""
START: Final = """
import asyncio, importlib, json, os, signal, sys, threading, time
module = importlib.import_module(sys.argv[1])
IDS = dict(farmId="farm-1", queueId="queue-1", jobId="job-1")
def together(work, count=16):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def while_slow(home: Path, services: FakeAws, code: str, seconds: float, library: str = "deadline_pages") -> Any:
    """Run code; give what it printed, how it ended, and how often the process ran."""
    write_files(home, {".aws/config": RUNS, "bin/process": SLOW.replace("SLEEP", str(seconds))})
    (home / "ran").unlink(missing_ok=True)
    program, clean = [sys.executable, "-c", START + code, library], home_environment(home, services.url)
    done = subprocess.run(program, env=clean, capture_output=True, text=True, timeout=50)
    return done.stdout.strip(), done.returncode, done.stderr, (home / "ran").stat().st_size


def test_threads_wait_for_one_process(tmp_path: Path, services: FakeAws) -> None:
    code = """
c = module.client("deadline")
together(lambda: c.list_sessions(**IDS))
print("fine")
"""
    assert while_slow(tmp_path, services, code, 0.5) == ("fine", 0, "", 2)


def test_threads_that_make_the_first_clients_run_one_process(tmp_path: Path, services: FakeAws) -> None:
    code = """
s = module.Session()
together(lambda: s.client("deadline"))
print("fine")
"""
    assert while_slow(tmp_path, services, code, 0.5) == ("fine", 0, "", 1)


def test_a_request_that_is_given_up_leaves_the_keys_for_the_next(tmp_path: Path, services: FakeAws) -> None:
    code = """
async def main():
    c = module.client("deadline")
    try:
        await asyncio.wait_for(c.list_sessions_async(**IDS), 0.3)
    except asyncio.TimeoutError:
        print("given up")
    ticks = 0
    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(1.5)
    await c.list_sessions_async(**IDS)
    print("fine", ticks > 20)
asyncio.run(main())
"""
    assert while_slow(tmp_path, services, code, 0.8) == ("given up\nfine True", 0, "", 2)


def test_an_event_loop_goes_on(tmp_path: Path, services: FakeAws) -> None:
    code = """
async def main():
    c = module.client("deadline")
    listing = asyncio.create_task(c.list_sessions_async(**IDS))
    ticks = 0
    while not listing.done():
        await asyncio.sleep(0.01)
        ticks += 1
    await listing
    print("fine", ticks > 20)
asyncio.run(main())
"""
    assert while_slow(tmp_path, services, code, 1) == ("fine True", 0, "", 2)


def test_ctrl_c_then_the_interpreter_ends(tmp_path: Path, services: FakeAws) -> None:
    code = """
c = module.client("deadline")
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    c.list_sessions(**IDS)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    assert while_slow(tmp_path, services, code, 2)[:3] == ("interrupted", 0, "")


def test_a_signal_handler_that_makes_a_client_too(tmp_path: Path, services: FakeAws) -> None:
    code = """
signal.signal(signal.SIGALRM, lambda *_: module.client("deadline").list_sessions(**IDS))
ran = os.environ["HOME"] + "/ran"
open(ran, "w").write("x")  # so that every run takes its time
def alarm():
    while os.path.getsize(ran) < 2:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGALRM)
threading.Thread(target=alarm).start()
module.client("deadline").list_sessions(**IDS)
print("fine")
"""
    theirs = while_slow(tmp_path, services, code, 0.8, "boto3")
    assert while_slow(tmp_path, services, code, 0.8) == theirs == ("fine", 0, "", 3)


def test_no_thread_for_a_fetch(tmp_path: Path, services: FakeAws) -> None:
    code = """
os.environ["FIRST"] = "-60"
c = module.client("deadline")
real = threading.Thread.start
def refuse(self): raise RuntimeError("can't start new thread")
threading.Thread.start = refuse
try:
    c.list_sessions(**IDS)
except RuntimeError as error:
    print(error)
threading.Thread.start = real
c.list_sessions(**IDS)
print("fine")
"""
    assert while_slow(tmp_path, services, code, 0) == ("can't start new thread\nfine", 0, "", 2)
