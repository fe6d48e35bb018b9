#!/usr/bin/env bash
# Try the wheel in FOLDER that fits PYTHON, in an environment without Rust: try_wheel.sh PYTHON FOLDER.
set -euo pipefail
wheels=$(realpath "$2")
smoke=$(realpath "$(dirname "$0")/smoke.py")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" -m venv "$folder/venv"
cd "$folder"
venv/bin/python -m pip install --quiet jmespath
venv/bin/python -m pip install --quiet --no-deps --no-index --only-binary :all: --find-links "$wheels" deadline-pages
env -i "HOME=$folder" venv/bin/python "$smoke" --profile
