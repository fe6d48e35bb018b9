#!/usr/bin/env bash
# A virtual environment of a free-threaded CPython: scripts/free_threaded.sh 3.14 FOLDER makes FOLDER/venv.
#
# It is that of the python3.14t on PATH; where there is none, one is built from the source package of a newer Debian: by
# the machine's own mirror and keys, with nothing else of its apt changed. That takes ten minutes, a C compiler, dpkg-dev,
# libssl-dev, libffi-dev and zlib1g-dev. On other systems put one on PATH.
set -euo pipefail
version=$1
folder=$(realpath -m "$2")
suites=(trixie forky sid)

# Where apt gets Debian from, by its own account.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort -u | sed -n 1p
}

# The source package into the current folder, by the first suite that gives it.
download() {
    local uri
    uri=$(mirror)
    mkdir -p apt/lists/partial apt/cache/archives/partial apt/parts
    : >apt/status
    local apt=(apt-get --quiet
        -o APT::Sandbox::User=root
        -o Dir::Cache="$PWD/apt/cache"
        -o Dir::Etc::SourceList="$PWD/apt/sources.list"
        -o Dir::Etc::SourceParts="$PWD/apt/parts"
        -o Dir::State="$PWD/apt"
        -o Dir::State::Lists="$PWD/apt/lists"
        -o Dir::State::status="$PWD/apt/status")
    for suite in "${suites[@]}"; do
        echo "deb-src $uri $suite main" >apt/sources.list
        "${apt[@]}" update >apt/log 2>&1 || continue
        if "${apt[@]}" source --download-only --only-source "python$version" >>apt/log 2>&1; then
            return
        fi
    done
    echo "no suite of Debian (${suites[*]}) gives the source of python$version here; put a python${version}t on PATH" >&2
    return 1
}

build() {
    local work=$folder/build
    rm -rf "$work"
    mkdir -p "$work/source"
    cd "$work"
    download
    tar --extract --file "$(echo python"$version"_*.orig.tar.[gx]z)" --strip-components 1 --directory source
    cd source
    ./configure --quiet --disable-gil --prefix="$folder/python" >"$folder/log"
    make --jobs "$(nproc)" --silent >>"$folder/log" 2>&1
    make --silent install >>"$folder/log" 2>&1
    cd "$folder"
    rm -rf "$work"
}

if ! python=$(command -v "python${version}t"); then
    python=$folder/python/bin/python${version}t
    [ -x "$python" ] || build
fi
"$python" -c 'import ctypes, ssl, sysconfig, zlib; assert sysconfig.get_config_var("Py_GIL_DISABLED")'
"$python" -m venv "$folder/venv"
