#!/usr/bin/env bash
# A virtual environment of a free-threaded CPython: scripts/free_threaded.sh 3.14 FOLDER makes FOLDER/venv.
#
# With the python3.14t on PATH. If there is none, one is built from the source package of a newer Debian, from the
# machine's own mirror, without changing its apt configuration. That takes ten minutes, a C compiler, dpkg-dev, libssl-dev,
# libffi-dev and zlib1g-dev. On other systems put one on PATH.
set -euo pipefail
version=$1
folder=$(realpath -m "$2")
suites=(trixie forky sid)

# The mirror that apt uses.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort -u | sed -n 1p
}

# Download the source package into the current folder, from the first suite that has it.
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
        "${apt[@]}" update >>apt/log 2>&1 || continue
        if "${apt[@]}" source --download-only --only-source "python$version" >>apt/log 2>&1; then
            return
        fi
    done
    older "$uri" && return
    echo "no suite of Debian (${suites[*]}) gives the source of python$version here; put a python${version}t on PATH" >&2
    return 1
}

# A mirror's index may be ahead of its files: the newest release before those that apt asked for.
older() {
    local name=python$version latest patch file sum
    latest=$(sed -n "s/.*${name}_$version\.\([0-9]*\)\.orig.*/\1/p" apt/log | sort -n | tail -n 1)
    for ((patch = ${latest:-0}; patch >= 0; patch--)); do
        file=${name}_$version.$patch
        helper "$1pool/main/p/$name/$file-1.dsc" "$file.dsc" || continue
        sum=$(awk '/^Checksums-Sha256/ {found = 1} found && /orig\.tar\.xz$/ {print $1; exit}' "$file.dsc")
        helper "$1pool/main/p/$name/$file.orig.tar.xz" "$file.orig.tar.xz" "SHA256:$sum" && return
    done
    return 1
}

helper() {
    /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file "$@" >>apt/log 2>&1
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
