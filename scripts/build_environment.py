"""What every build is told, so that all share what is compiled: python scripts/build_environment.py [COMMAND ...].

Runs the command, such as maturin or cargo, in that environment. Without one, prints the path of the profile of this
compiler, whether there is one or not.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def compiler() -> dict[str, str]:
    """Return `release` and `host` of rustc; nothing if there is none."""
    try:
        command = [os.environ.get("RUSTC", "rustc"), "-vV"]
        text = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    return dict(re.findall(r"^(release|host): (\S+)$", text, re.MULTILINE))


def profile(release: str, host: str) -> Path:
    """Return the path of a compiler's profile (profile-guided optimization); another compiler cannot use it."""
    return ROOT / "profile" / f"rustc-{release}-{host}.profdata"


def variables() -> dict[str, str]:
    """Return the variables of a build, which cargo joins with the user's own configuration."""
    found = compiler()
    if not found:
        return {}
    # Not in the flags of another target, nor beside `RUSTFLAGS`: cargo sees to both.
    name = f"CARGO_TARGET_{found['host'].upper().replace('-', '_')}_RUSTFLAGS"
    cargo_home = os.environ.get("CARGO_HOME", Path.home() / ".cargo")
    # Where it was built is not in what was built.
    flags = [f"--remap-path-prefix={ROOT}=.", f"--remap-path-prefix={cargo_home}=cargo"]
    if profile(**found).exists():
        flags.append(f"-Cprofile-use={profile(**found)}")
    # Cargo splits the variable at spaces.
    told = " ".join([os.environ.get(name, ""), *(flag for flag in flags if " " not in flag)]).strip()
    # maturin would warn of `build_backend.py`, which calls it.
    return {name: told, "MATURIN_NO_MISSING_BUILD_BACKEND_WARNING": "1"}


def main(command: list[str]) -> int:
    """Run the command; return its exit status."""
    if not command:
        print(profile(**compiler()))
        return 0
    return subprocess.run(command, env={**os.environ, **variables()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
